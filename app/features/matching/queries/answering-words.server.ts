import { languageName } from '#app/features/classifications/languages.ts'
import { skillLabel } from '#app/features/classifications/resolve-skill.server.ts'
import type { Answering, ConditionCost } from '#app/features/matching/candidates/count-answering.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** How many experts could answer a request, in words ready for one reader. */
export type AnsweringWords = {
  /** "38 experts of 412 could answer." */
  count: string
  /** The condition that costs most, and what would be without it; or why no single one does. */
  worst: string | null
  /** Further conditions that cost experts, the dearest first, each with how many could answer without it. */
  others: { key: string; text: string }[]
}

/** How many conditions are told beside the dearest. */
const OTHERS = 4

/** Null `counted`: the request asks no skill yet, without which there is nothing to count. */
export function answeringWords(counted: Answering | null, language: Language): AnsweringWords {
  const t = translator(language, 'matching-answering')
  if (!counted) return { count: t('notYet'), worst: null, others: [] }
  const { experts, total } = counted
  const number = (count: number) => formatNumber(language, count)
  if (total === 0) return { count: t('noPool'), worst: null, others: [] }
  const [first, ...more] = counted.conditions.filter(({ without }) => without > experts)
  const told = { count: experts, formatted: number(experts), total: number(total) }
  const count = experts === 0 ? t('nobody', { count: total, formatted: number(total) }) : t('could', told)
  if (!first) return { count, worst: experts === 0 ? t('several') : null, others: [] }
  const words = (cost: ConditionCost) => ({
    condition: conditionWords(cost, language),
    count: cost.without,
    formatted: number(cost.without),
  })
  return {
    count,
    worst: t('worst', words(first)),
    others: more.slice(0, OTHERS).map((cost) => ({ key: keyOf(cost), text: t('without', words(cost)) })),
  }
}

/** A request may ask several skills or languages: each is a condition of its own. */
const keyOf = ({ code, detail }: ConditionCost) => `${code} ${JSON.stringify(detail)}`

/** A condition as the request states it: "Arabic at B2". */
export function conditionWords({ code, detail }: ConditionCost, language: Language): string {
  const t = translator(language, 'matching-answering')
  const skills = translator(language, 'skills')
  switch (detail.kind) {
    case 'skill':
      // The skill at its level, but only by the expert's own word: what is asked is that somebody vouches for it.
      if (detail.confidence === 'self') return t('condition.vouched')
      return t('condition.skill', { skill: skillLabel(detail.asked, language), level: skills(`level.${detail.askedLevel}.name`) })
    case 'language':
      return t('condition.language', { language: languageName(detail.tag, language), level: detail.asked })
    case 'window':
      return t('condition.window', { from: formatShortDay(language, detail.from), to: formatShortDay(language, detail.to) })
    case 'mode':
      return skills(`mode.${detail.asked}`)
    case 'clearance':
      return skills(`clearance.${detail.clearance}.name`)
    case 'days':
      return t('condition.days', { count: detail.asked, formatted: formatNumber(language, detail.asked) })
    // What no request states is told by its name.
    case 'base':
    case 'context':
    case 'country':
    case 'country-refused':
    case 'decision':
    case 'organisation':
    case 'rest':
    case 'sector':
    case 'words':
      return t(`condition.${code}`)
  }
}
