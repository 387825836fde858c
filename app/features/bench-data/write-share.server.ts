import { v7 as uuidv7 } from 'uuid'
import { openCast, type Cast, type CastData } from './cast.server.ts'
import { Chance } from './chance.ts'
import { CopyRows, type Sink } from './copy-rows.server.ts'
import { drawNeed } from './draw-need.ts'
import { drawProject } from './draw-project.ts'
import { tellNeed, tellProject, type Stage } from './tell-record.server.ts'
import type { World } from './world.server.ts'

/** Which of all records one process makes: every `of`th from `part` on. */
export type Share = {
  cast: CastData
  run: string
  whole: { needs: number; projects: number }
  part: number
  of: number
  /** When the last one was written, in milliseconds. */
  until: number
}

const STAGES: [Stage, number][] = [
  ['PUBLISHED', 0.93],
  ['DRAFT', 0.05],
  ['SUBMITTED', 0.02],
]
/** What was written lately is what the first pages of lists show; nothing is older. */
const MOST_MILLISECONDS = 500 * 86_400_000
const REPORT_EVERY = 20_000
/** Published projects that needs may name as answering them: some of each share. */
const LINKABLE = 2000
/** Seeds of needs begin here, so that no need is drawn as a project was. */
const NEED_SEEDS = 500_000_000

/** Makes the records of a share, projects first, and hands over their rows. */
export async function writeShare(world: World, share: Share, sink: Sink, said: (what: string) => void): Promise<void> {
  const { run, part, of, until, whole } = share
  const cast = openCast(share.cast)
  const rows = new CopyRows(sink)
  const linkable: string[] = []
  const timeOf = (number: number, count: number) => until - ((count - number) * MOST_MILLISECONDS) / count
  for (let number = part; number < whole.projects; number += of) {
    const { chance, spot, seat, stage, at } = draw(world, cast, number + 1, timeOf(number, whole.projects))
    const content = drawProject(chance, { world, spot, seat, cast, code: `P${run}-${number}`, at: at.getTime() })
    const id = uuidv7({ msecs: at.getTime() })
    await tellProject(rows, world, { id, seat, stage, at, identifier: content.facts.iatiIdentifier ?? null }, content)
    if (stage === 'PUBLISHED' && linkable.length < LINKABLE) linkable.push(id)
    await rows.room()
    if (part === 0 && number > 0 && number % REPORT_EVERY === 0) said(`${number} of ${whole.projects} projects`)
  }
  for (let number = part; number < whole.needs; number += of) {
    const { chance, spot, seat, stage, at } = draw(world, cast, NEED_SEEDS + number, timeOf(number, whole.needs))
    const links = linkable.length > 0 && chance.is(0.04) ? [chance.pick(linkable)] : []
    const content = drawNeed(chance, world, spot, at.getTime(), links)
    await tellNeed(rows, world, { id: uuidv7({ msecs: at.getTime() }), seat, stage, at, identifier: null }, content)
    await rows.room()
    if (part === 0 && number > 0 && number % REPORT_EVERY === 0) said(`${number} of ${whole.needs} needs`)
  }
  await rows.finish()
}

function draw(world: World, cast: Cast, seed: number, time: number) {
  const chance = new Chance(seed)
  const spot = world.spot(chance)
  return { chance, spot, seat: cast.seatIn(spot.country, chance), stage: chance.weighted(STAGES), at: new Date(Math.floor(time)) }
}
