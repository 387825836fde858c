import type { Demo } from '#prisma/seed/demo/demo.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { makeCast } from './cast.server.ts'
import { restoreDemoPasswords } from './demo-password.server.ts'
import { readDemoState, writeDemoState } from './demo-state.server.ts'
import type { Cast } from './history-of.ts'
import { queueDemoDatasets } from './load-datasets.server.ts'
import { loadDemoExperts } from './load-experts.server.ts'
import { demoSignInLines } from './sign-ins.server.ts'
import { storeNeeds, storeProjects } from './store-records.server.ts'

const TIMEOUT = 120_000
const MONTH = 30 * 24 * 3_600_000

/**
 * Loads the demonstration with its experts, or goes on where a crash ended the loading. What is loaded is left; one that an earlier version
 * loaded gets the experts.
 */
export async function loadDemo(): Promise<void> {
  const cast = (await readDemoState()) === 'loaded' ? null : await loadRecords()
  await loadDemoExperts(cast)
}

async function loadRecords(): Promise<Cast> {
  const { buildDemo } = await import('#prisma/seed/demo/build-demo.ts')
  const demo = buildDemo()
  const begun = performance.now()
  const cast = await inTransaction(
    async (tx) => {
      await writeDemoState('loading', tx)
      return makeCast(tx, demo, beginningOf(demo))
    },
    { timeout: TIMEOUT },
  )
  await storeProjects(cast, demo.projects)
  await storeNeeds(cast, demo.needs)
  await writeDemoState('loaded')
  log.info({ seconds: Math.round((performance.now() - begun) / 100) / 10 }, 'the demonstration is loaded')
  return cast
}

/**
 * What a start does about the demonstration: it is loaded where PORTAL_DEMO asks for it, and into a new embedded database
 * unless PORTAL_DEMO refuses, which is remembered. Gives its sign-ins as lines of text; none where it is not shown.
 */
export async function openDemo({ asked, embedded }: { asked: boolean | undefined; embedded: boolean }): Promise<string[]> {
  const state = await readDemoState()
  const wanted = asked ?? (state === null ? embedded : state !== 'off')
  if (!wanted) {
    if (state === null && asked === false) await writeDemoState('off')
    return []
  }
  await loadDemo()
  await queueDemoDatasets()
  await restoreDemoPasswords()
  return demoSignInLines()
}

/** A month before its first record. */
function beginningOf({ projects, needs }: Demo): Date {
  const first = Math.min(...[...projects, ...needs].map(({ createdAt }) => Date.parse(createdAt)))
  return new Date(first - MONTH)
}
