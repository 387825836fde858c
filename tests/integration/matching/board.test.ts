import { beforeAll, expect, test } from 'vitest'
import type { ExpertContent } from '#app/features/expertise/content.ts'
import { getBoardDesk, type BoardDesk } from '#app/features/matching/board/queries/board-workspace.server.ts'
import { getBoard } from '#app/features/matching/board/queries/board-view.server.ts'
import { getComparison } from '#app/features/matching/board/queries/comparison-view.server.ts'
import { listDecisions } from '#app/features/matching/board/queries/decision-lines.server.ts'
import { getPairView } from '#app/features/matching/board/queries/pair-view.server.ts'
import { getRankingView } from '#app/features/matching/board/queries/ranking-view.server.ts'
import { listRounds } from '#app/features/matching/board/queries/round-rows.server.ts'
import { getRoundView } from '#app/features/matching/board/queries/round-view.server.ts'
import { getWhyView } from '#app/features/matching/board/queries/why-view.server.ts'
import { typedSettings } from '#app/features/matching/board/settings-form.ts'
import { takePairForm } from '#app/features/matching/board/take-pair-form.server.ts'
import { takeRoundForm } from '#app/features/matching/board/take-round-form.server.ts'
import { takeSettingsForm } from '#app/features/matching/board/take-settings-form.server.ts'
import { runRound } from '#app/features/matching/rounds/run-round.server.ts'
import { DEFAULT_SETTINGS, type RoundSettings } from '#app/features/matching/rounds/settings.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { makeAsk, makeCoordination } from '#tests/support/coordination.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const going = new AbortController().signal
const open = { proposedBy: 'COORDINATORS', seenBy: 'COORDINATORS' } as const
const nothing = new URLSearchParams()

let [actor, viewer]: (Actor | null)[] = [null, null]
let desk: BoardDesk
let needs: string[]
let experts: string[]

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}
const who = () => actor as Actor
const readRound = (number: number, search = nothing) => getRoundView(who(), desk, number, search)

async function run(settings: RoundSettings = DEFAULT_SETTINGS): Promise<number> {
  const taken = await takeSettingsForm(who(), desk, form(typedSettings(settings, String)))
  if (taken.outcome === 'refused') throw new Error(taken.errors.map(({ message }) => message).join())
  const { id } = await db.matchingRound.findFirstOrThrow({ where: { workspaceId: desk.id, number: taken.number } })
  await runRound({ roundId: id }, going)
  return taken.number
}

beforeAll(async () => {
  const [ministry, roster, coordination] = [await makeWorkspace('ministry'), await makeWorkspace('roster'), await makeCoordination('desk')]
  actor = await makePerson('validator', coordination, 'VALIDATOR')
  viewer = await makePerson('viewer', coordination, 'VIEWER')
  desk = await getBoardDesk(actor, 'desk', 'fr')
  const speaks = (level: 'C2' | 'A1'): Partial<ExpertContent> => ({
    skills: [{ id: 's0000001', key: 'isco:213', level: 4 }],
    languages: [{ tag: 'fr', level }],
    countries: [],
    contexts: [],
    availability: [{ from: '2027-01-01', to: '2027-12-31' }],
    daysPerYear: 100,
  })
  const made = [
    await makeExpert(roster, { ...open, content: speaks('C2') }),
    await makeExpert(roster, { ...open, content: speaks('C2') }),
    await makeExpert(roster, { ...open, content: speaks('A1') }),
  ]
  experts = made.map(({ id }) => id)
  needs = [
    await makeAsk(ministry, { country: 'SN', priority: 1, languages: [{ tag: 'fr', level: 'B2', must: true }] }),
    await makeAsk(ministry, { country: 'ML', priority: 2, slots: 3, languages: [{ tag: 'fr', level: 'B2', must: true }] }),
  ]
})

test('the board lists open requests by priority, with who could answer and what is missing', async () => {
  const board = await getBoard(desk, nothing)
  expect(board.lines.map(({ id }) => id)).toEqual(needs)
  expect(board.figures.map(({ figure }) => figure)).toEqual(['2', '4', '0', '3'])
  expect(board.lines.map(({ answering }) => answering.isShort)).toEqual([false, true])
  expect((await getBoard(desk, new URLSearchParams('country=ML'))).lines.map(({ id }) => id)).toEqual([needs[1]])
  expect((await getBoard(desk, new URLSearchParams('places=filled&priority=9'))).lines).toEqual([])
})

test('a workspace that does not coordinate has no board, and its members none of another', async () => {
  const stranger = await makePerson(
    'stranger',
    { id: (await db.workspace.findUniqueOrThrow({ where: { slug: 'ministry' } })).id },
    'MANAGER',
  )
  await expect(getBoardDesk(stranger, 'ministry', 'fr')).rejects.toMatchObject({ kind: 'not-found' })
  await expect(getBoardDesk(stranger, 'desk', 'fr')).rejects.toMatchObject({ kind: 'not-found' })
})

test('the ranking names what keeps somebody from a request', async () => {
  const possible = await getRankingView(who(), desk, needs[0] ?? '', nothing)
  expect(possible.lines.map(({ profileId }) => profileId).sort()).toEqual(experts.slice(0, 2).sort())
  const blocked = await getRankingView(who(), desk, needs[0] ?? '', new URLSearchParams('show=blocked'))
  expect(blocked.lines.map(({ profileId }) => profileId)).toEqual([experts[2]])
  expect(blocked.lines[0]?.blockedBy).toHaveLength(1)
})

test('a lock needs a reason, and one against which something stands is refused beside the form, with names', async () => {
  const pair = (index: number) => ({ needId: needs[0] ?? '', profileId: experts[index] ?? '' })
  const decide = (index: number, reason: string) => takePairForm(who(), desk, pair(index), form({ intent: 'decide', kind: 'LOCK', reason }))
  expect(await decide(0, ' ')).toMatchObject({ outcome: 'refused', errors: [{ name: 'reason' }] })
  expect(await decide(2, 'Connu')).toMatchObject({
    outcome: 'refused',
    typed: { kind: 'LOCK', reason: 'Connu' },
    errors: [{ name: 'kind' }],
  })
  expect(await decide(0, 'Connu')).toEqual({ outcome: 'done', done: 'LOCK' })
  expect(await decide(1, 'Aussi')).toMatchObject({ outcome: 'refused', errors: [{ name: 'kind' }] })
  expect((await listDecisions(desk, null)).lines).toMatchObject([{ kind: 'LOCK', reason: 'Connu', profileId: experts[0] }])
  expect((await getPairView(desk, needs[0] ?? '', experts[0] ?? '')).decision).toMatchObject({ kind: 'LOCK', reason: 'Connu' })
})

test('a round is run, read, adopted and sent; another shows what changed', async () => {
  const first = await run()
  const outcome = await readRound(first)
  expect(outcome).toMatchObject({ state: 'DONE', can: { adopt: true, send: false, cancel: false } })
  const given = (await readRound(first, new URLSearchParams('part=assignments'))).assignments?.lines ?? []
  expect(given.map(({ key }) => key)).toContain(`${needs[0] ?? ''} ${experts[0] ?? ''}`)
  const [line] = given
  const why = await getWhyView(desk, first, new URL(line?.whyHref ?? '', 'http://x').searchParams)
  expect(why.words.components.length).toBe(7)
  const unfilled = (await readRound(first, new URLSearchParams('part=unfilled'))).unfilled?.lines ?? []
  expect(unfilled.map(({ needId }) => needId)).toEqual([needs[1]])
  expect(unfilled[0]?.remedies.length).toBeGreaterThan(0)

  expect(await takeRoundForm(who(), desk, first, form({ intent: 'adopt' }))).toMatchObject({ refused: [] })
  const adopted = await readRound(first, new URLSearchParams('part=assignments'))
  expect(adopted.can).toMatchObject({ adopt: false, send: true })
  const match = adopted.assignments?.lines[0]?.match
  const sent = await takeRoundForm(who(), desk, first, form({ intent: 'send', match: match?.id ?? '' }))
  expect(sent.refused).toEqual([])
  const again = await takeRoundForm(who(), desk, first, form({ intent: 'send', match: match?.id ?? '' }))
  expect(again).toMatchObject({ text: null, refused: [{ expert: adopted.assignments?.lines[0]?.expert }] })

  const second = await run({ ...DEFAULT_SETTINGS, weights: { ...DEFAULT_SETTINGS.weights, skill: 350, language: 220 } })
  const comparison = await getComparison(who(), desk, new URLSearchParams({ a: String(first), b: String(second) }))
  expect(comparison.compared?.rows.map(({ key }) => key)).toEqual(expect.arrayContaining(['weight-skill', 'weight-language']))
  expect((await listRounds(desk, null)).lines.map(({ number }) => number)).toEqual([second, first])
})

test('a round that runs keeps a second from starting, and is cancelled', async () => {
  const fields = typedSettings(DEFAULT_SETTINGS, String)
  const started = await takeSettingsForm(who(), desk, form(fields))
  if (started.outcome !== 'started') throw new Error('not started')
  expect(await takeSettingsForm(who(), desk, form(fields))).toMatchObject({ outcome: 'refused', typed: fields })
  expect((await readRound(started.number)).can).toMatchObject({ cancel: true, again: false })
  await takeRoundForm(who(), desk, started.number, form({ intent: 'cancel' }))
  expect((await readRound(started.number)).state).toBe('CANCELLED')
})

test('who only reads sees the board, and decides nothing', async () => {
  const reading = await getBoardDesk(viewer as Actor, 'desk', 'fr')
  expect(reading).toMatchObject({ canRun: false, canSend: false })
  expect((await getRoundView(viewer as Actor, reading, 1, nothing)).can).toEqual({ cancel: false, adopt: false, send: false, again: false })
  await expect(takeSettingsForm(viewer as Actor, reading, form(typedSettings(DEFAULT_SETTINGS, String)))).rejects.toMatchObject({
    kind: 'forbidden',
  })
})
