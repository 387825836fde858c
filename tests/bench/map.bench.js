// A million needs on the map: tiles beside PostGIS, counts that agree, sums that stay true, and what a first view takes.
import pg from 'pg'
import { benchAgreement } from './map/agreement.js'
import { fillMap } from './map/fill-map.js'
import { benchFirstView } from './map/first-view.js'
import { benchTiles } from './map/tile-load.js'
import { benchWriting } from './map/writing.js'
import { startPortal } from './portal.js'

const NEEDS = 1_000_000
const PROJECTS = 50_000

export async function run() {
  const portal = await startPortal({ PORTAL_DEMO: '0' })
  const database = new pg.Pool({ connectionString: portal.databaseUrl, max: 4 })
  try {
    const bench = { origin: portal.origin, databaseUrl: portal.databaseUrl, processes: portal.processes, database, log }
    await timed(`filled with ${NEEDS} needs and ${PROJECTS} projects`, () =>
      fillMap(portal.databaseUrl, { needs: NEEDS, projects: PROJECTS, log }),
    )
    return [
      ...(await timed('tiles', () => benchTiles(bench))),
      ...(await timed('agreement', () => benchAgreement(bench))),
      ...(await timed('first view', () => benchFirstView(bench))),
      ...(await timed('writing', () => benchWriting(bench))),
    ]
  } finally {
    await database.end()
    await portal.stop()
  }
}

async function timed(what, work) {
  const started = performance.now()
  const result = await work()
  log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return result
}

function log(text) {
  process.stderr.write(`${text}\n`)
}
