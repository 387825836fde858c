import type { MapWords } from '#app/features/map/config.ts'
import type { PlaceFacts } from '#app/features/map/places.ts'

/** Properties of a feature as MapLibre gives them: what is null at the source is absent. */
type FeatureFacts = Omit<PlaceFacts, 'kind' | 'severity'> & Partial<Pick<PlaceFacts, 'kind' | 'severity'>>

/** The card of one place: the title as the link to its record, what it is, and its line of facts. */
export function placeCard(properties: unknown, words: MapWords): HTMLElement {
  return card([record(properties as FeatureFacts, words)])
}

/** The card of several records at one point; says that the list holds the rest where `more` are not shown. */
export function gatheredCard(members: readonly unknown[], more: boolean, words: MapWords): HTMLElement {
  const rows = members.map((properties) => record(properties as FeatureFacts, words))
  return card([line('font-semibold', words.here), ...rows, ...(more ? [line('text-ink-soft', words.listShowsAll)] : [])])
}

function card(rows: HTMLElement[]): HTMLElement {
  const { lang, dir } = document.documentElement
  const element = make('div', 'grid gap-3 p-4 pe-12 text-start text-sm text-ink')
  element.lang = lang
  element.dir = dir
  element.append(...rows)
  return element
}

function record(facts: FeatureFacts, words: MapWords): HTMLElement {
  const link = make('a', 'text-base font-semibold text-accent underline')
  link.href = facts.href
  link.lang = facts.titleLanguage
  link.dir = 'auto'
  link.textContent = facts.title
  const row = make('div', 'grid gap-0.5')
  row.append(link, line('', natureOf(facts, words)), line('text-ink-soft', facts.facts))
  return row
}

function natureOf({ record, kind, severity }: FeatureFacts, words: MapWords): string {
  const severityWord = severity ? words.severity[severity as keyof MapWords['severity']] : undefined
  return [words.record[record], kind && words.kind[kind], severityWord].filter(Boolean).join(' · ')
}

function line(look: string, text: string): HTMLElement {
  const element = make('p', look)
  element.textContent = text
  return element
}

function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, look: string): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  element.className = look
  return element
}
