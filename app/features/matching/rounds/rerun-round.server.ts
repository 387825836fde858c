import { db } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { runInThread, type ComputedRound } from './run-in-thread.server.ts'
import { settingsSchema } from './settings.ts'

/** Computes a stored round again from its snapshot, weights and version, and changes nothing. Throws `not-found` where it keeps no snapshot. */
export async function rerunRound(roundId: string, signal: AbortSignal = new AbortController().signal): Promise<ComputedRound> {
  const round = await db.matchingRound.findUnique({ where: { id: roundId } })
  if (!round?.snapshot || round.snapshotHash === null) throw notFound('round')
  return runInThread(
    { settings: settingsSchema.parse(round.settings), from: 'snapshot', snapshot: { bytes: round.snapshot, hash: round.snapshotHash } },
    { workspaceId: round.workspaceId, onStep: () => undefined, onSnapshot: () => Promise.resolve(), signal },
  )
}
