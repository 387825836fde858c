// Lists, tiles and a count of every row one by one, under random filters and boxes.
import { sumsOf } from './tile-load.js'
import { fetchBytes, quantile } from './load.js'

const COMBINATIONS = { needs: 150, projects: 50 }
const CALLERS = 2

/** The facts of each record with its places, in one narrow table: the reference, in answers and in time. */
const PLAIN = {
  needs: `select entry.record_id, entry.severity, entry.kind::text as kind, entry.coverage::text as coverage, array[entry.sector, entry.sector_group] as sectors, array[entry.country::text] as countries,
      entry.people_affected as people, entry.amount_usd as amount, entry.starts_on, entry.ends_on, place.lat, place.lon
    from need_entry entry left join map_place place using (record_id) where entry.side = 'PUBLIC'`,
  projects: `select entry.record_id, null::smallint as severity, null::text as kind, null::text as coverage, entry.sector_codes as sectors, entry.country_codes as countries,
      null::numeric as people, entry.amount_usd as amount, entry.starts_on, entry.ends_on, place.lat, place.lon
    from project_entry entry left join map_place place using (record_id) where entry.side = 'PUBLIC'`,
}

export async function benchAgreement({ origin, database, log }) {
  const kinds = Object.keys(PLAIN)
  for (const kind of kinds) {
    await database.query(`create unlogged table bench_${kind} as ${PLAIN[kind]}`)
    await database.query(`analyze bench_${kind}`)
  }
  const next = numbers()
  const asked = kinds.flatMap((kind) => Array.from({ length: COMBINATIONS[kind] }, () => ({ kind, filters: randomFilters(kind, next) })))
  const times = { list: [], plain: [] }
  let differing = 0
  const caller = async () => {
    for (let one = asked.pop(); one; one = asked.pop()) {
      const { kind, filters } = one
      const query = new URLSearchParams(filters).toString()
      const counted = await timed(times.plain, () => countPlainly(database, kind, filters))
      const list = await timed(times.list, async () => (await fetch(`${origin}/api/v1/${kind}?limit=1&${query}`)).json())
      const tile = sumsOf(await fetchBytes(`${origin}/tiles/${kind}/0/0/0.mvt?${query}`), kind)
      const found = [list.total, list.places, tile.n]
      if (String(found) === String([counted.records, counted.places, counted.places])) continue
      differing += 1
      log(`  differs: ${kind}?${query}: list ${found.slice(0, 2)}, tile ${tile.n}, counted ${counted.records},${counted.places}`)
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
  for (const kind of kinds) await database.query(`drop table bench_${kind}`)
  const all = COMBINATIONS.needs + COMBINATIONS.projects
  const row = (what, share) => {
    const [value, reference] = [quantile(times.list, share), quantile(times.plain, share)]
    return {
      what: `a list with its counts under random filters, beside a count in one narrow table: ${what}`,
      value,
      unit: 'ms',
      reference,
      ratio: value / reference,
      wanted: null,
    }
  }
  return [
    {
      what: `of ${all} random filters and boxes, those whose records or places differ between list, tile and a count one by one`,
      value: differing,
      unit: 'filters',
      reference: all,
      ratio: differing / all,
      wanted: '<= 0',
    },
    row('median', 0.5),
    row('p95', 0.95),
  ]
}

async function timed(times, work) {
  const started = performance.now()
  const result = await work()
  times.push(performance.now() - started)
  return result
}

async function countPlainly(database, kind, filters) {
  const values = []
  const value = (given) => `$${values.push(given)}`
  const { severity, kind: kinds, coverage, sector, country, peopleMin, amountMin, amountMax, from, to, bbox } = filters
  const list = (text) => text.split(',')
  const [west, south, east, north] = bbox ? bbox.split(',').map(Number) : []
  const inBox =
    bbox &&
    `lat between ${value(south)}::float8 and ${value(north)}::float8 and ` +
      (west <= east
        ? `lon between ${value(west)}::float8 and ${value(east)}::float8`
        : `(lon >= ${value(west)}::float8 or lon <= ${value(east)}::float8)`)
  const where = [
    'true',
    ...(severity ? [`severity = any(${value(list(severity))}::int[])`] : []),
    ...(kinds ? [`kind = any(${value(list(kinds))}::text[])`] : []),
    ...(coverage ? [`coverage = any(${value(list(coverage))}::text[])`] : []),
    ...(sector ? [`sectors && ${value(list(sector))}::text[]`] : []),
    ...(country ? [`countries && ${value(list(country))}::text[]`] : []),
    ...(peopleMin ? [`people >= ${value(peopleMin)}::numeric`] : []),
    ...(amountMin ? [`amount >= ${value(amountMin)}::numeric`] : []),
    ...(amountMax ? [`amount <= ${value(amountMax)}::numeric`] : []),
    ...(from ? [`(ends_on is null or ends_on >= ${value(from)}::date)`] : []),
    ...(to ? [`(starts_on is null or starts_on <= ${value(to)}::date)`] : []),
    ...(inBox ? [inBox] : []),
  ]
  const { rows } = await database.query(
    `select ${kind === 'needs' ? 'count(*)' : 'count(distinct record_id)'}::int as records, count(lat)::int as places from bench_${kind} where ${where.join(' and ')}`,
    values,
  )
  return rows[0]
}

const SECTORS = ['111', '112', '122', '140', '11220', '12220', '14030']
const COUNTRIES = ['SN', 'ML', 'IN', 'CN', 'BR', 'FJ', 'NG', 'RU']

function randomFilters(kind, next) {
  const below = (end) => Math.floor(next() * end)
  const some = (values, most) => [...new Set(Array.from({ length: 1 + below(most) }, () => values[below(values.length)]))].join(',')
  const box = () => {
    const [west, south] = [below(360) - 180, below(150) - 80]
    const width = [2, 10, 40, 120, 300][below(5)]
    return [west, south, west + width > 180 ? west + width - 360 : west + width, Math.min(89, south + width / 2)].join(',')
  }
  const ofNeeds = {
    severity: [0.3, () => some([1, 2, 3, 4, 5], 3)],
    kind: [0.2, () => some(['funding', 'goods', 'services', 'expertise'], 2)],
    coverage: [0.15, () => some(['OPEN', 'PARTLY', 'COVERED'], 2)],
    peopleMin: [0.15, () => String(10 ** (2 + below(3)))],
  }
  const all = {
    ...(kind === 'needs' && ofNeeds),
    sector: [0.25, () => some(SECTORS, 3)],
    country: [0.2, () => some(COUNTRIES, 2)],
    amountMin: [0.15, () => String(10 ** (4 + below(3)))],
    amountMax: [0.1, () => String(10 ** (5 + below(2)))],
    from: [0.15, () => `202${4 + below(4)}-0${1 + below(9)}-15`],
    to: [0.15, () => `202${4 + below(3)}-0${1 + below(9)}-15`],
    bbox: [0.5, box],
  }
  return Object.fromEntries(Object.entries(all).flatMap(([name, [chance, make]]) => (next() < chance ? [[name, make()]] : [])))
}

/** The same numbers in every run. */
function numbers(seed = 20_261_127) {
  let state = seed
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}
