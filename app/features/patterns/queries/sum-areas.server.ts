import type { Filters } from '#app/features/filters/filters.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import { needConditions, needPlaces } from '#app/features/needs/queries/need-conditions.server.ts'
import type { Level, RecordKind } from '#app/features/patterns/measures.ts'
import { projectConditions, projectPlaces } from '#app/features/projects/queries/project-conditions.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'

/** What the places of an area add up to. Sums are decimal texts, null where nothing states one; dollars are approximate. */
export type Sums = {
  places: number
  records: number
  amountUsd: string | null
  /** Records that state an amount for which there is a rate; of projects, those whose first place is counted here. */
  withAmount: number
  people: string | null
  withPeople: number
  /** Of needs that state an amount and at least one person. */
  sharedAmountUsd: string | null
  sharedPeople: string | null
  withShare: number
}

export type AreaSums = {
  /** By ISO 3166-1 alpha-2 or ISO 3166-2, each once, in no order. */
  areas: (Sums & { area: string })[]
  /** Places that lie in no area of this level; null where there are none. */
  elsewhere: Sums | null
  /** All places. A record with places in two areas counts in both, and here once. */
  total: Sums
  /** Records that fit and have no place. */
  unplaced: number
}

/** What the places of the records that fit the filters add up to, by country or first-level area. */
export function sumAreas(actor: Actor, filters: Filters, record: RecordKind, level: Level): Promise<AreaSums> {
  return kept(JSON.stringify([record, level, filters]), () => readSums(actor, filters, record, level))
}

const kept = publicMemory<AreaSums>(300)

type Row = Sums & { area: string | null; isTotal: boolean }

async function readSums(actor: Actor, filters: Filters, record: RecordKind, level: Level): Promise<AreaSums> {
  const sql = new SqlText()
  const text = record === 'need' ? needSums(sql, filters, level) : projectSums(sql, filters, level)
  const [rows, unplaced] = await Promise.all([query<Row>(text, sql.values), countUnplaced(actor, filters, record)])
  const found: AreaSums = { areas: [], elsewhere: null, total: NOTHING, unplaced }
  for (const { area, isTotal, ...sums } of rows) {
    if (isTotal) found.total = sums
    else if (area === null) found.elsewhere = sums
    else found.areas.push({ area, ...sums })
  }
  return found
}

const NOTHING: Sums = {
  ...{ places: 0, records: 0, amountUsd: null, withAmount: 0, people: null, withPeople: 0 },
  ...{ sharedAmountUsd: null, sharedPeople: null, withShare: 0 },
}

/** A need has one place, so its places are its records. */
function needSums(sql: SqlText, filters: Filters, level: Level): string {
  const { from, where } = needPlaces(sql, filters)
  const shares = 'filter (where place.amount_usd is not null and place.people_affected > 0)'
  return `select place.${level} as area, grouping(place.${level}) = 1 as "isTotal", count(*)::int as places, count(*)::int as records,
      sum(place.amount_usd)::text as "amountUsd", count(place.amount_usd)::int as "withAmount", sum(place.people_affected)::text as people,
      count(place.people_affected)::int as "withPeople", sum(place.amount_usd) ${shares}::text as "sharedAmountUsd",
      sum(place.people_affected) ${shares}::text as "sharedPeople", count(*) ${shares}::int as "withShare"
    from ${from} where ${where.join(' and ')} group by grouping sets ((place.${level}), ())`
}

function projectSums(sql: SqlText, filters: Filters, level: Level): string {
  const { from, where } = projectPlaces(sql, filters)
  return `with part as materialized (select place.record_id, place.${level} as area, count(*) as places, sum(place.amount_usd) as amount, count(place.amount_usd) as stated
      from ${from} where ${where.join(' and ')} group by 1, 2)
    select area, grouping(area) = 1 as "isTotal", coalesce(sum(places), 0)::int as places,
      (case when grouping(area) = 1 then (select count(*) from (select from part group by record_id) as each) else count(*) end)::int as records,
      sum(amount)::text as "amountUsd", coalesce(sum(stated), 0)::int as "withAmount", null as people, 0 as "withPeople", null as "sharedAmountUsd",
      null as "sharedPeople", 0 as "withShare"
    from part group by grouping sets ((area), ())`
}

async function countUnplaced(actor: Actor, filters: Filters, record: RecordKind): Promise<number> {
  if (filters.bbox) return 0
  const sql = new SqlText()
  const conditions =
    record === 'need' ? needConditions(sql, actor, 'published', filters) : projectConditions(sql, actor, 'published', filters)
  const [counted] = await query<{ unplaced: number }>(
    `select count(*)::int as unplaced from ${record}_entry entry where not entry.placed and ${conditions.join(' and ')}`,
    sql.values,
  )
  return counted?.unplaced ?? 0
}
