import type { NeedFacts } from '#app/features/needs/content.ts'
import { slotsOf } from '#app/features/needs/coverage.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** "3 experts", where that is what is asked; else nothing. */
export function slotsWords(facts: NeedFacts, language: Language): string[] {
  const slots = slotsOf(facts)
  return slots === null ? [] : [translator(language, 'needs')('experts', { count: slots, formatted: formatNumber(language, slots) })]
}
