import { holdMatch } from '#app/features/matching/answers/held-match.server.ts'
import { matchPolicy } from '#app/features/matching/answers/policy.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { forbidden, notFound } from '#app/platform/errors/app-error.ts'

/** Says that an accepted mission took place. Throws `not-found` and `forbidden`. */
export async function completeMatch(actor: Actor, matchId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const held = await holdMatch(tx, matchId)
    if (!held || !matchPolicy.read(actor, held.facts)) throw notFound('proposal')
    if (!matchPolicy.complete(actor, held.facts)) throw forbidden('completeMatch')
    const now = new Date()
    await tx.match.update({ where: { id: matchId }, data: { state: 'COMPLETED', endedAt: now, updatedAt: now } })
    const { workspaceId, requesterId } = held.match
    await recordEvent(tx, {
      actor,
      kind: 'match.completed',
      recordId: matchId,
      workspaceId: hasRole(actor, requesterId) ? requesterId : workspaceId,
      changes: [{ path: 'state', before: 'ACCEPTED', after: 'COMPLETED' }],
    })
  })
}
