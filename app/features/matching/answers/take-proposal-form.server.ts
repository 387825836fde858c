import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { findLink } from './links.server.ts'
import { getMatch } from './match-row.server.ts'
import { answerByLink } from './mutations/answer-by-link.server.ts'
import { answerMatch } from './mutations/answer-match.server.ts'
import { completeMatch } from './mutations/complete-match.server.ts'
import type { Answered } from './mutations/record-answer.server.ts'
import { sendMatches } from './mutations/send-matches.server.ts'
import { withdrawMatch } from './mutations/withdraw-match.server.ts'
import type { AnswerRole, WithdrawRole } from './policy.ts'
import { readAnswerForm, type FieldProblem, type TypedAnswer } from './read-answer-form.ts'
import { LONGEST_REASON, type Side } from './reasons.ts'

export const DONE = ['accepted', 'agreed', 'declined', 'withdrawn', 'completed', 'sent'] as const
export type Done = (typeof DONE)[number]
export type RefusedForm = { intent: string; problems: FieldProblem[]; typed: TypedAnswer }
export type TakenForm = { outcome: 'done'; done: Done } | ({ outcome: 'refused' } & RefusedForm)

const ANSWER_ROLES: readonly AnswerRole[] = ['expert', 'roster', 'requester']
const WITHDRAW_ROLES: readonly WithdrawRole[] = ['coordinator', 'expert', 'requester']
const NOTHING: TypedAnswer = { answer: '', code: '', reason: '' }

const roleOf = <Role extends string>(form: FormData, roles: readonly Role[]): Role => {
  const role = roles.find((known) => known === formText(form, 'as'))
  if (!role) throw new AppError('invalid', 'invalid.form')
  return role
}

/** What a form of a proposal's page asks, done. Throws `not-found`, `forbidden`, and `invalid` for a form that is none of ours. */
export async function takeProposalForm(actor: Actor, matchId: string, form: FormData): Promise<TakenForm> {
  const intent = formText(form, 'intent')
  switch (intent) {
    case 'answer': {
      const as = roleOf(form, ANSWER_ROLES)
      return answerWith(form, as === 'requester' ? 'REQUESTER' : 'EXPERT', (given) => answerMatch(actor, matchId, as, given))
    }
    case 'withdraw': {
      const as = roleOf(form, WITHDRAW_ROLES)
      const reason = formText(form, 'reason').trim()
      const key = reason === '' ? 'reason' : reason.length > LONGEST_REASON ? 'tooLong' : null
      if (key) return { outcome: 'refused', intent, problems: [{ name: 'reason', key }], typed: { ...NOTHING, reason } }
      await withdrawMatch(actor, matchId, as, reason)
      return { outcome: 'done', done: 'withdrawn' }
    }
    case 'complete':
      await completeMatch(actor, matchId)
      return { outcome: 'done', done: 'completed' }
    case 'send': {
      const { workspaceId } = await getMatch(actor, matchId)
      const { refused } = await sendMatches(actor, workspaceId, [matchId])
      const problem = refused[0]?.problem
      return problem
        ? { outcome: 'refused', intent, problems: [{ name: '', key: problem }], typed: NOTHING }
        : { outcome: 'done', done: 'sent' }
    }
    default:
      throw new AppError('invalid', 'invalid.form')
  }
}

/** What the form behind the link of a mail answers; `spent` where the link is no longer good. */
export async function takeLinkForm(token: string, form: FormData): Promise<TakenForm | { outcome: 'spent' }> {
  const link = await findLink(token)
  if (!link) return { outcome: 'spent' }
  let isSpent = false
  const taken = await answerWith(form, link.side, async (given) => {
    const answered = await answerByLink(token, given)
    if (answered.outcome !== 'spent') return answered
    isSpent = true
    return { outcome: 'refused', problem: 'over' }
  })
  return isSpent ? { outcome: 'spent' } : taken
}

type Give = (given: Parameters<typeof answerMatch>[3]) => Promise<Answered>

async function answerWith(form: FormData, side: Side, give: Give): Promise<TakenForm> {
  const read = readAnswerForm(form, side)
  if ('problems' in read) return { outcome: 'refused', intent: 'answer', ...read }
  const answered = await give(read.given)
  if (answered.outcome === 'refused') {
    const typed = { answer: formText(form, 'answer'), code: formText(form, 'code'), reason: formText(form, 'reason') }
    return { outcome: 'refused', intent: 'answer', problems: [{ name: '', key: answered.problem }], typed }
  }
  const done = answered.answer === 'DECLINED' ? 'declined' : answered.state === 'ACCEPTED' ? 'agreed' : 'accepted'
  return { outcome: 'done', done }
}
