import { v7 as uuidv7 } from 'uuid'
import { getMatchingDesk } from '#app/features/matching/coordination.server.ts'
import { MODEL_VERSION } from '#app/features/matching/model.ts'
import { queueRound } from '#app/features/matching/rounds/run-round.server.ts'
import { settingsSchema, type RoundSettings } from '#app/features/matching/rounds/settings.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'

/**
 * Starts a round over all open requests in the scope of a coordination workspace; it runs as a job. One at a time in each workspace. Throws `invalid`
 * (settings that do not hold, weights that are not 1000 in all among them), `conflict` (one is running), `forbidden`, `not-found`.
 */
export async function startRound(actor: Actor, slug: string, settings: RoundSettings): Promise<{ id: string; number: number }> {
  const workspace = await getMatchingDesk(actor, slug)
  const read = settingsSchema.safeParse(settings)
  if (!read.success) throw new AppError('invalid', 'invalid.roundSettings')
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from workspace where id = ${workspace.id}::uuid for update`
    const running = await tx.matchingRound.findFirst({
      where: { workspaceId: workspace.id, state: { in: ['WAITING', 'RUNNING'] } },
      select: { number: true },
    })
    if (running) throw new AppError('conflict', 'conflict.roundRunning', { number: running.number })
    const last = await tx.matchingRound.aggregate({ where: { workspaceId: workspace.id }, _max: { number: true } })
    const round = { id: uuidv7(), number: (last._max.number ?? 0) + 1 }
    await tx.matchingRound.create({
      data: { ...round, workspaceId: workspace.id, settings: read.data, modelVersion: MODEL_VERSION, createdById: actor.userId },
    })
    await recordEvent(tx, { actor, kind: 'round.started', recordId: round.id, workspaceId: workspace.id })
    await queueRound(tx, round.id)
    return round
  })
}
