import { holdMatch } from '#app/features/matching/answers/held-match.server.ts'
import { answerRoles, matchPolicy, type AnswerRole } from '#app/features/matching/answers/policy.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { forbidden, notFound } from '#app/platform/errors/app-error.ts'
import { recordAnswer, type Answered, type GivenAnswer } from './record-answer.server.ts'

/**
 * Answers a proposal as the expert, for an expert whom no mail reaches, or as the organisation that asks. Throws `not-found` for who may
 * not read it and `forbidden` for who may not answer as that; what time has overtaken is refused with its reason.
 */
export function answerMatch(actor: Actor, matchId: string, as: AnswerRole, given: GivenAnswer): Promise<Answered> {
  return inTransaction(async (tx) => {
    const held = await holdMatch(tx, matchId)
    if (!held || !matchPolicy.read(actor, held.facts)) throw notFound('proposal')
    const asked = { ...held.facts, state: 'SENT' as const, expertAnswer: null, requesterAnswer: null }
    if (!answerRoles(actor, asked).includes(as)) throw forbidden('answer')
    return recordAnswer(tx, actor, held, as === 'requester' ? 'REQUESTER' : 'EXPERT', given)
  })
}
