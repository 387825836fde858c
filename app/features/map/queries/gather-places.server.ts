import { NO_FILTERS, isSet, type FilterName, type Filters } from '#app/features/filters/filters.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import { WORLD_BITS } from '#app/features/map/morton.ts'
import type { CodeRange } from '#app/features/map/box-codes.ts'
import { cellAround, type MapCell } from '#app/features/map/map-cell.ts'
import type { ShownKinds } from '#app/features/map/shown-kinds.ts'
import { NEED_KINDS } from '#app/features/needs/content.ts'
import { needPlaces } from '#app/features/needs/queries/need-conditions.server.ts'
import { projectPlaces } from '#app/features/projects/queries/project-conditions.server.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { foldSoon } from './fold-places.server.ts'

/** The places of one cell of the world, added up. */
export type GatheredPlaces = {
  places: number
  /** Those of needs among them. */
  needs: number
  /** US dollars, approximate; 0 where none states an amount. */
  amount: number
  /** The worst; null where no need states one. */
  severity: number | null
  /** Their mean, in the world of 30 bits. */
  x: number
  y: number
  /** The place, where it is one. */
  placeId: string | null
  /** The smallest cell that holds them all; the one they were gathered by where no more is known. */
  cell: MapCell
}

type Row = Omit<GatheredPlaces, 'cell' | 'severity'> & { cell: string; severity: number; first: string | null; last: string | null }

/** Levels whose sums are kept. */
const ROLLED = { first: 3, last: 7 }
const ROLLED_KINDS = { needs: [0, 1, 2, 3, 4], project: 5 }
const ROLLED_FILTERS = new Set<FilterName>(['severity', 'kind', 'sector'])

/**
 * The places that fit the filters, gathered by the cells of a level (2^level cells on each side of the world), within the
 * codes where they are given.
 */
export async function gatherPlaces(filters: Filters, shown: ShownKinds, level: number, codes?: CodeRange): Promise<GatheredPlaces[]> {
  if (!shown.needs && !shown.projects) return []
  const sql = new SqlText()
  const isRolled = hasSums(filters, shown, level)
  if (isRolled) foldSoon()
  const rows = await query<Row>(
    isRolled ? sumsText(sql, filters, shown, level, codes) : placesText(sql, filters, shown, level, codes),
    sql.values,
  )
  return rows.map(({ cell, first, last, severity, ...row }) => ({
    ...row,
    severity: severity || null,
    cell: first !== null && last !== null ? cellAround(BigInt(first), BigInt(last)) : { level, code: BigInt(cell) },
  }))
}

/** Sums are kept by kind, severity and sector group; projects, which have several sectors, only as a whole. */
function hasSums(filters: Filters, shown: ShownKinds, level: number): boolean {
  if (level < ROLLED.first || level > ROLLED.last) return false
  const set = (Object.keys(NO_FILTERS) as FilterName[]).filter((name) => isSet(filters, name))
  return (
    set.every((name) => ROLLED_FILTERS.has(name)) &&
    filters.sector.every((code) => code.length === 3) &&
    !(shown.projects && set.length > 0)
  )
}

function sumsText(sql: SqlText, filters: Filters, shown: ShownKinds, level: number, codes?: CodeRange): string {
  const where: string[] = []
  const needKinds =
    filters.kind.length > 0 ? filters.kind.map((kind) => NEED_KINDS.findIndex((known) => known === kind) + 1) : ROLLED_KINDS.needs
  const kinds = [...(shown.needs ? needKinds : []), ...(shown.projects ? [ROLLED_KINDS.project] : [])]
  if (kinds.length < ROLLED_KINDS.needs.length + 1) where.push(`kind = any(${sql.value(kinds)}::smallint[])`)
  if (filters.severity.length > 0) where.push(`severity = any(${sql.value(filters.severity)}::smallint[])`)
  if (filters.sector.length > 0) where.push(`sector_group = any(${sql.value(filters.sector)}::text[])`)
  const shift = BigInt(2 * (WORLD_BITS - level))
  const within = (column: string, range: CodeRange | undefined) =>
    range ? [`${column} between ${sql.value(range.first.toString())}::bigint and ${sql.value(range.last.toString())}::bigint`] : []
  const cells = codes && { first: codes.first >> shift, last: codes.last >> shift }
  const columns = 'kind, severity, places, amount_usd'
  const all = (conditions: string[]) => [...conditions, ...where].join(' and ') || 'true'
  // The innermost grouping leaves out what the changes since the last fold have emptied, so that no severity outlives its needs.
  return `
    select cell::text as cell, sum(places)::int as places, coalesce(sum(places) filter (where not is_project), 0)::int as needs, sum(amount)::float8 as amount, max(severity) as severity,
      (sum(sum_x) / sum(places))::float8 as x, (sum(sum_y) / sum(places))::float8 as y,
      case when sum(places) = 1 then sum(sum_id)::text end as "placeId", null as first, null as last
    from (select cell, severity, kind = 5 as is_project, sum(places) as places, sum(amount_usd) as amount, sum(sum_x) as sum_x, sum(sum_y) as sum_y, sum(sum_id) as sum_id
      from (select cell, ${columns}, sum_x, sum_y, sum_id from map_roll where ${all([`level = ${sql.value(level)}::smallint`, ...within('cell', cells)])}
        union all
        select qk >> ${sql.value(Number(shift))}::int, ${columns}, x, y, place_id from map_delta where ${all(within('qk', codes))}) as sums
      group by 1, 2, 3 having sum(places) > 0) as known
    group by cell`
}

function placesText(sql: SqlText, filters: Filters, shown: ShownKinds, level: number, codes?: CodeRange): string {
  const shift = `${sql.value(2 * (WORLD_BITS - level))}::int`
  const range = codes
    ? [`place.qk between ${sql.value(codes.first.toString())}::bigint and ${sql.value(codes.last.toString())}::bigint`]
    : []
  const kinds = [
    ...(shown.needs ? [{ kind: 'need', ...needPlaces(sql, filters) }] : []),
    ...(shown.projects ? [{ kind: 'project', ...projectPlaces(sql, filters) }] : []),
  ]
  // Behind "offset" PostgreSQL reckons with few cells, as there are, and adds up as it reads; else it sorts all places on disk first.
  const cells = kinds.map(
    ({ kind, from, where }) => `
    select cell, '${kind}' as kind, count(*) as places, sum(amount_usd) as amount, max(severity) as severity, sum(x) as sum_x, sum(y) as sum_y,
      min(id) as first_id, min(qk) as first, max(qk) as last
    from (select place.qk >> ${shift} as cell, place.amount_usd, place.severity, place.x, place.y, place.id, place.qk
      from ${from} where ${[...where, ...range].join(' and ')} offset 0) as fitting group by 1`,
  )
  return `
    select cell::text as cell, sum(places)::int as places, coalesce(sum(places) filter (where kind = 'need'), 0)::int as needs, coalesce(sum(amount), 0)::float8 as amount,
      coalesce(max(severity), 0) as severity, (sum(sum_x) / sum(places))::float8 as x, (sum(sum_y) / sum(places))::float8 as y,
      case when sum(places) = 1 then min(first_id)::text end as "placeId", min(first)::text as first, max(last)::text as last
    from (${cells.join(' union all ')}) as cells group by cell`
}
