import { CEFR } from '#app/features/classifications/cefr.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { skillLabel } from '#app/features/classifications/resolve-skill.server.ts'
import { CLEARANCES, CONTEXTS, SKILL_LEVELS, WORK_MODES } from '#app/features/expertise/content.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { PRIORITIES } from './limits.ts'

/** Codes of a request by the key of their field, with the text that names each. What is none of them is shown as it is. */
const NAMED: Readonly<Record<string, { codes: readonly string[]; namespace: 'skills' | 'needs-edit'; text: (code: string) => string }>> = {
  'skills-level': { codes: SKILL_LEVELS.map(String), namespace: 'skills', text: (code) => `level.${code}.name` },
  'languages-level': { codes: CEFR, namespace: 'skills', text: (code) => `cefr.${code}.name` },
  'expertise-mode': { codes: WORK_MODES, namespace: 'skills', text: (code) => `mode.${code}` },
  'expertise-priority': { codes: PRIORITIES, namespace: 'needs-edit', text: (code) => `expertise.priority.${code}.name` },
  clearance: { codes: CLEARANCES, namespace: 'skills', text: (code) => `clearance.${code}.name` },
  context: { codes: CONTEXTS, namespace: 'skills', text: (code) => `context.${code}` },
}

/** What a field of a request holds, in words; null for a field that is none of a request, or holds words already. */
export function codeWords(key: string, value: string, language: Language): string | null {
  const named = NAMED[key]
  if (named) return named.codes.includes(value) ? translator(language, named.namespace)(named.text(value)) : value
  const words = translator(language, 'needs-edit')
  switch (key) {
    case 'skills-skill':
      return skillLabel(value, language)
    case 'languages-language':
      return languageName(value, language)
    case 'skills-must':
    case 'languages-must':
      return words(value === 'yes' ? 'expertise.must' : 'expertise.wanted')
    case 'expertise-slots':
    case 'expertise-days':
      return formatNumber(language, value)
    default:
      return /^expertise-(vouched|clearance-|context-)/.test(key) ? words(value === 'yes' ? 'answer.yes' : 'answer.no') : null
  }
}
