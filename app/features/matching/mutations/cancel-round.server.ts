import { getMatchingDesk } from '#app/features/matching/coordination.server.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'

/** Cancels a round that waits or runs: its thread ends within a second or so. Throws `conflict` where it has ended, `forbidden`, `not-found`. */
export async function cancelRound(actor: Actor, slug: string, roundId: string): Promise<void> {
  const workspace = await getMatchingDesk(actor, slug)
  if (!isUuid(roundId)) throw notFound('round')
  await inTransaction(async (tx) => {
    const { count } = await tx.matchingRound.updateMany({
      where: { id: roundId, workspaceId: workspace.id, state: { in: ['WAITING', 'RUNNING'] } },
      data: { state: 'CANCELLED', step: null, progress: null, doneAt: new Date() },
    })
    if (count === 0) {
      const round = await tx.matchingRound.findFirst({ where: { id: roundId, workspaceId: workspace.id }, select: { id: true } })
      throw round ? new AppError('conflict', 'conflict.roundEnded') : notFound('round')
    }
    await recordEvent(tx, { actor, kind: 'round.cancelled', recordId: roundId, workspaceId: workspace.id })
  })
}
