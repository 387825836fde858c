import { holdMatch } from '#app/features/matching/answers/held-match.server.ts'
import { matchPolicy, withdrawRoles, type WithdrawRole } from '#app/features/matching/answers/policy.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { forbidden, notFound } from '#app/platform/errors/app-error.ts'
import { endMatch } from './end-match.server.ts'

const CODES = { coordinator: 'coordinator', requester: 'request', expert: 'expert' } as const

/**
 * Takes a match back with a reason: those who propose at any time before it is over, each side once it has accepted. The place is then
 * free, and nobody else's match changes. Throws `not-found` and `forbidden`.
 */
export async function withdrawMatch(actor: Actor, matchId: string, as: WithdrawRole, reason: string): Promise<void> {
  await inTransaction(async (tx) => {
    const held = await holdMatch(tx, matchId)
    if (!held || !matchPolicy.read(actor, held.facts)) throw notFound('proposal')
    if (!withdrawRoles(actor, held.facts).includes(as)) throw forbidden('withdrawMatch')
    const { workspaceId, requesterId, rosterId } = held.match
    const eventIn = { coordinator: workspaceId, requester: requesterId, expert: rosterId }[as]
    await endMatch(tx, actor, held.match, { code: CODES[as], reason, eventIn })
  })
}
