import { formText } from '#app/platform/http/form-text.ts'
import type { GivenAnswer } from './mutations/record-answer.server.ts'
import { LONGEST_REASON, reasonsOf, type ReasonCode, type Side } from './reasons.ts'

/** A field that was refused, and why: a key under `problem` of the namespace `matching`. */
export type FieldProblem = { name: string; key: string }
export type TypedAnswer = { answer: string; code: string; reason: string }
export type ReadAnswer = { given: GivenAnswer } | { problems: FieldProblem[]; typed: TypedAnswer }

/** Reads the form by which one side answers: to decline needs a reason, and `other` says which. Pure. */
export function readAnswerForm(form: FormData, side: Side): ReadAnswer {
  const typed = { answer: formText(form, 'answer'), code: formText(form, 'code'), reason: formText(form, 'reason').trim() }
  if (typed.answer === 'ACCEPTED') return { given: { answer: 'ACCEPTED' } }
  if (typed.answer !== 'DECLINED') return { problems: [{ name: 'answer', key: 'answer' }], typed }
  const code = reasonsOf(side).find((known): known is ReasonCode => known === typed.code)
  const problems: FieldProblem[] = []
  if (!code) problems.push({ name: 'code', key: 'code' })
  if (code === 'other' && typed.reason === '') problems.push({ name: 'reason', key: 'words' })
  if (typed.reason.length > LONGEST_REASON) problems.push({ name: 'reason', key: 'tooLong' })
  if (!code || problems.length > 0) return { problems, typed }
  return { given: { answer: 'DECLINED', code, reason: typed.reason || null } }
}
