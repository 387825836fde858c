import type { Condition } from '../engine/table-query.ts'
import { isValueText } from '../engine/value-text.ts'
import type { ColumnType } from '../tables.ts'

/** What a column must be known by for an address to name it. */
export type AddressColumn = { name: string; type: ColumnType }

/** A part of an address that says nothing of this table: it is left out, and the page says so. */
export type AddressProblem = { name: string; value: string }

export const OPERATORS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'contains', 'starts', 'in', 'empty', 'filled', 'misfit'] as const
export type Operator = (typeof OPERATORS)[number]

const WITHOUT_VALUE: readonly string[] = ['empty', 'filled', 'misfit']
const OF_TEXT: readonly string[] = ['contains', 'starts']

export const takesValue = (operator: Operator): boolean => !WITHOUT_VALUE.includes(operator)

/** The operators that a column of a type knows; of a boolean, only what tells two values apart. */
export function operatorsOf(type: ColumnType): Operator[] {
  const unordered = ['lt', 'le', 'gt', 'ge']
  return OPERATORS.filter(
    (operator) => (type === 'text' || !OF_TEXT.includes(operator)) && !(type === 'boolean' && unordered.includes(operator)),
  )
}

const MOST_CONDITIONS = 30
const MOST_VALUES = 1_000
const LONGEST = 1_000
const LONGEST_SEARCH = 200
const MOST_SORTS = 4
const LONGEST_SHOWN = 80

// Neither NUL nor half of a surrogate pair is text in a database.
const isText = (value: string, longest = LONGEST) => value.length <= longest && !/\0|\p{Surrogate}/u.test(value)

/**
 * The conditions of an address: each `f=<column>~<operator>~<value>`. A column is its position from 0, or its name; digits that are
 * a position of this table are one. `in` takes several values with `~` between them, `empty`, `filled` and `misfit` none; a
 * tilde or backslash in a value of `in` has a backslash before it. Values are written as the engine reads them (`isValueText`). What
 * cannot be read is told in `problems`.
 */
export function readConditions(
  search: URLSearchParams,
  columns: readonly AddressColumn[],
): { where: Condition[]; problems: AddressProblem[] } {
  const where: Condition[] = []
  const problems: AddressProblem[] = []
  for (const text of search.getAll('f')) {
    const condition = where.length < MOST_CONDITIONS ? readCondition(text, columns) : null
    if (condition) where.push(condition)
    else problems.push(problem('f', text))
  }
  return { where, problems }
}

/** A condition as an address writes it, its column by position. */
export function writeCondition({
  column,
  is,
  values,
}: Pick<Condition, 'column' | 'is'> & { values?: readonly string[] | undefined }): string {
  if (!takesValue(is)) return `${column}~${is}`
  const written = is === 'in' ? (values ?? []).map((value) => value.replace(/[\\~]/g, '\\$&')) : (values ?? [])
  return `${column}~${is}~${written.join('~')}`
}

export function problem(name: string, value: string): AddressProblem {
  return { name, value: value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value }
}

/** The position of a column by its position or its name; null where the table has none. */
export function readColumn(text: string, columns: readonly AddressColumn[]): number | null {
  if (/^\d{1,5}$/.test(text) && Number(text) < columns.length) return Number(text)
  const found = columns.findIndex(({ name }) => name === text)
  return found < 0 ? null : found
}

function readCondition(text: string, columns: readonly AddressColumn[]): Condition | null {
  const pattern = new RegExp(`~(${OPERATORS.join('|')})(?:~|$)`, 'g')
  // A name may have tildes of its own: the first reading whose column exists is meant.
  for (const found of text.matchAll(pattern)) {
    const column = readColumn(text.slice(0, found.index), columns)
    if (column === null) continue
    const rest = text.slice(found.index + found[0].length)
    const hasValue = found[0].endsWith('~')
    return conditionOf(column, columns[column]?.type ?? 'text', found[1] as Operator, hasValue ? rest : null)
  }
  return null
}

function conditionOf(column: number, type: ColumnType, is: Operator, value: string | null): Condition | null {
  if (!operatorsOf(type).includes(is)) return null
  if (is === 'empty' || is === 'filled' || is === 'misfit') return value === null || value === '' ? { column, is, values: [] } : null
  if (value === null || value === '') return null
  const values = is === 'in' ? splitValues(value) : [value]
  if (values.length > MOST_VALUES || !values.every((one) => one !== '' && isText(one) && isValueText(type, one))) return null
  return { column, is, values }
}

function splitValues(text: string): string[] {
  const values: string[] = ['']
  for (const [part] of text.matchAll(/\\[\s\S]|[\s\S]/g)) {
    if (part === '~') values.push('')
    else values[values.length - 1] += part.length === 2 ? part.slice(1) : part
  }
  return values
}

export type Sort = { column: number; descending: boolean }

/** How one page of a table is asked for. */
export type TableAddress = {
  where: Condition[]
  /** Empty: none. */
  search: string
  sort: Sort[]
  /** Null: the page's own choice. */
  columns: number[] | null
  cursor: string | null
}

/**
 * Reads `f` (see `readConditions`), `q` (a search), `sort` (a column, with `-` before it the other way round; repeated: by the next where
 * the first are the same), `c` (repeated: columns to show, in this order) and `cursor`.
 */
export function readTableAddress(
  search: URLSearchParams,
  columns: readonly AddressColumn[],
): { address: TableAddress; problems: AddressProblem[] } {
  const { where, problems } = readConditions(search, columns)
  const asked = search.get('q')?.trim() ?? ''
  if (!isText(asked, LONGEST_SEARCH)) problems.push(problem('q', asked))
  const sort: Sort[] = []
  for (const text of search.getAll('sort').filter((one) => one !== '')) {
    const found = sort.length < MOST_SORTS ? readSort(text, columns) : null
    if (found) sort.push(found)
    else problems.push(problem('sort', text))
  }
  const chosen: number[] = []
  for (const text of search.getAll('c').filter((one) => one !== '')) {
    const column = readColumn(text, columns)
    if (column === null) problems.push(problem('c', text))
    else if (!chosen.includes(column)) chosen.push(column)
  }
  const address = {
    where,
    search: isText(asked, LONGEST_SEARCH) ? asked : '',
    sort,
    columns: chosen.length > 0 ? chosen : null,
    cursor: search.get('cursor') || null,
  }
  return { address, problems }
}

function readSort(text: string, columns: readonly AddressColumn[]): Sort | null {
  const plain = readColumn(text, columns)
  if (plain !== null) return { column: plain, descending: false }
  const column = text.startsWith('-') ? readColumn(text.slice(1), columns) : null
  return column === null ? null : { column, descending: true }
}

/** The same as an address, columns by position; `table` where it is not the first. A new address starts at its first page. */
export function writeTableAddress({ where, search, sort, columns }: Omit<TableAddress, 'cursor'>, table: number): URLSearchParams {
  const params = new URLSearchParams()
  if (table > 0) params.set('table', String(table))
  if (search) params.set('q', search)
  for (const condition of where) params.append('f', writeCondition(condition))
  for (const { column, descending } of sort) params.append('sort', `${descending ? '-' : ''}${column}`)
  for (const column of columns ?? []) params.append('c', String(column))
  return params
}
