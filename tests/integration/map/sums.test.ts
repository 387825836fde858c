import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { NO_FILTERS } from '#app/features/filters/filters.ts'
import { replaceMapPlaces } from '#app/features/map/map-places.server.ts'
import { foldPlaces } from '#app/features/map/queries/fold-places.server.ts'
import { gatherPlaces } from '#app/features/map/queries/gather-places.server.ts'
import { NEED_KINDS } from '#app/features/needs/content.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const WRITERS = 8
const CHANGES = 60

const BY_CELL = `"level", "facet", "cell", "severity"`
const FACETS = 'cross join generate_series(3, 9) as level cross join lateral unnest(map_facets'
/** The sums as they are kept, and as the places give them. */
const KEPT = `select ${BY_CELL}, sum(places)::int as places, sum(amount_usd)::text as amount, sum(sum_x)::text as x, sum(sum_y)::text as y, sum(sum_id)::text as ids from (
    select level, facet, cell, severity, places, amount_usd, sum_x, sum_y, sum_id from map_roll
    union all select level, facet, qk >> (60 - 2 * level), severity, places, amount_usd, x, y, place_id from map_delta ${FACETS}(kind, sector_group)) as facet
  ) as sums group by ${BY_CELL} having sum(places) <> 0 or sum(amount_usd) <> 0 or sum(sum_x) <> 0 or sum(sum_id) <> 0 order by ${BY_CELL}`
const COUNTED = `select level, facet, qk >> (60 - 2 * level) as cell, coalesce(severity, 0) as severity,
    count(*)::int as places, sum(coalesce(amount_usd, 0))::text as amount, sum(x::bigint)::text as x, sum(y::bigint)::text as y, sum(id)::text as ids
  from map_place ${FACETS}(map_kind(kind, need_kind), coalesce(sector_group, ''))) as facet group by 1, 2, 3, 4 order by ${BY_CELL}`

/** Lines of either question as texts: amounts without the zeros at their end. */
async function lines(question: string): Promise<string[]> {
  const rows = await sql<Record<string, unknown>>(question)
  return rows.map((row) => Object.values({ ...row, amount: Number(row.amount) }).join(' ')).sort()
}

test('what the map keeps added up is what its places give, after eight people wrote at once and while sums are folded', async () => {
  const { id: workspaceId } = await makeWorkspace('water')
  const writer = async (number: number) => {
    let seed = number * 7919 + 1
    const below = (end: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((seed / 2 ** 32) * end)
    }
    const own: string[] = []
    for (let i = 0; i < CHANGES; i++) {
      const isNew = own.length === 0 || below(3) === 0
      const recordId = isNew ? uuidv7() : (own[below(own.length)] ?? '')
      if (isNew) own.push(recordId)
      const isGone = !isNew && below(4) === 0
      const spot = () => ({ point: { lat: below(120) - 60 + below(100) / 100, lon: below(360) - 180 }, country: 'SN' })
      const isNeed = Number.parseInt(recordId.at(-1) ?? '0', 16) % 2 === 0
      const need = { kind: NEED_KINDS[below(4)], severity: 1 + below(5), sector: ['14030', '12220'][below(2)], coverage: 'OPEN', peopleAffected: below(900), from: undefined, to: undefined } as const // prettier-ignore
      const places = isGone ? [] : Array.from({ length: isNeed ? 1 : 1 + below(3) }, spot)
      await inTransaction((tx) =>
        replaceMapPlaces(
          tx,
          { recordId, kind: isNeed ? 'need' : 'project', workspaceId },
          { amountUsd: `${below(5000)}.25`, ...(isNeed && { need }) },
          places,
        ),
      )
      if (below(12) === 0) await foldPlaces()
    }
    // As an administrator might: many at once, in place.
    await sql(`update map_place set severity = 1 + severity % 5 where record_id = any($1::uuid[]) and severity is not null`, [own])
  }
  await Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number)))

  const counted = await lines(COUNTED)
  expect(counted.length).toBeGreaterThan(500)
  expect(await lines(KEPT)).toEqual(counted)
  await foldPlaces()
  expect(await lines(KEPT)).toEqual(counted)
  expect(await sql('select 1 from map_delta union all select 1 from map_roll where places <= 0')).toEqual([])

  const [{ places } = { places: 0 }] = await sql<{ places: number }>('select count(*)::int as places from map_place')
  const cells = await gatherPlaces(NO_FILTERS, { needs: true, projects: true }, 5)
  expect(cells.reduce((sum, cell) => sum + cell.places, 0)).toBe(places)
}, 60_000)
