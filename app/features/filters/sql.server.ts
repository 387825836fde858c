import { boxCodes } from '#app/features/map/box-codes.ts'
import type { Filters } from './filters.ts'
import type { ListPage } from './list-page.ts'
import { askedWords, otherNumbers } from './search-words.ts'

/** SQL that is put together piece by piece, with its values: only the conditions in use are written. */
export class SqlText {
  readonly values: unknown[] = []

  /** The placeholder of a value. */
  value(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }
}

/** The columns that hold what the filters speak of, in one kind of entry. */
export type FilterColumns = {
  countries: { column: string; many: boolean }
  admin1: { column: string; many: boolean }
  /** Where a record may have several; else its kind of record asks for its own. */
  sectors?: { column: string; many: true }
  amount: string
  starts: string
  ends: string
  search: string
  languages: string
  /** Id of the workspace. */
  workspace: string
  /** Whether a row is a place itself, or a record that may have some. */
  rows: 'places' | 'records'
}

/** Places of the map, as `place`, that a query reads: what stands after `from`, and its conditions. */
export type PlaceRows = { from: string; where: string[] }

/** Whether the filters ask for texts or their languages. */
export const isSearched = (filters: Filters): boolean => filters.q !== '' || filters.language.length > 0

/** Conditions for the filters in use; `except` leaves one name out, to count what choosing it would give. */
export function commonConditions(sql: SqlText, filters: Filters, columns: FilterColumns, except?: keyof Filters): string[] {
  const found: string[] = []
  const list = (name: 'country' | 'admin1' | 'sector', { column, many }: { column: string; many: boolean }) => {
    // A country of one row is `char(2)`: compared with a text no index would find it.
    const type = name === 'country' && !many ? 'bpchar' : 'text'
    if (filters[name].length > 0 && except !== name)
      found.push(`${column} ${many ? '&&' : '= any'} (${sql.value(filters[name])}::${type}[])`)
  }
  list('country', columns.countries)
  list('admin1', columns.admin1)
  if (columns.sectors) list('sector', columns.sectors)
  if (filters.workspace.length > 0 && except !== 'workspace')
    found.push(`${columns.workspace} = any(array(select id from workspace where slug = any(${sql.value(filters.workspace)}::text[])))`)
  if (filters.language.length > 0 && except !== 'language') found.push(`${columns.languages} && ${sql.value(filters.language)}::text[]`)
  if (filters.amountMin !== null) found.push(`${columns.amount} >= ${sql.value(filters.amountMin)}::numeric`)
  if (filters.amountMax !== null) found.push(`${columns.amount} <= ${sql.value(filters.amountMax)}::numeric`)
  if (filters.from !== null) found.push(`coalesce(${columns.ends}, 'infinity') >= ${sql.value(filters.from)}::date`)
  if (filters.to !== null) found.push(`coalesce(${columns.starts}, '-infinity') <= ${sql.value(filters.to)}::date`)
  const words = askedWords(filters.q)
  if (words.length > 0) found.push(`${columns.search} @@ ${sql.value(tsquery(words))}::tsquery`)
  else if (filters.q !== '') found.push('false')
  if (filters.bbox) {
    const inBox = boxCondition(sql, filters.bbox)
    found.push(columns.rows === 'places' ? inBox : `entry.record_id in (select place.record_id from map_place place where ${inBox})`)
  }
  if (filters.placed !== null && columns.rows === 'records') found.push(`${filters.placed === 'no' ? 'not ' : ''}entry.placed`)
  if (filters.placed === 'no' && columns.rows === 'places') found.push('false')
  return found
}

/** Places in the box: found by the runs of codes that cover it, then compared with its sides. */
export function boxCondition(sql: SqlText, bbox: NonNullable<Filters['bbox']>): string {
  const [west, south, east, north] = bbox
  const codes = boxCodes(bbox).map(
    ({ first, last }) => `place.qk between ${sql.value(first.toString())}::bigint and ${sql.value(last.toString())}::bigint`,
  )
  const lat = `place.lat between ${sql.value(south)}::float8 and ${sql.value(north)}::float8`
  const [w, e] = [`${sql.value(west)}::float8`, `${sql.value(east)}::float8`]
  return `(${codes.join(' or ')}) and ${lat} and ${west <= east ? `place.lon between ${w} and ${e}` : `(place.lon >= ${w} or place.lon <= ${e})`}`
}

/** All words, the last one as a prefix, each in any of its numbers. Quoted, so that no word is read as an operator. */
const tsquery = (words: string[]) =>
  words
    .map((word, index) => [`'${word}'${index === words.length - 1 ? ':*' : ''}`, ...otherNumbers(word).map((other) => `'${other}'`)])
    .map((forms) => `(${forms.join(' | ')})`)
    .join(' & ')

/**
 * How a list is ordered and where its page begins. `column` must never be null; `id` sets equal ones in order. `sorted`: the rows are
 * found first and sorted then, which PostgreSQL does where no index has the order; it knows little of how rare a word is.
 */
export function orderAndCursor(
  sql: SqlText,
  page: ListPage,
  column: string,
  type: string,
  { id = 'entry.record_id', sorted = false }: { id?: string; sorted?: boolean } = {},
): { order: string; after: string[] } {
  const direction = page.sort.descending ? 'desc' : 'asc'
  const order = `order by ${sorted ? `(${column} is null), ` : ''}${column} ${direction}, ${id} ${direction}`
  if (!page.cursor) return { order, after: [] }
  const compare = page.sort.descending ? '<' : '>'
  return {
    order,
    after: [`(${column}, ${id}) ${compare} (${sql.value(page.cursor.value)}::${type}, ${sql.value(page.cursor.id)}::uuid)`],
  }
}
