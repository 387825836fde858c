import { db } from '#app/platform/db/client.server.ts'
import { log } from '#app/platform/observability/log.server.ts'

const KEY = 'index'

/**
 * What lists, searches and the map show is derived again, once, where it was derived by an earlier version of this program:
 * raise the number with every change of what is derived from content that stands as it is.
 */
const INDEX_VERSION = 5

/** Derives again what an earlier version derived. `derive` gives the number of records; a start that is cut off begins anew. */
export async function keepIndex(derive: () => Promise<number>): Promise<void> {
  const setting = await db.setting.findUnique({ where: { key: KEY } })
  if (typeof setting?.value === 'number' && setting.value >= INDEX_VERSION) return
  const begun = performance.now()
  const records = await derive()
  await db.setting.upsert({ where: { key: KEY }, create: { key: KEY, value: INDEX_VERSION }, update: { value: INDEX_VERSION } })
  if (records > 0) log.info({ records, seconds: Math.round((performance.now() - begun) / 100) / 10 }, 'search and map are derived again')
}
