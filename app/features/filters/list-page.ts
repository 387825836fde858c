import { realDay, type FilterProblem } from './filters.ts'

export const DEFAULT_LIMIT = 50
export const MOST_LIMIT = 500

export type Sort = { field: string; descending: boolean }
/** Where a page begins: after the record with this sort value and id. */
export type Cursor = { value: string | null; id: string }
export type ListPage = { sort: Sort; cursor: Cursor | null; limit: number }

/** Reads sort, cursor and limit of an address for a list that sorts by `fields`; the first field is the default. */
export function parseListPage(
  search: URLSearchParams,
  fields: readonly [string, ...string[]],
  limit = DEFAULT_LIMIT,
): { page: ListPage; problems: FilterProblem[] } {
  const problems: FilterProblem[] = []
  const page: ListPage = { sort: readSort(fields[0]), cursor: null, limit }
  // The documents of the API call the field updatedAt.
  const sort = search.get('sort')?.replace(/^(-?)updatedAt$/, '$1updated')
  if (sort) {
    if (fields.some((field) => bare(field) === bare(sort))) page.sort = readSort(sort)
    else problems.push({ name: 'sort', value: sort.slice(0, 80) })
  }
  const cursor = search.get('cursor')
  if (cursor) {
    page.cursor = readCursor(cursor, page.sort.field)
    if (!page.cursor) problems.push({ name: 'cursor', value: cursor.slice(0, 80) })
  }
  const wanted = search.get('limit')
  if (wanted) {
    const number = /^\d{1,4}$/.test(wanted) ? Number(wanted) : 0
    if (number >= 1 && number <= MOST_LIMIT) page.limit = number
    else problems.push({ name: 'limit', value: wanted.slice(0, 80) })
  }
  return { page, problems }
}

export const writeSort = ({ field, descending }: Sort) => (descending ? `-${field}` : field)

/** The cursor as the address carries it; it belongs to the field that the list is sorted by. */
export const writeCursor = ({ field, value, id }: Cursor & { field: string }) =>
  btoa(JSON.stringify([field, value, id]))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

const isDecimal = (text: string) => /^-?\d{1,30}(\.\d{1,20})?$/.test(text)
const isTime = (text: string) =>
  /^\S{10} ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d){0,2}$/.test(text) && realDay(text.slice(0, 10)) !== null

/** Whether a text is a value of the field that a list is sorted by, as the database writes it. */
const SORT_VALUES: Readonly<Record<string, (text: string) => boolean>> = {
  updated: isTime,
  start: (text) => realDay(text) !== null,
  end: (text) => realDay(text) !== null,
  amount: isDecimal,
  people: isDecimal,
  severity: (text) => /^[0-5]$/.test(text),
  quality: (text) => /^\d{1,3}$/.test(text),
  rows: (text) => /^\d{1,18}$/.test(text),
}

/** Fields whose order has a place for records that have no value yet. */
const MAY_BE_ABSENT = new Set(['quality'])

const isSortValue = (field: string, value: unknown): value is string | null =>
  (value === null && MAY_BE_ABSENT.has(field)) ||
  (typeof value === 'string' && value.length < 100 && (SORT_VALUES[field]?.(value) ?? /^\P{Cc}*$/u.test(value)))

const isUuid = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

function readCursor(text: string, sortedBy: string): Cursor | null {
  try {
    const [field, value, id] = JSON.parse(atob(text.replace(/-/g, '+').replace(/_/g, '/'))) as unknown[]
    return field === sortedBy && isSortValue(sortedBy, value) && isUuid(id) ? { value, id } : null
  } catch {
    return null
  }
}

const bare = (sort: string) => sort.replace(/^-/, '')
const readSort = (sort: string): Sort => ({ field: bare(sort), descending: sort.startsWith('-') })
