// The search page beside the bare index queries of the same words in the same run: npm run bench -- search [--large] [--json].
import pg from 'pg'
import { fillMap } from './map/fill-map.js'
import { startPortal } from './portal.js'
import { measureSearches } from './search/measure.js'

const SMALL = { needs: 100_000, projects: 20_000 }
const LARGE = { needs: 1_000_000, projects: 200_000 }

export async function run(options) {
  const size = options.includes('--large') ? LARGE : SMALL
  const portal = await startPortal()
  try {
    await fillMap(portal.databaseUrl, size)
    await learnWords(portal.databaseUrl)
    return { summary: size, results: await measureSearches(portal) }
  } finally {
    await portal.stop()
  }
}

/** What the job does every hour. */
async function learnWords(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('select search_learn()')
  await client.query('vacuum analyze search_word')
  await client.end()
}
