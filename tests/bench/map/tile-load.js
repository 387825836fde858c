// Tiles of the portal beside tiles of PostGIS: the same places, grid, filters and addresses, in turn on one machine.
import { spawn } from 'node:child_process'
import { VectorTile } from '@mapbox/vector-tile'
import pg from 'pg'
import { PbfReader } from 'pbf'
import { cpuTime } from './cpu-time.js'
import { fetchBytes, load, quantile } from './load.js'
import { loadPlaces, startPostgis } from './postgis.js'

const CONNECTIONS = 32
const ROUNDS = 2
const SECONDS = { portal: 10, postgis: 30 }
const TILES_A_ZOOM = 24
/** How often the portal is told that its public data changed, in milliseconds. */
const CHANGES_EVERY = 20

/** Tile rows of the benchmark; those of PostGIS are left out, and said to be, where it cannot be had. */
export async function benchTiles({ origin, databaseUrl, processes, database, log }) {
  const groups = await commonGroups(database)
  const filters = ['', 'severity=4,5', `sector=${groups.join(',')}`, `sector=${groups.join(',')}&severity=4,5`]
  const tiles = await spreadTiles(database)
  const pathsOf = ({ z, x, y }) => filters.map((filter) => `/tiles/needs/${z}/${x}/${y}.mvt${filter && `?${filter}`}`)
  const paths = shuffled(tiles.flatMap(pathsOf))
  const mixed = evenlyMixed(tiles, pathsOf)
  const lowZoom = await benchFinerFilters(origin, database, groups, tiles)
  const postgis = await startPostgis()
  if (postgis.missing) {
    log(`PostGIS cannot be installed here, so its comparison is left out: ${postgis.missing}`)
    return lowZoom
  }
  try {
    const from = performance.now()
    await loadPlaces(databaseUrl, postgis.url)
    log(`  places in PostGIS: ${((performance.now() - from) / 1000).toFixed(1)} s`)
    const reference = await serve(postgis)
    try {
      return [
        ...(await compare('each zoom as often', { wanted: true }, { origin, processes }, reference, mixed, databaseUrl, log)),
        ...(await compare('each distinct tile as often', { wanted: false }, { origin, processes }, reference, paths, databaseUrl, log)),
        ...(await parity(origin, reference.origin, paths)),
        ...lowZoom,
      ]
    } finally {
      reference.stop()
    }
  } finally {
    await postgis.stop()
  }
}

/** `wanted`: whether the mix is the one that targets speak of. */
async function compare(mix, { wanted }, portal, postgis, paths, databaseUrl, log) {
  const rounds = { portal: [], postgis: [] }
  await load(postgis.origin, paths.slice(0, 32), { seconds: 1, connections: CONNECTIONS })
  await load(portal.origin, paths, { seconds: 3, connections: CONNECTIONS })
  for (let round = 0; round < ROUNDS; round++) {
    rounds.postgis.push(
      await withCpuTime(postgis, () => load(postgis.origin, paths, { seconds: SECONDS.postgis, connections: CONNECTIONS })),
    )
    rounds.portal.push(
      await withCpuTime(portal, () =>
        whileDataChanges(databaseUrl, () => load(portal.origin, paths, { seconds: SECONDS.portal, connections: CONNECTIONS })),
      ),
    )
  }
  const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
  const rate = (side) => mean(rounds[side].map((round) => round.rate))
  const times = (side, isIn = () => true) => rounds[side].flatMap(({ byZoom }) => [...byZoom].flatMap(([z, of]) => (isIn(z) ? of : [])))
  const p = (side, share, isIn) => quantile(times(side, isIn), share)
  log(`  tiles that came from a cache: ${(mean(rounds.portal.map(({ hits }) => hits)) * 100).toFixed(2)} %`)
  const row = (what, [value, reference], unit, target) => ({
    what: `tiles of zoom 0 to 12, ${mix}, 32 connections, none from a cache, beside PostGIS: ${what}`,
    value,
    unit,
    reference,
    ratio: value / reference,
    wanted: wanted ? target : null,
  })
  const both = (measure) => [measure('portal'), measure('postgis')]
  const band = (first, last) =>
    row(
      `median of zoom ${first} to ${last}`,
      both((side) => p(side, 0.5, (z) => z >= first && z <= last)),
      'ms',
      null,
    )
  return [
    row('rate', both(rate), 'requests/s', '>= 15'),
    row(
      'p95',
      both((side) => p(side, 0.95)),
      'ms',
      `<= ${1 / 15}`,
    ),
    row(
      'median',
      both((side) => p(side, 0.5)),
      'ms',
      null,
    ),
    row(
      'processor time a request, server and database',
      both((side) => mean(rounds[side].map(({ cpu }) => cpu))),
      'ms',
      null,
    ),
    band(0, 4),
    band(5, 8),
    band(9, 12),
  ]
}

async function withCpuTime({ processes }, work) {
  const before = cpuTime(processes)
  const result = await work()
  return { ...result, cpu: before === null ? Number.NaN : (cpuTime(processes) - before) / result.times.length }
}

/**
 * The portal keeps what it made from public data until that data changes. As in an hour in which somebody always saves, it is
 * told of a change so often that hardly anything is asked for twice between two of them: nothing in the portal is switched off.
 */
async function whileDataChanges(databaseUrl, work) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  let isOver = false
  const telling = (async () => {
    while (!isOver) {
      await client.query('notify data_version')
      await new Promise((resolve) => setTimeout(resolve, CHANGES_EVERY))
    }
  })()
  try {
    return await work()
  } finally {
    isOver = true
    await telling
    await client.end()
  }
}

/** The places and amounts of sample tiles, added up over their features, on both sides. */
async function parity(portal, postgis, paths) {
  let differing = 0
  const sample = paths.filter((_, index) => index % 12 === 0)
  for (const path of sample) {
    const [a, b] = await Promise.all([portal, postgis].map(async (origin) => sumsOf(await fetchBytes(origin + path))))
    if (a.n !== b.n || Math.abs(a.amount - b.amount) > 0.01 + b.amount * 1e-9) differing += 1
  }
  return [
    {
      what: `of ${sample.length} sample tiles, those whose places or amounts differ from PostGIS`,
      value: differing,
      unit: 'tiles',
      reference: sample.length,
      ratio: differing / sample.length,
      wanted: '<= 0',
    },
  ]
}

export function sumsOf(bytes, layer = 'needs') {
  const drawn = bytes ? new VectorTile(new PbfReader(bytes)).layers[layer] : undefined
  const features = Array.from({ length: drawn?.length ?? 0 }, (_, index) => drawn.feature(index).properties)
  const sum = (of) => features.reduce((total, feature) => total + of(feature), 0)
  return { n: sum(({ n }) => n ?? 1), amount: sum(({ amount }) => amount ?? 0) }
}

/** Filters that no kept sums answer, at low zoom: a sector of 5 digits, and a word; beside the same tiles without. */
async function benchFinerFilters(origin, database, groups, tiles) {
  const { rows } = await database.query(`select sector from map_place where sector_group = $1 group by 1 order by count(*) desc limit 1`, [
    groups[0],
  ])
  const low = tiles.filter(({ z }) => z <= 4).filter((_, index) => index % 4 === 0)
  const times = async (filter) => {
    const taken = []
    for (const { z, x, y } of low) {
      const started = performance.now()
      await fetchBytes(`${origin}/tiles/needs/${z}/${x}/${y}.mvt?${filter}`)
      taken.push(performance.now() - started)
    }
    return taken
  }
  const base = await times('severity=1,2,3,4')
  const results = []
  for (const [what, filter] of [
    ['a sector of 5 digits', `sector=${rows[0].sector}`],
    ['a word of a town', 'q=nairobi'],
    ['a common word', 'q=education'],
  ]) {
    const taken = await times(filter)
    const row = (name, share) => {
      const [value, reference] = [quantile(taken, share), quantile(base, share)]
      return {
        what: `tiles of zoom 0 to 4 by ${what}, one at a time: ${name}, beside kept sums`,
        value,
        unit: 'ms',
        reference,
        ratio: value / reference,
        wanted: null,
      }
    }
    results.push(row('median', 0.5), row('worst', 1))
  }
  return results
}

/** Of each zoom up to 24 tiles that hold places, half of them where most places are; by a sample of the places. */
async function spreadTiles(database) {
  const tiles = []
  for (let z = 0; z <= 12; z++) {
    const { rows } = await database.query(
      `with cells as (select x >> (30 - $1) as x, y >> (30 - $1) as y, count(*) as places from map_place where kind = 'need' and hashint8extended(id, 7) % 20 = 0 group by 1, 2)
       (select x, y from cells order by places desc, x, y limit $2) union
       (select x, y from cells order by hashint8extended(x::bigint * 1073741824 + y, 7) limit $2)`,
      [z, TILES_A_ZOOM / 2],
    )
    tiles.push(...rows.map(({ x, y }) => ({ z, x, y })))
  }
  return tiles
}

async function commonGroups(database) {
  const { rows } = await database.query(
    `select sector_group from map_place where kind = 'need' and sector_group is not null group by 1 order by count(*) desc, 1 limit 3`,
  )
  return rows.map(({ sector_group }) => sector_group)
}

/** Requests of people who look at the world, then nearer: each zoom as often, within it each tile in turn, and each filter. */
function evenlyMixed(tiles, pathsOf) {
  const byZoom = [...new Set(tiles.map(({ z }) => z))].map((zoom) => shuffled(tiles.filter(({ z }) => z === zoom).flatMap(pathsOf)))
  const most = Math.max(...byZoom.map((paths) => paths.length))
  return shuffled(Array.from({ length: most }, (_, i) => byZoom.map((paths) => paths[i % paths.length])).flat())
}

/** The same order in every run. */
function shuffled(values) {
  let seed = 20_261_127
  const next = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  return values
    .map((value) => [next(), value])
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value)
}

function serve({ url, pid: database }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['tests/bench/map/postgis-server.js', url], { stdio: ['ignore', 'pipe', 'inherit'] })
    child.on('error', reject)
    child.stdout.once('data', (port) =>
      resolve({ origin: `http://127.0.0.1:${String(port).trim()}`, processes: { server: child.pid, database }, stop: () => child.kill() }),
    )
  })
}
