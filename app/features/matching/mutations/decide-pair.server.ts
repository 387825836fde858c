import { readyFor } from '#app/features/matching/candidates/pool.ts'
import { getMatchingDesk, type Coordination } from '#app/features/matching/coordination.server.ts'
import type { Condition } from '#app/features/matching/model.ts'
import { keptPool } from '#app/features/matching/pool/kept-pool.server.ts'
import { findRequest, loadRequests } from '#app/features/matching/pool/load-requests.server.ts'
import { canHold } from '#app/features/matching/rounds/compute/exchange-cost.ts'
import { failedConditions } from '#app/features/matching/scoring/conditions.ts'
import type { PairIds } from '#app/features/matching/scoring/context.ts'
import { mayBeProposed } from '#app/features/matching/scoring/predicates.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { today } from '#app/features/provenance/today.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { DecisionKind } from '#app/platform/db/generated/client.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'

export type Decision = PairIds & { kind: DecisionKind; reason: string }

/** Why a decision was refused: no reason given, or one too long; conditions that keep the pair apart; locks that cannot hold with it. */
export type RefusedDecision =
  | { refused: 'reason' }
  | { refused: 'blocked'; blockedBy: Condition[] }
  | { refused: 'slots'; slots: number; locked: string[] }
  | { refused: 'calendar'; locked: string[] }

export const LONGEST_REASON = 1000

/**
 * Locks or forbids a pair for the rounds of a coordination workspace, with a reason; what was decided on the pair before is replaced. A lock that no
 * round could hold to is refused, with what is against it. Null when done. Throws `forbidden` and `not-found`.
 */
export async function decidePair(actor: Actor, slug: string, decision: Decision): Promise<RefusedDecision | null> {
  const workspace = await getMatchingDesk(actor, slug)
  const { needId, profileId, kind } = decision
  const reason = decision.reason.trim()
  if (!isUuid(needId) || !isUuid(profileId)) throw notFound('need')
  if (reason === '' || reason.length > LONGEST_REASON) return { refused: 'reason' }
  return inTransaction(async (tx) => {
    // Two locks that exclude each other are not made at once.
    await tx.$queryRaw`select 1 from workspace where id = ${workspace.id}::uuid for update`
    const against = await whatIsAgainst(tx, workspace, decision)
    if (against) return against
    const data = { kind, reason, decidedById: actor.userId, decidedAt: new Date() }
    await tx.matchDecision.upsert({
      where: { workspaceId_needId_profileId: { workspaceId: workspace.id, needId, profileId } },
      create: { workspaceId: workspace.id, needId, profileId, ...data },
      update: data,
    })
    await recordDecision(tx, actor, workspace, decision, kind === 'LOCK' ? 'match.locked' : 'match.forbidden', reason)
    return null
  })
}

/** Takes a decision back; nothing happens where there is none. */
export async function undecidePair(actor: Actor, slug: string, pair: PairIds): Promise<void> {
  const workspace = await getMatchingDesk(actor, slug)
  if (!isUuid(pair.needId) || !isUuid(pair.profileId)) throw notFound('need')
  await inTransaction(async (tx) => {
    const { count } = await tx.matchDecision.deleteMany({
      where: { workspaceId: workspace.id, needId: pair.needId, profileId: pair.profileId },
    })
    if (count > 0) await recordDecision(tx, actor, workspace, pair, 'match.freed')
  })
}

// No record is named by the event: a decision is for coordinators alone, and a need's or a profile's history has other readers.
async function recordDecision(
  tx: Transaction,
  actor: Actor,
  { id }: Coordination,
  pair: PairIds,
  kind: string,
  reason?: string,
): Promise<void> {
  await recordEvent(tx, {
    actor,
    kind,
    workspaceId: id,
    changes: [
      { path: 'need', before: null, after: pair.needId },
      { path: 'expert', before: null, after: pair.profileId },
    ],
    ...(reason === undefined ? {} : { reason }),
  })
}

async function whatIsAgainst(
  tx: Transaction,
  { id }: Coordination,
  { needId, profileId, kind }: Decision,
): Promise<RefusedDecision | null> {
  const [pool, request] = await Promise.all([keptPool(), findRequest(id, needId, today())])
  if (!request) throw notFound('need')
  const ready = readyFor(request, pool)
  const expert = pool.experts.find((one) => one.expert.id === profileId)
  if (!expert || !mayBeProposed(ready, expert)) throw notFound('expert')
  if (kind === 'FORBID') return null
  const declined = await tx.match.findFirst({ where: { needId, profileId, state: 'DECLINED' }, select: { id: true } })
  const blockedBy = failedConditions(ready, expert, { ...pool.context, hasDeclined: () => declined !== null })
  if (blockedBy.length > 0) return { refused: 'blocked', blockedBy }
  const locks = await tx.matchDecision.findMany({
    where: { workspaceId: id, kind: 'LOCK', OR: [{ needId }, { profileId }], NOT: { needId, profileId } },
    select: { needId: true, profileId: true },
  })
  const ofRequest = locks.filter((lock) => lock.needId === needId)
  if (ofRequest.length >= request.slots) return { refused: 'slots', slots: request.slots, locked: ofRequest.map((lock) => lock.profileId) }
  const ofExpert = new Set(locks.filter((lock) => lock.profileId === profileId).map((lock) => lock.needId))
  const others = ofExpert.size > 0 ? (await loadRequests(id, today())).filter((other) => ofExpert.has(other.id)) : []
  const holds = canHold(expert, [ready, ...others.map((other) => readyFor(other, pool))])
  return holds ? null : { refused: 'calendar', locked: others.map((other) => other.id) }
}
