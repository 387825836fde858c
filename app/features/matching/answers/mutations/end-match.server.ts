import type { EndCode } from '#app/features/matching/answers/reasons.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { SYSTEM, type Actor } from '#app/platform/auth/actor.ts'
import type { Match } from '#app/platform/db/generated/client.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'

type End = { code: EndCode; reason: string | null; /** Whose act it is: the event stands in that workspace alone. */ eventIn: string }

/**
 * Takes a match back, with its event; mails and what else follows hang on the event. False where it was over already, as
 * by a consent withdrawn a moment before.
 */
export async function endMatch(tx: Transaction, actor: Actor, match: Match, { code, reason, eventIn }: End): Promise<boolean> {
  const now = new Date()
  const { count } = await tx.match.updateMany({
    where: { id: match.id, state: match.state },
    data: { state: 'WITHDRAWN', endCode: code, endReason: reason, endedAt: now, updatedAt: now },
  })
  if (count === 0) return false
  await recordEvent(tx, {
    actor,
    kind: 'match.withdrawn',
    recordId: match.id,
    workspaceId: eventIn,
    changes: [{ path: 'state', before: match.state, after: 'WITHDRAWN' }],
  })
  return true
}

/** Once all places of a request are filled nobody else is asked: what still stands is taken back. The request is held by the caller. */
export async function endTheRest(tx: Transaction, needId: string): Promise<void> {
  const rest = await tx.match.findMany({ where: { needId, state: { in: ['PROPOSED', 'SENT'] } }, orderBy: { id: 'asc' } })
  for (const match of rest) await endMatch(tx, SYSTEM, match, { code: 'filled', reason: null, eventIn: match.workspaceId })
}
