import { readFiltersOrRefuse } from '#app/features/api/list-query.server.ts'
import { WrongQuery } from '#app/features/api/problem.ts'
import { NO_FILTERS, realDay, type FilterProblem, type Filters } from '#app/features/filters/filters.ts'
import { parseListPage, type ListPage } from '#app/features/filters/list-page.ts'
import { SORTS, type ListedKind } from '#app/features/downloads/queries/read-listed.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'

export const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
export const DEFAULT_FEATURES = 100
export const MOST_FEATURES = 1000

/** Parameters of the items of a collection, besides the filters of every list. */
const OWN_NAMES = ['f', 'limit', 'bbox', 'bbox-crs', 'datetime', 'cursor', 'sort', 'status']
const ITEM_NAMES: ReadonlySet<string> = new Set([...Object.keys(NO_FILTERS), ...OWN_NAMES])

export type ItemsQuery = {
  filters: Filters
  page: ListPage
  /** Where in the list of records the page begins, and how many features from there on came before. */
  cursor: string | null
  skip: number
}

/** The collection that an address names. Throws `not-found` for another. */
export function collectionOf(id: string): ListedKind {
  if (id !== 'needs' && id !== 'projects') throw notFound('page')
  return id
}

/** Refuses what a page that takes no parameters was asked for, as the standard has it, but for its only form. */
export function refuseParameters(search: URLSearchParams, known: ReadonlySet<string> = new Set(['f'])): void {
  const unknown = [...search].filter(([name, value]) => !known.has(name) || (name === 'f' && value !== 'json'))
  throwAny(unknown.map(([name, value]) => ({ name: name.slice(0, 80), value: value.slice(0, 80) })))
}

/**
 * What the address of a collection's items asks for: the parameters of OGC API Features, and the portal's filters. Throws WrongQuery
 * for a value that cannot be understood and for an unknown name.
 */
export async function readItemsQuery(search: URLSearchParams, kind: ListedKind): Promise<ItemsQuery> {
  refuseParameters(search, ITEM_NAMES)
  const problems: FilterProblem[] = []
  const asked = new URLSearchParams(search)
  const refuse = (name: string) => void problems.push({ name, value: (search.get(name) ?? '').slice(0, 80) })
  const crs = search.get('bbox-crs')
  if (crs !== null && crs !== CRS84) refuse('bbox-crs')
  const flat = flatBox(search.get('bbox'))
  if (flat) asked.set('bbox', flat)
  readDays(asked, refuse)
  const limit = readLimit(search.get('limit'))
  if (limit === null) refuse('limit')
  const { cursor, skip } = readPosition(search.get('cursor'))
  const sort = search.get('sort')
  const { page, problems: pageProblems } = parseListPage(
    new URLSearchParams({ ...(sort && { sort }), ...(cursor && { cursor }) }),
    SORTS[kind],
  )
  if (skip === null || pageProblems.some(({ name }) => name === 'cursor')) refuse('cursor')
  throwAny([...problems, ...pageProblems.filter(({ name }) => name !== 'cursor')])
  return { filters: await readFiltersOrRefuse(asked, kind), page: { ...page, limit: limit ?? DEFAULT_FEATURES }, cursor, skip: skip ?? 0 }
}

/** Where a page of features begins: a place in the list of records, and how many of the features after it came before. */
export const writePosition = (cursor: string | null, skip: number): string => `${cursor ?? ''}.${skip}`

function readPosition(text: string | null): { cursor: string | null; skip: number | null } {
  if (text === null || text === '') return { cursor: null, skip: 0 }
  const [, cursor, skip] = /^([\w-]*)\.(\d{1,6})$/.exec(text) ?? []
  return { cursor: cursor || null, skip: skip === undefined ? null : Number(skip) }
}

/** More than can be given is given as far as it can, as the standard has it. */
function readLimit(text: string | null): number | null {
  if (text === null) return DEFAULT_FEATURES
  return /^0*[1-9]\d{0,9}$/.test(text) ? Math.min(MOST_FEATURES, Number(text)) : null
}

/** A box without its heights; null where it has none to take off. */
function flatBox(text: string | null): string | null {
  const sides = text?.split(',') ?? []
  const [west, south, low, east, north, high] = sides
  return sides.length === 6 && [low, high].every((height) => height?.trim() && Number.isFinite(Number(height)))
    ? [west, south, east, north].join(',')
    : null
}

/** `datetime` as our days: an instant, or an interval that may be open at one side (RFC 3339, `..`). */
function readDays(asked: URLSearchParams, refuse: (name: string) => void): void {
  const datetime = asked.get('datetime')
  if (datetime === null) return
  const [start, end = start, ...rest] = datetime.split('/')
  const [from, to] = [dayOf(start), dayOf(end)]
  const isInterval = datetime.includes('/')
  const isWrong =
    rest.length > 0 || from === null || to === null || (from === '' && to === '' && !isInterval) || (from !== '' && to !== '' && from > to)
  if (isWrong || asked.has('from') || asked.has('to')) return refuse('datetime')
  if (from) asked.set('from', from)
  if (to) asked.set('to', to)
}

/** The day of an instant, in UTC; '' for an open side; null for what is neither. */
function dayOf(text: string | undefined): string | null {
  if (text === undefined || text === '' || text === '..') return ''
  const [, day = '', time] = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2}))?$/.exec(text.toUpperCase()) ?? []
  if (realDay(day) === null) return null
  if (!time) return day
  const instant = Date.parse(day + time)
  return Number.isFinite(instant) ? new Date(instant).toISOString().slice(0, 10) : null
}

function throwAny([first, ...others]: readonly FilterProblem[]): void {
  if (first) throw new WrongQuery([first, ...others])
}
