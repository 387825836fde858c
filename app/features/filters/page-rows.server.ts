import { isFiltered, type Filters } from './filters.ts'
import type { ListPage } from './list-page.ts'
import { orderAndCursor, type SqlText } from './sql.server.ts'

/**
 * How a page of a list is found. `walk`: along the index of its order, until enough fit. `sort`: all that its words find, then sorted. `gather`: all
 * that fits is found in the narrow index of what filters ask, and only that is read and sorted.
 */
export type Way = 'walk' | 'sort' | 'gather'

/** Up to so many hits of words are sorted; of more, the order's own index soon meets enough. */
const MOST_SORTED = 20_000
const MOST_GATHERED = 5_000

/** The way to a page of a list of which `count` says how much fits: to meet a few of many along the order's index would be the longer one. */
export async function wayToList(filters: Filters, count: Promise<{ total: number }>): Promise<Way> {
  if (filters.q !== '') return (await count).total <= MOST_SORTED ? 'sort' : 'walk'
  return isFiltered(filters) && (await count).total <= MOST_GATHERED ? 'gather' : 'walk'
}

/** One page of published entries, as `entry`: what stands after `from`, with its conditions, order and limit. `column`, which `type` has, must never be null. */
export function pageRows(
  sql: SqlText,
  { table, joined, way, where }: { table: 'need_entry' | 'project_entry'; joined: string; way: Way; where: readonly string[] },
  filters: Filters,
  page: ListPage,
  { column, type }: { column: string; type: string },
): string {
  const { order, after } = orderAndCursor(sql, page, column, type, { sorted: way !== 'walk' })
  const bounds = way === 'walk' ? orderBounds(sql, filters, page.sort.field, column, type) : []
  const rest = `where ${[...where, ...bounds, ...after].join(' and ')} ${order} limit ${page.limit + 1}`
  if (way !== 'gather') return `${table} entry ${joined} ${rest}`
  return `(select entry.record_id from ${table} entry ${rest}) found join ${table} entry on entry.record_id = found.record_id and entry.side = 'PUBLIC' ${joined} ${order}`
}

/** What the filters say of the field of the order, said of its column: a walk along its index begins and ends where they do. */
function orderBounds(sql: SqlText, filters: Filters, field: string, column: string, type: string): string[] {
  const { severity, peopleMin, peopleMax, amountMin, amountMax, to } = filters
  const bounds: Record<string, readonly [least: number | string | null, most: number | string | null]> = {
    severity: severity.length > 0 ? [Math.min(...severity), Math.max(...severity)] : [null, null],
    people: [peopleMin, peopleMax],
    amount: [amountMin, amountMax],
    start: [null, to],
  }
  const [least, most] = bounds[field] ?? [null, null]
  return [
    ...(least === null ? [] : [`${column} >= ${sql.value(least)}::${type}`]),
    ...(most === null ? [] : [`${column} <= ${sql.value(most)}::${type}`]),
  ]
}
