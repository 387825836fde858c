// What the sums of the map cost whoever saves, and that they stay true while many write.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { median } from '../people.js'
import { worldColumns } from './random-sql.js'

const WRITERS = 8
const CHANGES = 10_000
const ROUNDS = 3
const SAVES = 60

const COLUMNS =
  'record_id, kind, workspace_id, lat, lon, x, y, qk, country, admin1, ordinal, need_kind, severity, sector, sector_group, coverage, amount_usd, people_affected, starts_on, ends_on'

/** Runs on a database that is thrown away: places no longer agree with their records afterwards. */
export async function benchWriting({ databaseUrl, database }) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: WRITERS })
  try {
    const { rows } = await database.query(
      `select record_id as id from map_place where kind = 'need' and hashint8extended(id, 3) % 200 = 0 limit 4000`,
    )
    const ids = rows.map(({ id }) => id)
    return [await benchRecount(pool, database, ids), ...(await benchSaving(pool, database, ids))]
  } finally {
    await pool.end()
  }
}

async function benchRecount(pool, database, ids) {
  await everyWriter(async (writer) => {
    const next = numbers(writer + 1)
    const below = (end) => Math.floor(next() * end)
    for (let i = 0; i < CHANGES / WRITERS; i++) {
      await change(pool, below(4), ids[below(ids.length)], { lat: next() * 150 - 70, lon: next() * 359 - 179.5, severity: 1 + below(5) })
      if (i % 50 === 0) await pool.query('select fold_map_deltas()')
    }
  })
  const { rows } = await database.query(RECOUNT)
  const [{ differing, all }] = rows
  return {
    what: `sums that differ from a recount after ${CHANGES} inserts, moves, edits and deletions by ${WRITERS} writers`,
    value: differing,
    unit: 'sums',
    reference: all,
    ratio: differing / all,
    wanted: '<= 0',
  }
}

function change(pool, what, id, { lat, lon, severity }) {
  const position = [lat, lon]
  if (what === 0)
    return pool.query(
      `insert into map_place (${COLUMNS}) select $1, 'need', workspace_id, moved.lat, moved.lon, at.x, at.y, at.qk, country, admin1, 0, need_kind, $5, sector, sector_group, coverage, amount_usd, people_affected, starts_on, ends_on
       from (select * from map_place where record_id = $2 limit 1) as place cross join (select $3::float8 as lat, $4::float8 as lon) as moved ${worldColumns('moved.lat', 'moved.lon')}`,
      [randomUUID(), id, ...position, severity],
    )
  if (what === 1)
    return pool.query(
      `update map_place set lat = moved.lat, lon = moved.lon, x = moved.x, y = moved.y, qk = moved.qk
       from (select moved.lat, moved.lon, at.x, at.y, at.qk from (select $2::float8 as lat, $3::float8 as lon) as moved ${worldColumns('moved.lat', 'moved.lon')}) as moved
       where record_id = $1`,
      [id, ...position],
    )
  if (what === 2)
    return pool.query(
      `update map_place set severity = $2, amount_usd = coalesce(amount_usd, 0) + 0.25, sector_group = '122' where record_id = $1`,
      [id, severity],
    )
  return pool.query(`delete from map_place where record_id = $1`, [id])
}

const KEY = 'level, facet, cell, severity'
const FACETS = 'cross join generate_series(3, 9) as level cross join lateral unnest(map_facets'
const RECOUNT = `
  with kept as (
    select ${KEY}, sum(places) as places, sum(amount_usd) as amount, sum(sum_x) as x, sum(sum_y) as y, sum(sum_id) as ids from (
      select ${KEY}, places, amount_usd, sum_x, sum_y, sum_id from map_roll
      union all select level, facet collate "C", qk >> (60 - 2 * level), severity, places, amount_usd, x, y, place_id from map_delta ${FACETS}(kind, sector_group)) as facet
    ) as sums group by ${KEY}
    having sum(places) <> 0 or sum(amount_usd) <> 0 or sum(sum_x) <> 0 or sum(sum_y) <> 0 or sum(sum_id) <> 0),
  counted as (
    select level, facet collate "C" as facet, qk >> (60 - 2 * level) as cell, coalesce(severity, 0)::smallint as severity,
      count(*) as places, sum(coalesce(amount_usd, 0)) as amount, sum(x::bigint) as x, sum(y::bigint) as y, sum(id) as ids
    from map_place ${FACETS}(map_kind(kind, need_kind), coalesce(sector_group, ''))) as facet group by 1, 2, 3, 4)
  select count(*) filter (where kept is distinct from counted)::int as differing, count(*)::int as all from
    (select kept, counted from kept full join counted using (${KEY})) as both_sides`

/** The place of a need is taken away and written anew, as each publication does, with the triggers and without, in turn. */
async function benchSaving(pool, database, ids) {
  const times = { with: [], without: [] }
  const rates = { with: [], without: [] }
  for (let round = 0; round < ROUNDS; round++)
    for (const side of round % 2 === 0 ? ['with', 'without'] : ['without', 'with']) {
      await database.query(`alter table map_place ${side === 'with' ? 'enable' : 'disable'} trigger user`)
      const started = performance.now()
      await everyWriter(async (writer) => {
        for (let i = 0; i < SAVES; i++) times[side].push(await save(pool, ids[(writer * 499 + round * SAVES + i) % ids.length]))
      })
      rates[side].push((SAVES * WRITERS) / ((performance.now() - started) / 1000))
    }
  const row = (what, value, reference, unit, wanted) => ({
    what: `the place of a need saved by ${WRITERS} writers at once, with the sums beside without: ${what}`,
    value,
    unit,
    reference,
    ratio: value / reference,
    wanted,
  })
  const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
  return [
    row('time a save', mean(times.with), mean(times.without), 'ms', '<= 3'),
    row('median', median(times.with), median(times.without), 'ms', null),
    row('rate', mean(rates.with), mean(rates.without), 'saves/s', null),
  ]
}

async function save(pool, id) {
  const client = await pool.connect()
  const started = performance.now()
  try {
    await client.query('begin')
    const { rows } = await client.query({
      name: 'gone',
      text: `delete from map_place where record_id = $1 returning ${COLUMNS}`,
      values: [id],
    })
    for (const row of rows)
      await client.query({
        name: 'written',
        text: `insert into map_place (${COLUMNS}) select ${COLUMNS} from jsonb_populate_record(null::map_place, $1::jsonb)`,
        values: [JSON.stringify(row)],
      })
    await client.query('commit')
    return performance.now() - started
  } finally {
    client.release()
  }
}

const everyWriter = (work) => Promise.all(Array.from({ length: WRITERS }, (_, writer) => work(writer)))

/** The same numbers in every run, others for each writer. */
function numbers(seed) {
  let state = seed * 7919
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}
