// Reading pages, rendered and from the cache, beside an empty page of the same framework and the bare SQL of the page.
import autocannon from 'autocannon'
import pg from 'pg'
import { startPortal } from './portal.js'
import { PAGE_QUERIES } from './page-queries.js'
import { runLarge } from './pages/large.js'

const SECONDS = 6
const CONNECTIONS = 4
/** A cookie that looks like a session and is none: the page is rendered anew, for a visitor. */
const RENDERED = { cookie: 'passerelle.session_token=none' }

/** With `--large`: what a million needs make of them. */
export async function run(options = []) {
  return options.includes('--large') ? runLarge(options) : runDemonstration()
}

async function runDemonstration() {
  const portal = await startPortal()
  const database = new pg.Pool({ connectionString: portal.databaseUrl, max: CONNECTIONS })
  try {
    const project = await firstId(database, 'project_entry')
    const pages = [
      { what: 'home', path: '/fr', queries: PAGE_QUERIES.home() },
      { what: 'needs list with filters and facets', path: '/fr/needs?severity=4,5&kind=goods,funding', queries: PAGE_QUERIES.needs() },
      { what: 'project page', path: `/fr/projects/${project}`, queries: PAGE_QUERIES.project(project) },
    ]
    const empty = await load(`${portal.origin}/fr/help/empty`, RENDERED)
    const results = []
    for (const { what, path, queries } of pages) {
      const rendered = await load(portal.origin + path, RENDERED)
      const cached = await load(portal.origin + path, {})
      const bare = await timeQueries(database, queries)
      const reference = 1000 / empty.requests.average + bare
      results.push(
        {
          what: `${what}, rendered: time a page`,
          value: 1000 / rendered.requests.average,
          unit: 'ms',
          reference,
          ratio: 1000 / rendered.requests.average / reference,
          wanted: '<= 2',
        },
        {
          what: `${what}, rendered: p97.5`,
          value: rendered.latency.p97_5,
          unit: 'ms',
          reference: empty.latency.p97_5,
          ratio: rendered.latency.p97_5 / empty.latency.p97_5,
          wanted: null,
        },
        {
          what: `${what}, from the cache: rate`,
          value: cached.requests.average,
          unit: 'requests/s',
          reference: rendered.requests.average,
          ratio: cached.requests.average / rendered.requests.average,
          wanted: '>= 20',
        },
      )
    }
    return results
  } finally {
    await database.end()
    await portal.stop()
  }
}

async function load(url, headers) {
  await autocannon({ url, headers, connections: CONNECTIONS, duration: 2 })
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} errors`)
  return result
}

/** Milliseconds between one page's queries and the next's, run one after the other by as many callers as the pages have: the inverse of a rate. */
async function timeQueries(database, queries) {
  const runs = 60
  const all = async () => {
    for (const { text, values } of queries) await database.query(text, values)
  }
  await all()
  const started = performance.now()
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let i = 0; i < runs / CONNECTIONS; i++) await all()
    }),
  )
  return (performance.now() - started) / runs
}

async function firstId(database, table) {
  const { rows } = await database.query(`select record_id from ${table} where side = 'PUBLIC' order by record_id limit 1`)
  return rows[0].record_id
}
