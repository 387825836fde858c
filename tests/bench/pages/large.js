// Lists, deep pages and records with a million needs, beside the bare SQL of the same answers and a small database.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { startPortal } from '../portal.js'
import { listQueries, RAW_LISTS } from './raw-lists.js'

const LARGE = { needs: 1_000_000, projects: 200_000 }
const SMALL = { needs: 2_000, projects: 400 }
/** Pages are rendered for a visitor: the cookie looks like a session and is none. */
const RENDERED = { cookie: 'passerelle.session_token=none' }
const TIMES = 40
const DEEP = { pages: 200, limit: 500 }
const MEMORY_MB = 450

/** Sizes may be set, to try the benchmark itself: `--needs N --projects N`. */
export async function runLarge(options) {
  const size = { needs: numberOf(options, '--needs') ?? LARGE.needs, projects: numberOf(options, '--projects') ?? LARGE.projects }
  const small = await withPortal(SMALL, ({ origin, database }) => timeRecords(origin, database))
  return withPortal(size, async ({ origin, database, portal, seconds }) => {
    const records = await timeRecords(origin, database)
    const results = [
      row('filling the database', seconds, 's', 15 * 60, '<= 1'),
      ...(await timeLists(origin, database)),
      ...(await timeDeepPages(origin)),
      ...Object.entries(records).map(([what, value]) => row(`${what}, beside a small database: p95`, value, 'ms', small[what], '<= 1.5')),
    ]
    return [...results, row('memory of the portal', residentMegabytes(portal.processes.server), 'MB', MEMORY_MB, '<= 1')]
  })
}

async function withPortal(size, work) {
  const portal = await startPortal({ PORTAL_DEMO: '0' })
  const database = new pg.Pool({
    connectionString: portal.databaseUrl,
    max: 4,
    options: '-c jit=off -c work_mem=16MB -c max_parallel_workers_per_gather=0',
  })
  try {
    const seconds = await fill(portal.home, size)
    return await work({ origin: portal.origin, database, portal, seconds })
  } finally {
    await database.end()
    await portal.stop()
  }
}

function fill(home, { needs, projects }) {
  const started = performance.now()
  const words = ['app/platform/cli/portal.js', 'bench-data', '--needs', String(needs), '--projects', String(projects)]
  const env = { ...process.env, PORTAL_DATA_DIR: home, PORTAL_LOG: 'error', NODE_ENV: 'production' }
  delete env.DATABASE_URL
  return new Promise((resolve, reject) =>
    spawn(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'inherit'] })
      .once('error', reject)
      .once('exit', (code) =>
        code === 0 ? resolve((performance.now() - started) / 1000) : reject(new Error(`bench-data ended with ${code}`)),
      ),
  )
}

/** Pages with two filters and a word, never the same twice, turn by turn with the bare SQL of each and an empty page. */
async function timeLists(origin, database) {
  const results = []
  for (const [kind, raw] of Object.entries(RAW_LISTS)) {
    const queries = await listQueries(database, kind, TIMES + 3)
    const times = { page: [], raw: [], empty: [] }
    for (const [index, query] of queries.entries()) {
      const page = await timed(() => read(`${origin}/fr/${kind}?${query.search}`))
      const bare = await timed(() => Promise.all(raw(query).map(({ text, values }) => database.query(text, values))))
      const empty = await timed(() => read(`${origin}/fr/help/empty`))
      if (index < 3) continue
      times.page.push(page)
      times.raw.push(bare)
      times.empty.push(empty)
    }
    results.push(row(`${kind}: two filters, a word, facets: p95`, p95(times.page), 'ms', p95(times.raw) + p95(times.empty), '<= 3'))
  }
  return results
}

/** The page a hundred thousand records down beside the first one, in the API as people take whole lists. */
async function timeDeepPages(origin) {
  const results = []
  for (const kind of ['needs', 'projects']) {
    const first = `${origin}/api/v1/${kind}?limit=${DEEP.limit}`
    let deep = first
    for (let page = 0; page < DEEP.pages; page++) {
      const { next } = await (await fetch(deep)).json()
      if (!next) break
      deep = `${first}&cursor=${encodeURIComponent(next)}`
    }
    const times = { first: [], deep: [] }
    for (let turn = 0; turn < TIMES; turn++) {
      times.first.push(await timed(() => read(first)))
      times.deep.push(await timed(() => read(deep)))
    }
    results.push(row(`${kind}: a deep page beside the first: p95`, p95(times.deep), 'ms', p95(times.first), '<= 1.3'))
  }
  return results
}

/** p95 of the pages of single records. */
async function timeRecords(origin, database) {
  const results = {}
  for (const kind of ['need', 'project']) {
    const { rows } = await database.query(
      `select record_id as id from ${kind}_entry where side = 'PUBLIC' order by md5(record_id::text) limit $1`,
      [TIMES + 5],
    )
    const times = []
    for (const [index, { id }] of rows.entries()) {
      const time = await timed(() => read(`${origin}/fr/${kind}s/${id}`))
      if (index >= 5) times.push(time)
    }
    results[`${kind} page`] = p95(times)
  }
  return results
}

async function read(url) {
  const answer = await fetch(url, { headers: RENDERED })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  await answer.arrayBuffer()
}

async function timed(work) {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const p95 = (times) => [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1]
const row = (what, value, unit, reference, wanted) => ({ what, value, unit, reference, ratio: value / reference, wanted })
const residentMegabytes = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

function numberOf(options, name) {
  const at = options.indexOf(name)
  return at < 0 ? null : Number(options[at + 1])
}
