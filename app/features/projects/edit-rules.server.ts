import { isKnownCode } from '#app/features/classifications/names.server.ts'
import { fromParts, type Parts } from '#app/features/provenance/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { FieldProblem } from '#app/features/provenance/posted-edits.ts'
import { PRECISIONS, type Place, type ProjectContent, type Row, type SectorShare, type StatedMoney } from './content.ts'
import { PROJECT_SHAPE } from './shape.ts'

/** What is wrong with a project's content between its fields: what a row must say, what cannot be true together. Pure. */
export function projectProblems(parts: Parts): FieldProblem[] {
  const content = fromParts<ProjectContent>(PROJECT_SHAPE, parts)
  const { facts } = content
  const rows = <T>(table: string, list: readonly Row<T>[], problems: (row: Row<T>) => Found[]) =>
    list.flatMap((row) => problems(row).map(([field, ...said]) => problem([`${table}/${row.id}/${field}`, ...said])))
  return [
    ...order(facts.plannedStart, facts.plannedEnd, 'plannedEnd').map(problem),
    // Who says no day of beginning began as planned, as far as anybody knows.
    ...order(facts.actualStart ?? facts.plannedStart, facts.actualEnd, 'actualEnd').map(problem),
    ...rows('sectors', content.sectors, (row) => [...sectorCode(row), ...twice(content.sectors, row, 'code')]),
    ...rows('countries', content.countries, (row) => [...needed(row.code, 'code'), ...twice(content.countries, row, 'code')]),
    ...rows('regions', content.regions, (row) => [...needed(row.code, 'code'), ...twice(content.regions, row, 'code')]),
    ...rows('places', content.places, placeProblems),
    ...rows('organisations', content.organisations, (row) => [
      ...needed(row.role, 'role'),
      ...(row.ref || hasText(row.name) ? [] : [found('ref', 'nameOrRef')]),
    ]),
    ...rows('budgets', content.budgets, (row) => [
      ...moneyProblems(row.value, facts.defaultCurrency),
      ...needed(row.start, 'start'),
      ...needed(row.end, 'end'),
      ...order(row.start, row.end, 'end'),
      ...(isOverYear(row.start, row.end) ? [found('end', 'overYear')] : []),
    ]),
    ...rows('transactions', content.transactions, (row) => [
      ...needed(row.type, 'type'),
      ...needed(row.date, 'date'),
      ...moneyProblems(row.value, facts.defaultCurrency),
    ]),
    ...rows('documents', content.documents, (row) => needed(row.url, 'url')),
    ...rows('contacts', content.contacts, (row) =>
      hasText(row.person) || hasText(row.organisation) || row.email || row.phone || row.website ? [] : [found('email', 'contactEmpty')],
    ),
    ...rows('related', content.related, (row) => [...needed(row.type, 'type'), ...needed(row.iatiIdentifier, 'iatiIdentifier')]),
  ]
}

/** A field of a row, the message's key, and its placeholders. */
type Found = readonly [field: string, messageKey: string, params?: FieldProblem['params']]

const found = (...said: Found): Found => said
const problem = ([name, messageKey, params]: Found): FieldProblem => ({ name, messageKey, ...(params ? { params } : {}) })
const hasText = (text: LanguageText | undefined) => Object.values(text ?? {}).some((value) => value.trim() !== '')
const needed = (value: string | undefined, field: string): Found[] => (value ? [] : [found(field, 'needed')])
const order = (start: string | undefined, end: string | undefined, field: string): Found[] =>
  start && end && end < start ? [found(field, 'endBeforeStart')] : []

/** A budget is of one year at most (IATI, budget/period-end); one that ends on the day it began a year before is let pass. */
function isOverYear(start: string | undefined, end: string | undefined): boolean {
  const year = /^(\d{4})(-\d\d-\d\d)/.exec(start ?? '')
  return year !== null && end !== undefined && end > `${Number(year[1]) + 1}${year[2]}`
}

const moneyProblems = (money: Partial<StatedMoney> | undefined, defaultCurrency: string | undefined): Found[] => [
  ...needed(money?.amount, 'value/amount'),
  ...needed(money?.currency ?? defaultCurrency, 'value/currency'),
]

function twice<T extends { id: string; code: string; vocabulary?: string }>(rows: readonly T[], row: T, field: string): Found[] {
  const others = rows.filter(({ id, code, vocabulary }) => id < row.id && code === row.code && vocabulary === row.vocabulary)
  return row.code && others.length > 0 ? [found(field, 'twice')] : []
}

function sectorCode({ vocabulary, code }: SectorShare): Found[] {
  if (!code) return [found('code', 'needed')]
  return vocabulary === '1' && !isKnownCode('Sector', code) ? [found('code', 'unknownCode', { typed: code })] : []
}

/** What is wrong with a place, whatever record it is of: field and message key. Pure. */
export function placeProblems(place: Partial<Row<Place>>): Found[] {
  const { point, precision, publicPrecision } = place
  const { lat, lon }: { lat?: number; lon?: number } = point ?? {}
  const isSomewhere = point !== undefined || place.country !== undefined || hasText(place.name)
  const isFine = precision === 'exact' || precision === 'settlement'
  // As it is held, whatever that is, may always be shown: so stand the places of sources that published them.
  const isFiner =
    precision && publicPrecision && publicPrecision !== 'exact' && PRECISIONS.indexOf(publicPrecision) < PRECISIONS.indexOf(precision)
  return [
    ...(isSomewhere ? [] : [found('country', 'placeEmpty')]),
    ...(place.admin1 && place.country && !place.admin1.startsWith(`${place.country}-`) ? [found('admin1', 'admin1Elsewhere')] : []),
    // A point of which the public sees less than the point is seen by its country; at sea there is none to find.
    ...(lat !== undefined && lon !== undefined && !place.country && publicPrecision && publicPrecision !== 'exact'
      ? [found('country', 'countryOfPoint')]
      : []),
    ...(point && lat === undefined ? [found('point/lat', 'pointBoth')] : []),
    ...(point && lon === undefined ? [found('point/lon', 'pointBoth')] : []),
    ...needed(precision, 'precision'),
    ...needed(publicPrecision, 'publicPrecision'),
    ...(isFine && !point ? [found('precision', 'precisionNeedsPoint')] : []),
    ...(isFiner ? [found('publicPrecision', 'publicFiner')] : []),
  ]
}
