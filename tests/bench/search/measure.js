import pg from 'pg'
import { bareSearch, SEARCHES } from './searches.js'

const ROUNDS = 12
/** A cookie that looks like a session and is none: the page is rendered anew, for a visitor. */
const RENDERED = { cookie: 'passerelle.session_token=none' }

/** Asks a portal for every search, its suggestions, and its database for the bare queries, in turns, so that all meet the same machine. */
export async function measureSearches({ origin, databaseUrl, rounds = ROUNDS }) {
  // By the index of words, as a person would write it who knows what is in there: the planner takes rare beginnings for common ones.
  const database = new pg.Pool({
    connectionString: databaseUrl,
    max: 1,
    options: '-c enable_seqscan=off -c jit=off -c max_parallel_workers_per_gather=0',
  })
  try {
    const empty = await timed(rounds * 2, () => ask(`${origin}/fr/help/empty`))
    const results = []
    const all = { pages: [], bare: [], suggestions: [] }
    for (const { what, q } of SEARCHES) {
      const asked = encodeURIComponent(q)
      const taken = { pages: [], bare: [], suggestions: [] }
      await ask(`${origin}/fr/search?q=${asked}`)
      await bareSearch(database, q)
      for (let round = 0; round < rounds; round += 1) {
        taken.pages.push(...(await timed(1, () => ask(`${origin}/fr/search?q=${asked}`))))
        taken.bare.push(...(await timed(1, () => bareSearch(database, q))))
        taken.suggestions.push(...(await timed(1, () => ask(`${origin}/fr/suggestions.json?q=${asked}`))))
      }
      for (const name of Object.keys(all)) all[name].push(...taken[name])
      results.push(row(`${what} (${q}): p50`, median(taken.pages), median(taken.bare) + median(empty), null))
    }
    results.push(row('search page: p95', p95(all.pages), p95(all.bare), '<= 4'))
    results.push(row('search page: p50', median(all.pages), median(all.bare) + median(empty), null))
    results.push(row('suggestions: p95', p95(all.suggestions), p95(all.bare), null))
    return results
  } finally {
    await database.end()
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
