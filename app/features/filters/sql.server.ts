import { foldText } from '#app/features/classifications/folding.ts'
import type { Filters } from './filters.ts'
import type { ListPage } from './list-page.ts'

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
  sectors: { column: string; many: boolean }
  amount: string
  starts: string
  ends: string
  search: string
}

/** Conditions for the filters in use; `except` leaves one name out, to count what choosing it would give. */
export function commonConditions(sql: SqlText, filters: Filters, columns: FilterColumns, except?: keyof Filters): string[] {
  const found: string[] = []
  const list = (name: 'country' | 'admin1' | 'sector', { column, many }: { column: string; many: boolean }) => {
    if (filters[name].length > 0 && except !== name)
      found.push(many ? `${column} && ${sql.value(filters[name])}::text[]` : `${column} = any(${sql.value(filters[name])}::text[])`)
  }
  list('country', columns.countries)
  list('admin1', columns.admin1)
  if (columns.sectors.many) list('sector', columns.sectors)
  if (filters.workspace.length > 0 && except !== 'workspace') found.push(`workspace.slug = any(${sql.value(filters.workspace)}::text[])`)
  if (filters.language.length > 0 && except !== 'language') found.push(`languages && ${sql.value(filters.language)}::text[]`)
  if (filters.amountMin !== null) found.push(`${columns.amount} >= ${sql.value(filters.amountMin)}::numeric`)
  if (filters.amountMax !== null) found.push(`${columns.amount} <= ${sql.value(filters.amountMax)}::numeric`)
  if (filters.from !== null) found.push(`coalesce(${columns.ends}, 'infinity') >= ${sql.value(filters.from)}::date`)
  if (filters.to !== null) found.push(`coalesce(${columns.starts}, '-infinity') <= ${sql.value(filters.to)}::date`)
  const words = searchWords(filters.q)
  if (words.length > 0) found.push(`${columns.search} @@ ${sql.value(tsquery(words))}::tsquery`)
  else if (filters.q !== '') found.push('false')
  if (filters.bbox)
    found.push(`exists (select 1 from map_place where map_place.record_id = entry.record_id and ${boxCondition(sql, filters.bbox)})`)
  return found
}

function boxCondition(sql: SqlText, [west, south, east, north]: readonly [number, number, number, number]): string {
  const lat = `lat between ${sql.value(south)} and ${sql.value(north)}`
  const [w, e] = [sql.value(west), sql.value(east)]
  return `${lat} and ${west <= east ? `lon between ${w} and ${e}` : `(lon >= ${w} or lon <= ${e})`}`
}

/** Words of a text as the search index holds them: folded, split at everything that is neither letter nor digit. */
export function searchWords(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.slice(0, 60))
}

/** All words, the last one as a prefix. Quoted, so that no word is read as an operator. */
const tsquery = (words: string[]) => words.map((word, index) => `'${word}'${index === words.length - 1 ? ':*' : ''}`).join(' & ')

/** What to put into a tsvector: every word once. */
export const searchVectorWords = (texts: Iterable<string>) => [...new Set([...texts].flatMap(searchWords))]

/** How a list is ordered and where its page begins. `column` must never be null. */
export function orderAndCursor(sql: SqlText, page: ListPage, column: string, type: string): { order: string; after: string[] } {
  const direction = page.sort.descending ? 'desc' : 'asc'
  const order = `order by ${column} ${direction}, entry.record_id ${direction}`
  if (!page.cursor) return { order, after: [] }
  const compare = page.sort.descending ? '<' : '>'
  return {
    order,
    after: [`(${column}, entry.record_id) ${compare} (${sql.value(page.cursor.value)}::${type}, ${sql.value(page.cursor.id)}::uuid)`],
  }
}
