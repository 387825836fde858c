import { OPERATOR } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, touchPublicData } from '#app/platform/db/transaction.server.ts'
import type { Recorded } from './recorded.server.ts'
import { lockOwnRecord } from './read-record.server.ts'
import { recountTexts } from './text-origins.server.ts'

const BATCH = 20
/** A record of some ten thousand rows takes seconds. */
const LONGEST = 10 * 60_000

/** Derives again what lists, searches and the map show of every published record of a kind. Gives their number. */
export async function reindexPublished(recorded: Recorded): Promise<number> {
  let count = 0
  let after: { id: string; workspaceId: string } | undefined
  for (;;) {
    const batch = await db.record.findMany({
      where: { kind: recorded.kind, publication: 'PUBLISHED', ...(after ? { id: { gt: after.id } } : {}) },
      select: { id: true, workspaceId: true },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    after = batch.at(-1)
    if (!after) break
    count += batch.length
    await inTransaction(
      async (tx) => {
        for (const { id, workspaceId } of batch) {
          const record = await lockOwnRecord(tx, OPERATOR, recorded.kind, workspaceId, id)
          if (record.publication !== 'PUBLISHED') continue
          await recorded.indexPublic(tx, record)
          await recorded.indexWorking(tx, record)
          await recountTexts(tx, recorded, record)
        }
      },
      { timeout: LONGEST },
    )
  }
  // Once: until then everybody reads what was derived before.
  if (count > 0) await inTransaction(touchPublicData)
  return count
}
