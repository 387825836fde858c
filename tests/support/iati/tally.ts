import Big from 'big.js'
import { isDecimal } from '#app/features/iati/source-values.ts'
import type { OrganisationMention, ProjectContent } from '#app/features/projects/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'

/** Counts and sums over projects, to hold against those that another program made of the same file. */
export type Tally = {
  readonly counts: Map<string, number>
  /** By `type|currency`; `-` where there is no currency. */
  readonly transactions: Map<string, Big>
  readonly budgets: Map<string, Big>
  readonly narratives: Map<string, number>
  points: number
  activities: number
}

export const emptyTally = (): Tally => ({
  counts: new Map(),
  transactions: new Map(),
  budgets: new Map(),
  narratives: new Map(),
  points: 0,
  activities: 0,
})

export function addToTally(tally: Tally, content: ProjectContent): void {
  tally.activities += 1
  const currencyOf = (currency: string | undefined) => currency ?? content.facts.defaultCurrency ?? '-'
  for (const [name, rows] of Object.entries(content)) if (Array.isArray(rows)) count(tally.counts, name, rows.length)
  for (const { type, value } of content.transactions) sum(tally.transactions, `${type}|${currencyOf(value.currency)}`, value.amount)
  for (const { value } of content.budgets) sum(tally.budgets, currencyOf(value.currency), value.amount)
  for (const { point } of content.places) if (point) tally.points += 1
  for (const text of fieldTexts(content)) for (const lang in text) count(tally.narratives, lang, 1)
  for (const { lang } of content.narratives) count(tally.narratives, lang, 1)
}

function* fieldTexts(content: ProjectContent): Generator<LanguageText | undefined> {
  const party = (mention: OrganisationMention | undefined) => mention?.name
  yield* Object.values(content.texts)
  for (const { name } of [...content.sectors, ...content.countries, ...content.regions, ...content.organisations]) yield name
  for (const { name, description } of content.places) yield* [name, description]
  for (const { description, provider, receiver, sectors = [] } of content.transactions)
    yield* [description, party(provider), party(receiver), ...sectors.map(({ name }) => name)]
  for (const { title } of content.documents) yield title
  for (const { organisation, person, jobTitle, address } of content.contacts) yield* [organisation, person, jobTitle, address]
}

function count(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

function sum(sums: Map<string, Big>, key: string, amount: string): void {
  if (isDecimal(amount)) sums.set(key, (sums.get(key) ?? Big(0)).plus(amount.replace(/^\+/, '').replace(/\.$/, '')))
}
