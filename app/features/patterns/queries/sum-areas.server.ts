import Big from 'big.js'
import type { Filters } from '#app/features/filters/filters.ts'
import { areMany } from '#app/features/filters/many-records.server.ts'
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

const kept = publicMemory<AreaSums>(300, { mayLag: areMany })

type Row = Sums & { area: string | null }

async function readSums(actor: Actor, filters: Filters, record: RecordKind, level: Level): Promise<AreaSums> {
  const sql = new SqlText()
  const text = record === 'need' ? needSums(sql, filters, level) : projectSums(sql, filters, level)
  const [rows, counts] = await Promise.all([query<Row>(text, sql.values), countRecords(actor, filters, record)])
  const found: AreaSums = {
    areas: [],
    elsewhere: null,
    total: { ...rows.reduce(added, NOTHING), records: counts.placed },
    unplaced: counts.unplaced,
  }
  for (const { area, ...sums } of rows) {
    if (area === null) found.elsewhere = sums
    else found.areas.push({ area, ...sums })
  }
  return found
}

const NOTHING: Sums = {
  ...{ places: 0, records: 0, amountUsd: null, withAmount: 0, people: null, withPeople: 0 },
  ...{ sharedAmountUsd: null, sharedPeople: null, withShare: 0 },
}

function added(one: Sums, other: Sums): Sums {
  const exact = (a: string | null, b: string | null) => (a === null || b === null ? (a ?? b) : new Big(a).plus(b).toFixed())
  return {
    places: one.places + other.places,
    records: one.records + other.records,
    amountUsd: exact(one.amountUsd, other.amountUsd),
    withAmount: one.withAmount + other.withAmount,
    people: exact(one.people, other.people),
    withPeople: one.withPeople + other.withPeople,
    sharedAmountUsd: exact(one.sharedAmountUsd, other.sharedAmountUsd),
    sharedPeople: exact(one.sharedPeople, other.sharedPeople),
    withShare: one.withShare + other.withShare,
  }
}

/** A need has one place, so its places are its records. */
function needSums(sql: SqlText, filters: Filters, level: Level): string {
  const { from, where } = needPlaces(sql, filters)
  const shares = 'filter (where place.amount_usd is not null and place.people_affected > 0)'
  return `select place.${level} as area, count(*)::int as places, count(*)::int as records, sum(place.amount_usd)::text as "amountUsd",
      count(place.amount_usd)::int as "withAmount", sum(place.people_affected)::text as people, count(place.people_affected)::int as "withPeople",
      sum(place.amount_usd) ${shares}::text as "sharedAmountUsd", sum(place.people_affected) ${shares}::text as "sharedPeople", count(*) ${shares}::int as "withShare"
    from ${from} where ${where.join(' and ')} group by 1`
}

function projectSums(sql: SqlText, filters: Filters, level: Level): string {
  const { from, where } = projectPlaces(sql, filters)
  return `select place.${level} as area, count(*)::int as places, count(distinct place.record_id)::int as records, sum(place.amount_usd)::text as "amountUsd",
      count(place.amount_usd)::int as "withAmount", null as people, 0 as "withPeople", null as "sharedAmountUsd", null as "sharedPeople", 0 as "withShare"
    from ${from} where ${where.join(' and ')} group by 1`
}

/** The records that fit, as lists count them: those with a place, in the box where there is one, and those without. */
async function countRecords(actor: Actor, filters: Filters, record: RecordKind): Promise<{ placed: number; unplaced: number }> {
  const sql = new SqlText()
  const conditions =
    record === 'need' ? needConditions(sql, actor, 'published', filters) : projectConditions(sql, actor, 'published', filters)
  const [counted] = await query<{ placed: number; unplaced: number }>(
    `select count(*) filter (where entry.placed)::int as placed, count(*) filter (where not entry.placed)::int as unplaced
     from ${record}_entry entry where ${conditions.join(' and ')}`,
    sql.values,
  )
  return counted ?? { placed: 0, unplaced: 0 }
}
