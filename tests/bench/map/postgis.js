// The reference: PostgreSQL 15 with PostGIS, in a cluster of its own, with the same places and settings.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'

const BIN = '/usr/lib/postgresql/15/bin'
const EXTENSION = '/usr/share/postgresql/15/extension/postgis.control'

/** Starts it on an empty database, or gives the reason why that is impossible. */
export async function startPostgis() {
  if (!existsSync(EXTENSION)) {
    const { status, stderr, error } = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql-15-postgis-3'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      encoding: 'utf8',
    })
    if (!existsSync(EXTENSION)) return { missing: error?.message ?? (stderr.trim().split('\n').at(-1) || `apt-get ended with ${status}`) }
  }
  const home = mkdtempSync(path.join(os.tmpdir(), 'passerelle-postgis-'))
  // PostgreSQL refuses to run as root.
  const owner = process.getuid?.() === 0 ? ids('postgres') : {}
  if (owner.uid) chownSync(home, owner.uid, owner.gid)
  const data = path.join(home, 'data')
  execFileSync(`${BIN}/initdb`, ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'], { ...owner, stdio: 'ignore' })
  const port = await freePort()
  const settings = ['shared_buffers=64MB', 'max_connections=60', 'log_min_messages=fatal', 'log_min_error_statement=fatal']
  const server = spawn(
    `${BIN}/postgres`,
    ['-D', data, '-p', port, '-h', '127.0.0.1', '-k', '', ...settings.flatMap((setting) => ['-c', setting])],
    { ...owner, stdio: 'ignore' },
  )
  const url = `postgresql://bench@127.0.0.1:${port}/postgres`
  await answers(url)
  return {
    url,
    pid: server.pid,
    stop: async () => {
      server.kill('SIGINT')
      await new Promise((resolve) => server.once('exit', resolve))
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Copies the places of needs, with an index over their positions in whose order they lie. */
export async function loadPlaces(fromUrl, toUrl) {
  const client = new pg.Client({ connectionString: toUrl })
  await client.connect()
  try {
    await client.query(`create extension postgis;
      create unlogged table copied (id bigint, record_id uuid, kind text, severity smallint, sector text, sector_group text, amount_usd numeric(24, 2), x int, y int)`)
    const columns = 'id, record_id, need_kind, severity, sector, sector_group, amount_usd, x, y'
    execFileSync('sh', [
      '-c',
      `psql -X -q "$1" -c "copy (select ${columns} from map_place where kind = 'need') to stdout" | psql -X -q "$2" -c "copy copied from stdin"`,
      'sh',
      fromUrl,
      toUrl,
    ])
    // At the centre of each position, so that no place lies on the line between two tiles. The order of geometries is that of a Hilbert curve.
    await client.query(`set maintenance_work_mem = '512MB'; set work_mem = '512MB'; set max_parallel_maintenance_workers = 0;
      create table place as select *, st_setsrid(st_makepoint(((x + 0.5) / 1073741824 - 0.5) * 40075016.685578488, (0.5 - (y + 0.5) / 1073741824) * 40075016.685578488), 3857)::geometry(Point, 3857) as geom
        from copied order by geom;
      drop table copied;
      create index place_geom on place using gist (geom);
      alter table place cluster on place_geom`)
    await client.query('vacuum analyze place')
  } finally {
    await client.end()
  }
}

/** A tile as PostGIS makes it, by the grid of the portal: cells on each side below zoom 12, and from there on. */
export function tileText({ z, x, y, severity, sector }) {
  const values = [z, x, y, z < 12 ? 8 : 128]
  const where = ['place.geom && tile.box']
  for (const [column, wanted, type] of [
    ['severity', severity, 'smallint'],
    ['sector_group', sector, 'text'],
  ]) {
    if (!wanted) continue
    values.push(wanted)
    where.push(`place.${column} = any($${values.length}::${type}[])`)
  }
  const text = `
    with tile as (select st_tileenvelope($1, $2, $3) as box),
    cells as (
      select floor((st_x(geom) - st_xmin(box)) / (st_xmax(box) - st_xmin(box)) * $4) as column, floor((st_y(geom) - st_ymin(box)) / (st_ymax(box) - st_ymin(box)) * $4) as row,
        count(*)::int as n, sum(amount_usd)::float8 as amount, max(severity) as severity, avg(st_x(geom)) as at_x, avg(st_y(geom)) as at_y,
        min(record_id::text) as id, min(kind) as kind, min(sector) as sector
      from place, tile where ${where.join(' and ')} group by 1, 2)
    select st_asmvt(feature, 'needs', 4096, 'geom') as tile from (
      select st_asmvtgeom(st_setsrid(st_makepoint(at_x, at_y), 3857), box, 4096, 0, false) as geom, n, amount, severity,
        case when n = 1 then id end as id, case when n = 1 then kind end as kind, case when n = 1 then sector end as sector
      from cells, tile) as feature`
  return { text, values }
}

const ids = (name) => {
  const of = (option) => Number(execFileSync('id', [option, name], { encoding: 'utf8' }))
  return { uid: of('-u'), gid: of('-g') }
}

const freePort = () =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

async function answers(connectionString) {
  for (let i = 0; ; i++) {
    const client = new pg.Client({ connectionString })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      if (i > 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
