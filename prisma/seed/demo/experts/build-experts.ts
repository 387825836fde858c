import type { WorkMode } from '#app/features/expertise/content.ts'
import { addDays, officeTime } from '../calendar.ts'
import { idsFor, rowIdOf } from '../ids.ts'
import { membersWith } from '../people.ts'
import { randomFor, type Random } from '../random.ts'
import { workspaceBySlug, WORKSPACES } from '../workspaces.ts'
import { readBlocks, type Archetype, type Blocks, type Origin, type Written } from './blocks.ts'
import { drawConsent, drawVerifications, rosterLanguage } from './consent.ts'
import type { DemoExpert } from './expert.ts'
import { asAddress, drawName, drawTeamName } from './names.ts'
import {
  drawAvailability,
  drawClearances,
  drawContexts,
  drawCountries,
  drawLanguages,
  drawSeniority,
  drawSkills,
  drawYears,
} from './traits.ts'
import { drawTexts, writtenLanguages } from './texts.ts'

/** Those of them who sign in: the first person of an archetype and an origin. */
const ACCOUNTS = new Map([
  ['hydrogeologist sa 1', { email: 'khadija.sidi@experts-demo.example', name: 'Khadija Mint Sidi', country: 'MR' }],
  ['epidemiologist lu 1', { email: 'celeste.mondlane@experts-demo.example', name: 'Celeste Mondlane', country: 'MZ' }],
  ['project-manager ea 1', { email: 'peter.otieno@experts-demo.example', name: 'Peter Otieno', country: 'KE' }],
])

/** What no two experts share. */
type Taken = { names: Set<string>; codes: Set<string> }
type Cast = { blocks: Blocks; archetype: Archetype; originKey: string; key: string; kind: DemoExpert['kind']; taken: Taken }

/**
 * The pool of the demonstration: 370 people and 30 teams in the rosters of its workspaces. Pure and deterministic: two calls give equal
 * values with equal ids. Throws where the data contradicts itself.
 */
export function buildDemoExperts(): DemoExpert[] {
  const blocks = readBlocks()
  const taken: Taken = { names: new Set([...ACCOUNTS.values()].map(({ name }) => name)), codes: new Set() }
  return blocks.archetypes.flatMap((archetype) => {
    const people = Object.entries(archetype.people).flatMap(([originKey, count]) =>
      Array.from({ length: count }, (_, nth) => ({ originKey, key: `${archetype.key} ${originKey} ${nth + 1}`, kind: 'PERSON' as const })),
    )
    const teams = archetype.teams.map((originKey) => ({ originKey, key: `${archetype.key} ${originKey} team`, kind: 'TEAM' as const }))
    return [...people, ...teams].map((one) => buildExpert({ blocks, archetype, taken, ...one }))
  })
}

function buildExpert(cast: Cast): DemoExpert {
  const { blocks, archetype, key, kind, originKey } = cast
  const random = randomFor(`expert ${key}`)
  const origin = blocks.origins[originKey]
  if (!origin) throw new Error(`The demonstration has no origin ${originKey}`)
  const account = ACCOUNTS.get(key)
  const base = account?.country ?? random.pick(origin.countries)
  const workspace = rosterOf(blocks, archetype, origin, base, random)
  const roster = rosterLanguage(workspaceBySlug(workspace).language)
  const createdOn = addDays('2026-03-02', random.between(0, 245))
  const nextId = idsFor(`expert ${key}`, officeTime(createdOn, 0))
  const id = nextId()
  const { content, languages, isSeasoned } = drawContent(cast, { origin, base, roster, random, nextId })
  const name = kind === 'TEAM' ? teamName(cast, languages) : (account ?? personName(cast, base, languages, random))
  return {
    id,
    workspace,
    ...(account && { account: account.email }),
    kind,
    name: name.name,
    pseudonym: drawCode(cast.taken.codes, random),
    email: name.email,
    content,
    conflicts: drawConflicts(workspace, random),
    consent: drawConsent(blocks, roster, { isOwn: account !== undefined, createdOn }, random),
    createdBy: random.pick(membersWith(workspace, ['CONTRIBUTOR', 'MANAGER'])),
    createdAt: officeTime(createdOn, 0),
    verifications: drawVerifications(blocks, { workspace, content, roster, createdOn, isSeasoned }, random, nextId),
  }
}

type Scene = { origin: Origin; base: string; roster: Written; random: Random; nextId: () => string }

function drawContent({ blocks, archetype, kind, key }: Cast, { origin, base, roster, random, nextId }: Scene) {
  const account = ACCOUNTS.get(key)
  const seniority = account || kind === 'TEAM' ? 'senior' : drawSeniority(origin, random)
  const spoken = drawLanguages(origin, base, random)
  const languages = writtenLanguages(spoken, roster, random)
  const size = random.between(3, 8)
  const count = kind === 'TEAM' ? size : drawYears(seniority, random)
  const contexts = drawContexts(archetype, seniority, random)
  const days = random.pick([40, 45, 45, 60, 60, 60, 80, 90, 120])
  const content: DemoExpert['content'] = {
    ...drawTexts(archetype, blocks, { languages, count, kind }, random),
    skills: drawSkills(archetype, seniority, random, () => rowIdOf(nextId())),
    languages: spoken,
    countries: drawCountries(origin, base, seniority, random),
    contexts,
    base,
    availability: drawAvailability(origin, random),
    mode: origin.seasoned || account ? 'either' : drawMode(random),
    daysPerYear: kind === 'TEAM' ? days * Math.ceil(size / 2) : days,
    restDays: random.pick([0, 0, 7, 10, 14, 21]),
    atOnce: kind === 'TEAM' ? Math.min(4, Math.floor(size / 2)) : 1,
    clearances: drawClearances(origin, contexts, random),
    notIn: random.chance(8) ? [random.pick(origin.far)] : [],
  }
  return { content, languages, isSeasoned: origin.seasoned || kind === 'TEAM' }
}

function drawMode(random: Random): WorkMode {
  if (random.chance(68)) return 'either'
  return random.chance(75) ? 'onsite' : 'remote'
}

/** A roster of the origin that takes such people: often the government's own, where it has one. */
function rosterOf({ fields }: Blocks, { key }: Archetype, { rosters }: Origin, base: string, random: Random): string {
  const fitting = rosters.filter((slug) => fields[slug]?.includes(key) ?? true)
  const isGovernment = (slug: string) => workspaceBySlug(slug).kind === 'GOVERNMENT'
  const own = fitting.find((slug) => isGovernment(slug) && workspaceBySlug(slug).country === base)
  return own && random.chance(75) ? own : random.pick(fitting.filter((slug) => !isGovernment(slug)))
}

function personName({ blocks, taken }: Cast, base: string, [first = 'en']: readonly Written[], random: Random) {
  const { shown, latin } = drawName(blocks, base, first, taken.names, random)
  return { name: shown, email: `${asAddress(latin)}@experts-demo.example` }
}

function teamName({ blocks, taken, key }: Cast, [first = 'en']: readonly Written[]) {
  return { name: drawTeamName(blocks, first, taken.names), email: `${asAddress(key)}@experts-demo.example` }
}

/** As profiles have it: five signs without vowels, of which none is taken for another. */
function drawCode(taken: Set<string>, random: Random): string {
  const draw = () => Array.from({ length: 5 }, () => random.pick([...'23456789BCDFGHJKLMNPQRSTVWXZ'])).join('')
  let code = draw()
  while (taken.has(code)) code = draw()
  taken.add(code)
  return code
}

/** Now and then a former employer, or one of the family. */
function drawConflicts(workspace: string, random: Random): string[] {
  const others = WORKSPACES.filter(({ slug }) => slug !== workspace)
  return random.chance(6) ? [random.pick(others).slug] : []
}
