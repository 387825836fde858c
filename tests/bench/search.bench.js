// The search page beside the bare index queries of the same words in the same run: npm run bench -- search [--large] [--json].
import pg from 'pg'
import { fillMap } from './map/fill-map.js'
import { startPortal } from './portal.js'
import { bareSearch, SEARCHES } from './search/searches.js'

const SMALL = { needs: 100_000, projects: 20_000 }
const LARGE = { needs: 1_000_000, projects: 200_000 }
const ROUNDS = 12
/** A cookie that looks like a session and is none: the page is rendered anew, for a visitor. */
const RENDERED = { cookie: 'passerelle.session_token=none' }

export async function run(options) {
  const size = options.includes('--large') ? LARGE : SMALL
  const portal = await startPortal()
  const database = new pg.Pool({ connectionString: portal.databaseUrl, max: 2 })
  try {
    await fillMap(portal.databaseUrl, size)
    process.stderr.write('  the words of a search\n')
    await database.query('select search_relearn()')
    await database.query('vacuum analyze search_word')
    // The counts of common words are read once a minute.
    await fetch(`${portal.origin}/fr/search?q=eau`, { headers: RENDERED })
    const empty = await timed(ROUNDS * 2, () => ask(`${portal.origin}/fr/help/empty`))
    const results = []
    const all = { pages: [], bare: [], suggestions: [] }
    for (const { what, q } of SEARCHES) {
      const [page, bare, suggestions] = [[], [], []]
      await ask(`${portal.origin}/fr/search?q=${encodeURIComponent(q)}`)
      await bareSearch(database, q)
      // In turns, so that both meet the same machine.
      for (let round = 0; round < ROUNDS; round += 1) {
        page.push(...(await timed(1, () => ask(`${portal.origin}/fr/search?q=${encodeURIComponent(q)}`))))
        bare.push(...(await timed(1, () => bareSearch(database, q))))
        suggestions.push(
          ...(await timed(1, () => ask(`${portal.origin}/fr/suggestions.json?q=${encodeURIComponent(q + ' '.repeat(round % 2))}`))),
        )
      }
      all.pages.push(...page)
      all.bare.push(...bare)
      all.suggestions.push(...suggestions)
      results.push(row(`${what} (${q}): p50`, median(page), median(bare) + median(empty), null))
    }
    results.push(row('search page: p95', p95(all.pages), p95(all.bare), '<= 4'))
    results.push(row('search page: p50', median(all.pages), median(all.bare) + median(empty), null))
    results.push(row('suggestions: p95', p95(all.suggestions), p95(all.bare), '<= 4'))
    return { summary: size, results }
  } finally {
    await database.end()
    await portal.stop()
  }
}

const row = (what, value, reference, wanted) => ({ what, value, unit: 'ms', reference, ratio: value / reference, wanted })

async function ask(url) {
  const answer = await fetch(url, { headers: RENDERED })
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
}

async function timed(times, work) {
  const taken = []
  for (let nth = 0; nth < times; nth += 1) {
    const started = performance.now()
    await work()
    taken.push(performance.now() - started)
  }
  return taken
}

const at = (values, share) => values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)]
const median = (values) => at(values, 0.5)
const p95 = (values) => at(values, 0.95)
