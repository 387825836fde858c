import { proposePair } from '#app/features/matching/answers/mutations/propose-pair.server.ts'
import { LONGEST_REASON as LONGEST_PROPOSAL_REASON } from '#app/features/matching/answers/reasons.ts'
import { decidePair, LONGEST_REASON, undecidePair, type RefusedDecision } from '#app/features/matching/mutations/decide-pair.server.ts'
import type { PairIds } from '#app/features/matching/scoring/context.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { BoardDesk } from './queries/board-workspace.server.ts'
import { namePairs } from './queries/named-pairs.server.ts'

/** A form that was refused, with what was typed and what is wrong, ready to be read. */
export type RefusedPair = {
  intent: 'decide' | 'propose'
  typed: { kind: string; reason: string }
  errors: { name?: string; message: string }[]
}
export const PAIR_DONE = ['LOCK', 'FORBID', 'freed', 'proposed'] as const
export type PairDone = (typeof PAIR_DONE)[number]
export type TakenPair = { outcome: 'done'; done: PairDone } | ({ outcome: 'refused' } & RefusedPair)

/** What a form on the page of a pair asks, done. Throws `not-found`, `forbidden`, and `invalid` for a form that is none of ours. */
export async function takePairForm(actor: Actor, desk: BoardDesk, pair: PairIds, form: FormData): Promise<TakenPair> {
  switch (formText(form, 'intent')) {
    case 'decide':
      return decide(actor, desk, pair, form)
    case 'undecide':
      await undecidePair(actor, desk.slug, pair)
      return { outcome: 'done', done: 'freed' }
    case 'propose':
      return propose(actor, desk, pair, formText(form, 'why'))
    default:
      throw new AppError('invalid', 'invalid.form')
  }
}

async function decide(actor: Actor, desk: BoardDesk, pair: PairIds, form: FormData): Promise<TakenPair> {
  const typed = { kind: formText(form, 'kind'), reason: formText(form, 'reason') }
  const kind = (['LOCK', 'FORBID'] as const).find((known) => known === typed.kind)
  const t = translator(desk.language, 'matching-board')
  const errors: RefusedPair['errors'] = []
  if (!kind) errors.push({ name: 'kind', message: t('decision.problem.kind') })
  if (typed.reason.trim() === '') errors.push({ name: 'reason', message: t('decision.problem.reason') })
  if (!kind || errors.length > 0) return { outcome: 'refused', intent: 'decide', typed, errors }
  const refused = await decidePair(actor, desk.slug, { ...pair, kind, reason: typed.reason })
  if (!refused) return { outcome: 'done', done: kind }
  return { outcome: 'refused', intent: 'decide', typed, errors: [await refusal(refused, desk)] }
}

/** Why a decision was refused, with what stands against it by name. */
async function refusal(refused: RefusedDecision, { language }: BoardDesk): Promise<RefusedPair['errors'][number]> {
  const t = translator(language, 'matching-board')
  const conditions = translator(language, 'matching')
  switch (refused.refused) {
    case 'reason':
      return { name: 'reason', message: t('decision.problem.tooLong', { most: formatNumber(language, LONGEST_REASON) }) }
    case 'blocked': {
      const names = refused.blockedBy.map((code) => conditions(`condition.${code}.name`))
      return { name: 'kind', message: t('decision.problem.blocked', { conditions: formatList(language, names) }) }
    }
    case 'slots': {
      const names = await namePairs([], refused.locked, language)
      return { name: 'kind', message: t('decision.problem.slots', { experts: formatList(language, refused.locked.map(names.expert)) }) }
    }
    case 'calendar': {
      const names = await namePairs(refused.locked, [], language)
      const titles = refused.locked.map((needId) => names.request(needId).title.text)
      return { name: 'kind', message: t('decision.problem.calendar', { requests: formatList(language, titles) }) }
    }
  }
}

async function propose(actor: Actor, desk: BoardDesk, pair: PairIds, reason: string): Promise<TakenPair> {
  const proposed = await proposePair(actor, desk.slug, { ...pair, reason })
  if (proposed.outcome === 'proposed') return { outcome: 'done', done: 'proposed' }
  const { language } = desk
  const words = translator(language, 'matching')
  const conditions =
    proposed.problem === 'hard'
      ? formatList(
          language,
          proposed.conditions.map((code) => words(`condition.${code}.name`)),
        )
      : ''
  const message = words(`problem.${proposed.problem}`, { conditions, most: formatNumber(language, LONGEST_PROPOSAL_REASON) })
  return { outcome: 'refused', intent: 'propose', typed: { kind: '', reason }, errors: [{ name: 'why', message }] }
}
