import { NEED_KINDS } from '#app/features/needs/content.ts'

/**
 * The one set of filters of pages, map, tiles, API, feeds and exports. Values of one name are OR, names among each
 * other AND. A list that is empty and a value that is null set nothing.
 */
export type Filters = {
  q: string
  country: string[]
  admin1: string[]
  /** DAC codes of 5 digits, or of 3 for a whole group. */
  sector: string[]
  severity: number[]
  kind: string[]
  coverage: string[]
  iatiStatus: string[]
  organisation: string[]
  workspace: string[]
  language: string[]
  iatiIdentifier: string | null
  /** US dollars, decimal texts. */
  amountMin: string | null
  amountMax: string | null
  peopleMin: number | null
  peopleMax: number | null
  /** west, south, east, north in degrees; west > east crosses the antimeridian. */
  bbox: readonly [number, number, number, number] | null
  from: string | null
  to: string | null
  /** Whether the map has a place of the record. */
  placed: 'yes' | 'no' | null
}

export type FilterName = keyof Filters
/**
 * A value that was asked for and means nothing, or nothing here (`foreign`: it speaks of another kind of record than the
 * list holds): a 400 in the API, a note on a page.
 */
export type FilterProblem = { name: string; value: string; why?: 'foreign' }

export const NO_FILTERS: Filters = {
  q: '', country: [], admin1: [], sector: [], severity: [], kind: [], coverage: [], iatiStatus: [], organisation: [], workspace: [], language: [],
  iatiIdentifier: null, amountMin: null, amountMax: null, peopleMin: null, peopleMax: null, bbox: null, from: null, to: null, placed: null,
} // prettier-ignore

export const COVERAGES = ['OPEN', 'PARTLY', 'COVERED', 'CLOSED'] as const
/** Filters that only needs, and only projects, have something to answer to. */
export const NEED_FILTERS = ['severity', 'kind', 'coverage', 'peopleMin', 'peopleMax'] as const satisfies FilterName[]
export const PROJECT_FILTERS = ['iatiStatus', 'organisation', 'iatiIdentifier'] as const satisfies FilterName[]

/** What the publication of a listed record may be: lists hold what is published. */
export const STATUSES = ['PUBLISHED'] as const
const LONGEST_QUERY = 200
const MOST_VALUES = 200

type ListName = 'country' | 'admin1' | 'sector' | 'kind' | 'coverage' | 'iatiStatus' | 'organisation' | 'workspace' | 'language'

const LISTS: Record<ListName, { test: RegExp; form?: (value: string) => string }> = {
  country: { test: /^[A-Z]{2}$/, form: (value) => value.toUpperCase() },
  admin1: { test: /^[A-Z]{2}-[A-Z0-9]{1,3}$/, form: (value) => value.toUpperCase() },
  sector: { test: /^(\d{3}|\d{5})$/ },
  kind: { test: new RegExp(`^(${NEED_KINDS.join('|')})$`), form: (value) => value.toLowerCase() },
  coverage: { test: new RegExp(`^(${COVERAGES.join('|')})$`), form: (value) => value.toUpperCase() },
  iatiStatus: { test: /^[1-6]$/ },
  organisation: { test: /^[^\s,\p{Cc}]{1,100}$/u },
  workspace: { test: /^[a-z0-9-]{1,60}$/ },
  language: { test: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/ },
}

/** Reads the filters of an address. What cannot be understood is left out and told; unknown names are ignored. */
export function parseFilters(search: URLSearchParams): { filters: Filters; problems: FilterProblem[] } {
  const problems: FilterProblem[] = []
  const filters: Filters = { ...NO_FILTERS, q: (search.get('q') ?? '').trim().slice(0, LONGEST_QUERY) }
  const refuse = (name: string, value: string) => void problems.push({ name, value: value.slice(0, 80).replace(/\p{Cc}/gu, '\uFFFD') })

  for (const name of Object.keys(LISTS) as ListName[]) {
    const { test, form } = LISTS[name]
    for (const value of valuesOf(search, name, refuse)) {
      const formed = form ? form(value) : value
      if (test.test(formed)) filters[name] = unique(filters[name], formed)
      else refuse(name, value)
    }
  }
  for (const value of valuesOf(search, 'severity', refuse)) {
    if (/^[1-5]$/.test(value)) filters.severity = unique(filters.severity, Number(value))
    else refuse('severity', value)
  }
  for (const name of ['amountMin', 'amountMax'] as const)
    filters[name] = one(search, name, /^\d{1,18}(\.\d{1,6})?$/, (value) => value, refuse)
  for (const name of ['peopleMin', 'peopleMax'] as const) filters[name] = one(search, name, /^\d{1,12}$/, Number, refuse)
  for (const name of ['from', 'to'] as const) filters[name] = one(search, name, /^\d{4}-\d{2}-\d{2}$/, realDay, refuse)
  filters.bbox = one(search, 'bbox', /^[-+\d.,eE]{7,120}$/, readBox, refuse)
  filters.placed = one(search, 'placed', /^(yes|no)$/, (value) => value as 'yes' | 'no', refuse)
  filters.iatiIdentifier = one(search, 'iatiIdentifier', /^[^\p{Cc}]{1,250}$/u, (value) => value, refuse)
  for (const value of valuesOf(search, 'status', refuse))
    if (!STATUSES.some((status) => status === value.toUpperCase())) refuse('status', value)
  return { filters, problems }
}

/** True where a filter asks for something. */
export const isSet = (filters: Filters, name: FilterName): boolean => {
  const value = filters[name]
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== ''
}

/** True where any filter asks for something. */
export const isFiltered = (filters: Filters): boolean => (Object.keys(filters) as FilterName[]).some((name) => isSet(filters, name))

/** The address part of filters, names and values in one fixed order, what sets nothing left out. */
export function filterParams(filters: Partial<Filters>): URLSearchParams {
  const params = new URLSearchParams()
  for (const name of Object.keys(NO_FILTERS) as FilterName[]) {
    const value = filters[name]
    const text = Array.isArray(value)
      ? (name === 'bbox' ? value : [...value].sort()).join(',')
      : value === null || value === undefined
        ? ''
        : String(value)
    if (text) params.set(name, text)
  }
  return params
}

function valuesOf(search: URLSearchParams, name: string, refuse: (name: string, value: string) => void): string[] {
  const values = search
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter(Boolean)
  if (values.length <= MOST_VALUES) return values
  refuse(name, `${values.length} > ${MOST_VALUES}`)
  return []
}

function one<T>(
  search: URLSearchParams,
  name: string,
  test: RegExp,
  read: (value: string) => T | null,
  refuse: (name: string, value: string) => void,
): T | null {
  const value = search.get(name)?.trim()
  if (!value) return null
  const found = test.test(value) ? read(value) : null
  if (found === null) refuse(name, value)
  return found
}

const unique = <T>(list: readonly T[], value: T): T[] => (list.includes(value) ? [...list] : [...list, value])

/** A day of the calendar, or null: no 30 February, no year 0. */
export function realDay(value: string): string | null {
  const time = Date.parse(`${value}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().slice(0, 10) === value && value >= '0001' ? value : null
}

function readBox(value: string): readonly [number, number, number, number] | null {
  const numbers = value.split(',').map(Number)
  const [west, south, east, north] = numbers
  if (
    numbers.length !== 4 ||
    west === undefined ||
    south === undefined ||
    east === undefined ||
    north === undefined ||
    !numbers.every(Number.isFinite)
  )
    return null
  const inside = Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90 && south <= north
  return inside ? [west, south, east, north] : null
}
