import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { makeCast } from './cast.server.ts'
import type { Cast } from './history-of.ts'
import { storeNeeds } from './store-records.server.ts'
import { storeExperts } from './store-experts.server.ts'

/** Setting that says that they were loaded: one that people erased later does not come back. */
const KEY = 'demo-experts'
const BATCH = 100
const TIMEOUT = 120_000

/**
 * Loads the pool of experts, or goes on where a crash ended the loading; into a demonstration of an earlier version also the requests
 * that it does not have, with those who ask. Does nothing where it is loaded. `loaded` are the people of one that this start has just loaded.
 */
export async function loadDemoExperts(loaded: Cast | null = null): Promise<void> {
  if ((await db.setting.findUnique({ where: { key: KEY } })) !== null) return
  const { buildDemoExperts } = await import('#prisma/seed/demo/experts/build-experts.ts')
  const begun = performance.now()
  const experts = buildDemoExperts()
  const cast = loaded ?? (await castOfEarlier())
  for (let from = 0; from < experts.length; from += BATCH) {
    await inTransaction((tx) => storeExperts(tx, cast, experts.slice(from, from + BATCH)), { timeout: TIMEOUT })
  }
  await db.setting.upsert({ where: { key: KEY }, create: { key: KEY, value: 'loaded' }, update: { value: 'loaded' } })
  log.info({ seconds: Math.round((performance.now() - begun) / 100) / 10 }, 'the experts of the demonstration are loaded')
}

/** When those came to the portal whom an earlier version did not have. */
const ARRIVAL = new Date('2026-02-02T08:00:00Z')

/** The people of a demonstration that was loaded before, once those are made whom it does not have, with their requests. */
async function castOfEarlier(): Promise<Cast> {
  const { buildDemo } = await import('#prisma/seed/demo/build-demo.ts')
  const { needs, addedNeeds, ...demo } = buildDemo()
  const cast = await inTransaction((tx) => makeCast(tx, demo, ARRIVAL), { timeout: TIMEOUT })
  const standing = await db.record.findMany({ where: { id: { in: [...addedNeeds] } }, select: { id: true } })
  const ids = new Set(standing.map(({ id }) => id))
  await storeNeeds(
    cast,
    needs.filter(({ id }) => addedNeeds.has(id) && !ids.has(id)),
  )
  return cast
}
