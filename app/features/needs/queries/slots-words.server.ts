import type { NeedFacts } from '#app/features/needs/content.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** "3 experts", where a request asks for so many; nothing where its quantity says so already. */
export function slotsWords(slots: number | null, quantity: NeedFacts['quantity'] | null, language: Language): string[] {
  if (slots === null || quantity?.number === String(slots)) return []
  return [translator(language, 'needs')('experts', { count: slots, formatted: formatNumber(language, slots) })]
}
