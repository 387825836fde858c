import type { OrganisationMention, ProjectContent, ProjectFacts, RelatedProject, Row } from '#app/features/projects/content.ts'
import type { Thousandths } from './amounts.ts'
import { drawContacts, drawDocuments } from './attachments.ts'
import { readMoney, revisedBudgets, yearlyBudgets } from './budgets.ts'
import { addDays, daysBetween } from './calendar.ts'
import objectives from './data/phrases/objectives.json' with { type: 'json' }
import targetGroups from './data/phrases/target-groups.json' with { type: 'json' }
import { inLanguages } from './languages.ts'
import { drawParties, participationsOf } from './organisations.ts'
import { readPlace } from './places.ts'
import { randomFor } from './random.ts'
import type { RecordHistory } from './record-history.ts'
import { sourceLanguageOf, type ProjectSeed } from './seeds.ts'
import { countryShares, regionShares, sectorShares } from './shares.ts'
import { drawTransactions } from './transactions.ts'
import { workspaceBySlug } from './workspaces.ts'

/** What ties a project to others of the demonstration. */
export type ProjectTies = {
  /** The organisation that funds it from a project of its own. */
  parent: OrganisationMention | undefined
  related: RelatedProject[]
  /** What it pays to projects of others, which report it themselves. */
  passedOn: Thousandths
}

/** The identifier a project has in the world: its workspace's reference, a hyphen, its code. */
export function iatiIdentifierOf(seed: ProjectSeed): string {
  return `${workspaceBySlug(seed.workspace).organisation.ref}-${seed.code}`
}

/** The dates and the status that they imply on a day, unless the project was stopped. */
function lifeOn(asOf: string, seed: ProjectSeed, delays: { start: number; end: number }): ProjectFacts {
  const [plannedStart, plannedEnd] = seed.period
  const started = addDays(plannedStart, delays.start)
  const ended = addDays(plannedEnd, delays.end)
  const hasStarted = started <= asOf
  const hasEnded = ended <= asOf
  const finished = daysBetween(ended, asOf) > 120 ? '4' : '3'
  return {
    iatiStatus: seed.status ?? (hasEnded ? finished : hasStarted ? '2' : '1'),
    plannedStart,
    plannedEnd,
    ...(hasStarted && { actualStart: started }),
    ...(hasEnded && { actualEnd: ended }),
  }
}

function delaysOf(seed: ProjectSeed): { start: number; end: number } {
  const random = randomFor(`${seed.code} delays`)
  return { start: random.between(0, 24), end: random.between(0, 12) }
}

function countriesOf(seed: ProjectSeed, places: { country?: string | undefined }[]): string[] {
  const named = [...new Set(places.flatMap(({ country }) => country ?? []))]
  const isRegional = seed.places.some((text) => text.startsWith('region:'))
  return named.length > 0 || isRegional ? named : [workspaceBySlug(seed.workspace).country]
}

/**
 * Everything a project says on the day its last version knows. Ids are given in order, so that each table keeps the
 * order of its rows.
 */
export function projectContent(
  seed: ProjectSeed,
  { author, asOf }: RecordHistory,
  ties: ProjectTies,
  nextId: () => string,
): ProjectContent {
  const random = randomFor(seed.code)
  const workspace = workspaceBySlug(seed.workspace)
  const languages = Object.keys(seed.title)
  const withIds = <T>(rows: readonly T[]): Row<T>[] => rows.map((row) => ({ ...row, id: nextId() }))
  const places = seed.places.filter((text) => !text.startsWith('region:')).map((text) => readPlace(text, languages, random))
  const countries = countriesOf(seed, places)
  const parties = drawParties(seed, workspace, countries, ties.parent, languages, random)
  const { currency } = readMoney(seed.money)
  const style = { statesCurrency: random.chance(40), showsCents: currency !== 'XOF' && random.chance(25) }
  const budgets = yearlyBudgets(seed, asOf, style)
  const revisions = seed.revised && (languages.length === 1 || random.chance(35)) ? revisedBudgets(budgets, asOf, random) : []
  return {
    facts: {
      iatiIdentifier: iatiIdentifierOf(seed),
      ...lifeOn(asOf, seed, delaysOf(seed)),
      defaultCurrency: currency,
      humanitarian: seed.theme === 'humanitarian',
      sourceLanguage: sourceLanguageOf(seed),
    },
    texts: {
      title: seed.title,
      description: seed.description,
      objectives: random.chance(65) ? inLanguages(random.pick(objectives[seed.theme]), languages) : {},
      targetGroups: random.chance(55) ? inLanguages(random.pick(targetGroups[seed.theme]), languages) : {},
    },
    sectors: withIds(sectorShares(seed, random.chance(33))),
    countries: withIds(countryShares(countries)),
    regions: withIds(regionShares(seed)),
    places: withIds(places),
    organisations: withIds(participationsOf(parties)),
    budgets: withIds([...budgets, ...revisions]),
    transactions: withIds(
      drawTransactions({ seed, workspace, parties, languages, asOf, passedOn: ties.passedOn, currency, style, random }),
    ),
    documents: withIds(drawDocuments(seed, languages, asOf, random)),
    contacts: withIds(drawContacts(seed, workspace, author, languages, random)),
    related: withIds(ties.related),
    narratives: [],
  }
}

/** The same project as its first version told it: in the language it was written in, with what was known on that day. */
export function contentOn(day: string, content: ProjectContent, seed: ProjectSeed): ProjectContent {
  const source = [sourceLanguageOf(seed)]
  const { texts } = content
  const { actualStart: _start, actualEnd: _end, ...facts } = content.facts
  const wasKnown = (row: { date?: string | undefined }) => (row.date ?? day) <= day
  return {
    ...content,
    facts: { ...facts, ...lifeOn(day, { ...seed, status: undefined }, delaysOf(seed)) },
    texts: {
      title: inLanguages(texts.title, source),
      description: inLanguages(texts.description, source),
      objectives: inLanguages(texts.objectives, source),
      targetGroups: inLanguages(texts.targetGroups, source),
    },
    budgets: content.budgets.filter((budget) => budget.type === '1'),
    transactions: content.transactions.filter(wasKnown),
    documents: content.documents.filter(wasKnown),
  }
}
