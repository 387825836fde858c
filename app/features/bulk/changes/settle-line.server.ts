import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { LineConflict, Outcome, Reason } from './outcomes.ts'

type Settled = {
  outcome: Outcome
  revision?: number
  reason?: Reason
  conflicts?: LineConflict[]
  kept?: readonly { path: string; lang?: string | undefined }[]
}

/** Notes what became of a line, in the transaction of what was done. */
export async function settleLine(tx: Pick<Transaction, 'bulkLine'>, changeId: string, recordId: string, settled: Settled): Promise<void> {
  await tx.bulkLine.update({
    where: { changeId_recordId: { changeId, recordId } },
    data: {
      outcome: settled.outcome,
      ...(settled.revision === undefined ? {} : { revision: settled.revision }),
      ...(settled.reason ? { reason: settled.reason as never } : {}),
      ...(settled.conflicts ? { conflicts: settled.conflicts as never } : {}),
      ...(settled.kept ? { kept: settled.kept as never } : {}),
    },
  })
}
