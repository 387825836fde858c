import { hindranceOf, holdMatch } from '#app/features/matching/answers/held-match.server.ts'
import { matchPolicy } from '#app/features/matching/answers/policy.ts'
import type { Hindrance } from '#app/features/matching/answers/reasons.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { hasRole, VALIDATORS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { forbidden, notFound } from '#app/platform/errors/app-error.ts'

/** `over`: it is not provisional any more; `unknown`: there is none in this workspace; `tooMany`: beyond what is sent at once. */
export type SendProblem = Hindrance | 'over' | 'unknown' | 'tooMany'
export type Sending = { sent: string[]; refused: { matchId: string; problem: SendProblem }[] }

/** Most proposals that are sent at once. */
export const MOST_SENT = 500

/**
 * Sends provisional matches of a coordination workspace to both sides. Each one whose expert, request or place allows it no more is named
 * and stays; the others are sent, each in a transaction of its own. Throws `not-found` and `forbidden`.
 */
export async function sendMatches(actor: Actor, workspaceId: string, matchIds: readonly string[]): Promise<Sending> {
  if (!hasRole(actor, workspaceId)) throw notFound('workspace')
  if (!hasRole(actor, workspaceId, VALIDATORS)) throw forbidden('sendMatch')
  const sending: Sending = { sent: [], refused: [] }
  for (const [index, matchId] of [...new Set(matchIds)].entries()) {
    const problem = index < MOST_SENT ? await sendOne(actor, workspaceId, matchId) : 'tooMany'
    if (problem) sending.refused.push({ matchId, problem })
    else sending.sent.push(matchId)
  }
  return sending
}

function sendOne(actor: Actor, workspaceId: string, matchId: string): Promise<SendProblem | null> {
  return inTransaction(async (tx) => {
    const held = await holdMatch(tx, matchId)
    if (!held || held.match.workspaceId !== workspaceId) return 'unknown'
    if (!matchPolicy.send(actor, held.facts)) return 'over'
    // What is sent is what is asked today: the request may have changed since it was planned.
    const { ask } = held
    const asked = ask && { startsOn: ask.startsOn, endsOn: ask.endsOn, days: (ask.ask as { days?: number }).days ?? held.match.days }
    const match = { ...held.match, ...asked }
    const hindrance = await hindranceOf(tx, { ...held, match })
    if (hindrance) return hindrance
    const now = new Date()
    await tx.match.update({
      where: { id: matchId },
      data: { ...asked, state: 'SENT', sentAt: now, sentById: actor.userId, updatedAt: now },
    })
    const changes = [{ path: 'state', before: 'PROPOSED', after: 'SENT' }]
    await recordEvent(tx, { actor, kind: 'match.sent', recordId: matchId, workspaceId, changes })
    return null
  })
}
