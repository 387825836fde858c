import { v7 as uuidv7 } from 'uuid'
import { placesTaken } from '#app/features/matching/answers/held-match.server.ts'
import { readyFor, withFacts, type Pool } from '#app/features/matching/candidates/pool.ts'
import { rankPossible } from '#app/features/matching/candidates/rank.ts'
import { getMatchingDesk } from '#app/features/matching/coordination.server.ts'
import { MODEL_VERSION, type Condition, type Explanation, type MatchRequest, type Pairing } from '#app/features/matching/model.ts'
import { LONGEST_REASON } from '#app/features/matching/answers/reasons.ts'
import { keptPool } from '#app/features/matching/pool/kept-pool.server.ts'
import { findRequest } from '#app/features/matching/pool/load-requests.server.ts'
import { findDropped, holdPairs } from '#app/features/matching/rounds/check-assignments.server.ts'
import type { PairIds } from '#app/features/matching/scoring/context.ts'
import { takeApart } from '#app/features/matching/scoring/score-pair.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { today } from '#app/features/provenance/today.ts'
import { VALIDATORS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'

/**
 * `reason`, `tooLong`: the reason is missing or too long; `standing`: the pair is proposed already; `full`: no place is left; `hard`: conditions that
 * nobody sets aside. The words are under `problem` of the namespace `matching`.
 */
export type Proposed =
  | { outcome: 'proposed'; matchId: string }
  | { outcome: 'refused'; problem: 'reason' | 'tooLong' | 'standing' | 'full' }
  | { outcome: 'refused'; problem: 'hard'; conditions: Condition[] }

type Pair = { needId: string; profileId: string; reason: string }

/** Others that are named beside a pair chosen by a person. */
const OTHERS = 5

/**
 * Plans a pair against the round, for those who validate in a coordination workspace. The reason is kept with it and shown as a fact. Consent,
 * conflicts of interest and an earlier refusal are never set aside; other conditions may be. Throws `not-found` and `forbidden`.
 */
export async function proposePair(actor: Actor, slug: string, { needId, profileId, reason: written }: Pair): Promise<Proposed> {
  const workspace = await getMatchingDesk(actor, slug, VALIDATORS)
  const request = isUuid(needId) ? await findRequest(workspace.id, needId, today()) : null
  if (!request) throw notFound('need')
  const pool = await poolFor(workspace.id, needId)
  const expert = pool.experts.find((one) => one.expert.id === profileId)
  if (!expert) throw notFound('expert')
  const reason = written.trim()
  if (reason === '') return { outcome: 'refused', problem: 'reason' }
  if (reason.length > LONGEST_REASON) return { outcome: 'refused', problem: 'tooLong' }
  if (request.slots === 0) return { outcome: 'refused', problem: 'full' }
  const pairing = takeApart(readyFor(request, pool), expert, pool.context)
  const conditions = hardOnes(pairing)
  if (conditions.length > 0) return { outcome: 'refused', problem: 'hard', conditions }
  const matchId = uuidv7()
  const explanation = explain(request, pool, profileId, { ...pairing, by: actor.userId, reason })
  return inTransaction(async (tx): Promise<Proposed> => {
    const dropped = await changedMeanwhile(tx, { needId, profileId })
    if (dropped) return dropped
    const { count } = await tx.match.createMany({
      data: {
        id: matchId,
        needId,
        profileId,
        workspaceId: workspace.id,
        requesterId: request.workspaceId,
        rosterId: expert.expert.workspaceId,
        score: pairing.score,
        explanation: JSON.parse(JSON.stringify(explanation)) as object,
        startsOn: request.from ? new Date(request.from) : null,
        endsOn: request.to ? new Date(request.to) : null,
        days: request.days,
        overrideReason: reason,
      },
      skipDuplicates: true,
    })
    if (count > 0) await recordEvent(tx, { actor, kind: 'match.proposed', recordId: matchId, workspaceId: workspace.id })
    return count > 0 ? { outcome: 'proposed', matchId } : { outcome: 'refused', problem: 'standing' }
  })
}

/** Whether what the pool said still holds, now that nobody can change it: consent taken back a moment ago counts. Throws `not-found` for who is gone. */
async function changedMeanwhile(tx: Transaction, pair: PairIds): Promise<Proposed | null> {
  await holdPairs(tx, [pair])
  const [dropped] = await findDropped(tx, [pair])
  switch (dropped?.why) {
    case undefined: {
      const { slots } = await tx.expertiseAsk.findUniqueOrThrow({ where: { recordId: pair.needId }, select: { slots: true } })
      return (await placesTaken(tx, pair.needId)) >= slots ? { outcome: 'refused', problem: 'full' } : null
    }
    case 'request-closed':
      throw notFound('need')
    case 'expert-gone':
      throw notFound('expert')
    case 'consent':
      return { outcome: 'refused', problem: 'hard', conditions: ['CONSENT'] }
    case 'declined':
    case 'forbidden':
      return { outcome: 'refused', problem: 'hard', conditions: ['DECISION'] }
  }
}

/** What fails and nobody sets aside. A coordinator's own veto is theirs to set aside; a person's refusal is not. */
function hardOnes({ conditions }: Pairing): Condition[] {
  const isHard = ({ code, evidence }: Pairing['conditions'][number]) =>
    code === 'CONSENT' ||
    code === 'COI' ||
    (code === 'DECISION' && evidence.some((one) => one.kind === 'decision' && one.decision === 'declined'))
  return conditions.filter((condition) => !condition.ok && isHard(condition)).map(({ code }) => code)
}

async function poolFor(workspaceId: string, needId: string): Promise<Pool> {
  const [pool, forbidden, declined] = await Promise.all([
    keptPool(),
    db.matchDecision.findMany({ where: { workspaceId, needId, kind: 'FORBID' }, select: { profileId: true } }),
    db.match.findMany({ where: { needId, state: 'DECLINED' }, select: { profileId: true } }),
  ])
  const has = (rows: { profileId: string }[], expertId: string) => rows.some((row) => row.profileId === expertId)
  return withFacts(pool, {
    isForbidden: (_, expertId) => has(forbidden, expertId),
    hasDeclined: (_, expertId) => has(declined, expertId),
  })
}

type Chosen = Pairing & { by: string | null; reason: string }

/** The explanation of a pair that a person chose: where it stands in the ranking of today, and who stands beside it. */
function explain(request: MatchRequest, pool: Pool, profileId: string, { by, reason, ...pairing }: Chosen): Explanation {
  const ranking = rankPossible(readyFor(request, pool), pool).flatMap(({ place, score }) => {
    const id = pool.experts[place]?.expert.id
    return id ? [{ id, score }] : []
  })
  const place = ranking.findIndex(({ id }) => id === profileId)
  return {
    ...pairing,
    requestId: request.id,
    expertId: profileId,
    // Who is not possible comes after all who are.
    rank: place < 0 ? ranking.length + 1 : place + 1,
    candidates: ranking.length,
    whyNot: ranking
      .map(({ id, score }, index) => ({ profileId: id, score, rank: index + 1, cost: null, elsewhere: null, blockedBy: [] }))
      .filter((one) => one.profileId !== profileId)
      .slice(0, OTHERS),
    scarcity: null,
    advice: [],
    modelVersion: MODEL_VERSION,
    weights: pool.context.weights,
    snapshotHash: '',
    gap: null,
    override: { by, reason },
  }
}
