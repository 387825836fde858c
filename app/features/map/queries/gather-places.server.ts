import { NO_FILTERS, isSet, type FilterName, type Filters } from '#app/features/filters/filters.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import { WORLD_BITS } from '#app/features/map/morton.ts'
import type { CodeRange } from '#app/features/map/box-codes.ts'
import { cellAround, type MapCell } from '#app/features/map/map-cell.ts'
import type { ShownKinds } from '#app/features/map/shown-kinds.ts'
import { NEED_KINDS, type NeedKind } from '#app/features/needs/content.ts'
import { needPlaces } from '#app/features/needs/queries/need-conditions.server.ts'
import { projectPlaces } from '#app/features/projects/queries/project-conditions.server.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { foldSoon } from './fold-places.server.ts'

/** A place that is alone in its cell; what its record does not state is null. */
export type SinglePlace = {
  placeId: string
  recordId: string
  record: 'need' | 'project'
  kind: NeedKind | null
  sector: string | null
  /** US dollars, approximate. */
  amount: number | null
}

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
  single: SinglePlace | null
  /** The smallest cell that holds them all; the one they were gathered by where no more is known. */
  cell: MapCell
}

type Row = Omit<GatheredPlaces, 'cell' | 'severity' | 'single'> &
  Omit<SinglePlace, 'placeId' | 'amount'> & {
    cell: string
    severity: number
    first: string | null
    last: string | null
    placeId: string | null
    ownAmount: number | null
  }

/** Levels whose sums are kept. */
const ROLLED = { first: 3, last: 9 }
const PROJECTS = { kind: 5, facet: 'p' }
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
  const cells = isRolled ? sumsText(sql, filters, shown, level, codes) : placesText(sql, filters, shown, level, codes)
  const rows = await query<Row>(withSingles(cells), sql.values)
  return rows.map(({ cell, first, last, severity, placeId, recordId, record, kind, sector, ownAmount, ...row }) => ({
    ...row,
    single: placeId === null ? null : { placeId, recordId, record, kind, sector, amount: ownAmount },
    severity: severity || null,
    cell: first !== null && last !== null ? cellAround(BigInt(first), BigInt(last)) : { level, code: BigInt(cell) },
  }))
}

/** How many places fit the filters, where sums say it; null where the places themselves are to be counted. */
export async function sumPlaces(filters: Filters, shown: ShownKinds): Promise<number | null> {
  if (!hasSums(filters, shown, ROLLED.first)) return null
  return (await gatherPlaces(filters, shown, ROLLED.first)).reduce((sum, { places }) => sum + places, 0)
}

/** The cells, and what is to be known of a place that is alone in its own, in one question. */
const withSingles = (cells: string) => `
  select cells.cell, cells.places, cells.needs, cells.amount, cells.severity, cells.x, cells.y, cells.first, cells.last, cells.place_id::text as "placeId",
    single.record_id as "recordId", single.kind as record, single.need_kind as kind, single.sector, single.amount_usd::float8 as "ownAmount"
  from (${cells}) as cells left join map_place single on single.id = cells.place_id`

/** Sums are kept of all needs, of each kind and of each sector group by severity; of projects, which have several sectors, only as a whole. */
function hasSums(filters: Filters, shown: ShownKinds, level: number): boolean {
  if (level < ROLLED.first || level > ROLLED.last) return false
  const set = (Object.keys(NO_FILTERS) as FilterName[]).filter((name) => isSet(filters, name))
  if (shown.projects && set.length > 0) return false
  const isOneFacet = !(isSet(filters, 'kind') && isSet(filters, 'sector'))
  return set.every((name) => ROLLED_FILTERS.has(name)) && isOneFacet && filters.sector.every((code) => code.length === 3)
}

const numberOfKind = (kind: string) => NEED_KINDS.findIndex((known) => known === kind) + 1

/** The facets, as the migration `map_facets` names them, whose sums make up what is asked for. */
function facetsOf({ kind, sector }: Filters, shown: ShownKinds): string[] {
  const ofNeeds =
    kind.length > 0 ? kind.map((name) => `k${numberOfKind(name)}`) : sector.length > 0 ? sector.map((code) => `s${code}`) : ['n']
  return [...(shown.needs ? ofNeeds : []), ...(shown.projects ? [PROJECTS.facet] : [])]
}

function sumsText(sql: SqlText, filters: Filters, shown: ShownKinds, level: number, codes?: CodeRange): string {
  const shift = BigInt(2 * (WORLD_BITS - level))
  const within = (column: string, range: CodeRange | undefined) =>
    range ? [`${column} between ${sql.value(range.first.toString())}::bigint and ${sql.value(range.last.toString())}::bigint`] : []
  const severities = filters.severity.length > 0 ? [`severity = any(${sql.value(filters.severity)}::smallint[])`] : []
  const kept = [
    `level = ${sql.value(level)}::smallint`,
    `facet = any(${sql.value(facetsOf(filters, shown))}::text[])`,
    ...within('cell', codes && { first: codes.first >> shift, last: codes.last >> shift }),
    ...severities,
  ]
  const changed = [...within('qk', codes), ...severities, ...changesOf(sql, filters, shown)]
  // The inner grouping leaves out what the changes since the last fold have emptied, so that no severity outlives its needs.
  return `
    select cell::text as cell, sum(places)::int as places, coalesce(sum(places) filter (where not is_project), 0)::int as needs, sum(amount)::float8 as amount,
      max(severity) as severity, (sum(sum_x) / sum(places))::float8 as x, (sum(sum_y) / sum(places))::float8 as y,
      case when sum(places) = 1 then sum(sum_id)::bigint end as place_id, null as first, null as last
    from (select cell, severity, is_project, sum(places) as places, sum(amount_usd) as amount, sum(sum_x) as sum_x, sum(sum_y) as sum_y, sum(sum_id) as sum_id
      from (select cell, severity, facet = '${PROJECTS.facet}' as is_project, places, amount_usd, sum_x, sum_y, sum_id from map_roll where ${kept.join(' and ')}
        union all
        select qk >> ${sql.value(Number(shift))}::int, severity, kind = ${PROJECTS.kind}, places, amount_usd, x, y, place_id from map_delta where ${changed.join(' and ')}) as sums
      group by 1, 2, 3 having sum(places) > 0) as known
    group by cell`
}

/** Conditions on the changes that are not yet in the sums. */
function changesOf(sql: SqlText, { kind, sector }: Filters, shown: ShownKinds): string[] {
  const kinds = kind.length > 0 ? kind.map(numberOfKind) : [0, 1, 2, 3, 4]
  const found = [`kind = any(${sql.value([...(shown.needs ? kinds : []), ...(shown.projects ? [PROJECTS.kind] : [])])}::smallint[])`]
  if (sector.length > 0) found.push(`sector_group = any(${sql.value(sector)}::text[])`)
  return found
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
      case when sum(places) = 1 then min(first_id) end as place_id, min(first)::text as first, max(last)::text as last
    from (${cells.join(' union all ')}) as cells group by cell`
}
