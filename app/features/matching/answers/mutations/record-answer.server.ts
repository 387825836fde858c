import { hindranceOf, placesTaken, type HeldMatch } from '#app/features/matching/answers/held-match.server.ts'
import type { Answer, MatchState } from '#app/features/matching/answers/policy.ts'
import type { Hindrance, ReasonCode, Side } from '#app/features/matching/answers/reasons.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { endTheRest } from './end-match.server.ts'

/** An answer as it is given: why, where it declines. */
export type GivenAnswer = { answer: 'ACCEPTED' } | { answer: 'DECLINED'; code: ReasonCode; reason: string | null }

/** `over`: it is not waiting for answers any more; `answered`: this side has answered. */
export type AnswerProblem = Hindrance | 'over' | 'answered'
export type Answered = { outcome: 'answered'; answer: Answer; state: MatchState } | { outcome: 'refused'; problem: AnswerProblem }

/**
 * Records one side's answer to a held match. An acceptance is refused where the request or the expert allow it no more; when both have
 * accepted the match is accepted, and when that fills the request the others are taken back. The caller has seen to it that the actor may.
 */
export async function recordAnswer(tx: Transaction, actor: Actor, held: HeldMatch, side: Side, given: GivenAnswer): Promise<Answered> {
  const { match } = held
  const [own, other] = side === 'EXPERT' ? [match.expertAnswer, match.requesterAnswer] : [match.requesterAnswer, match.expertAnswer]
  if (match.state !== 'SENT') return { outcome: 'refused', problem: 'over' }
  if (own !== null) return { outcome: 'refused', problem: 'answered' }
  const hindrance = given.answer === 'ACCEPTED' ? await hindranceOf(tx, held) : null
  if (hindrance) return { outcome: 'refused', problem: hindrance }
  const now = new Date()
  const state = given.answer === 'DECLINED' ? 'DECLINED' : other === 'ACCEPTED' ? 'ACCEPTED' : 'SENT'
  await tx.match.update({
    where: { id: match.id },
    data: {
      ...answerColumns(side, given, actor.userId, now),
      state,
      updatedAt: now,
      ...(state === 'ACCEPTED' && { acceptedAt: now }),
      ...(state === 'DECLINED' && { endedAt: now }),
    },
  })
  await tx.matchLink.updateMany({ where: { matchId: match.id, side, usedAt: null }, data: { usedAt: now } })
  const answered = { path: side === 'EXPERT' ? 'expertAnswer' : 'requesterAnswer', before: null, after: given.answer }
  const moved = state === 'SENT' ? [] : [{ path: 'state', before: 'SENT', after: state }]
  await recordEvent(tx, {
    actor,
    kind: 'match.answered',
    recordId: match.id,
    // Where the name of who answered is known already: an expert may stand under a pseudonym everywhere else.
    workspaceId: side === 'EXPERT' ? match.rosterId : match.requesterId,
    changes: [answered, ...moved],
  })
  if (state === 'ACCEPTED' && (await placesTaken(tx, match.needId)) >= (held.ask?.slots ?? 0)) await endTheRest(tx, match.needId)
  return { outcome: 'answered', answer: given.answer, state }
}

function answerColumns(side: Side, given: GivenAnswer, byId: string | null, at: Date) {
  const [code, reason] = given.answer === 'DECLINED' ? [given.code, given.reason] : [null, null]
  return side === 'EXPERT'
    ? { expertAnswer: given.answer, expertReasonCode: code, expertReason: reason, expertAnsweredById: byId, expertAnsweredAt: at }
    : {
        requesterAnswer: given.answer,
        requesterReasonCode: code,
        requesterReason: reason,
        requesterAnsweredById: byId,
        requesterAnsweredAt: at,
      }
}
