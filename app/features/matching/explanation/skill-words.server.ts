import { nameOf } from '#app/features/classifications/names.server.ts'
import type { SkillKey } from '#app/features/classifications/skills.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** The name of a skill for a reader; the key itself where no list holds it. */
export function skillWords(key: SkillKey, language: Language): string {
  const [system, code = ''] = key.split(':')
  const list = system === 'dac' ? (code.length === 5 ? 'Sector' : 'SectorCategory') : null
  return (list && nameOf(list, code, language)?.name) ?? key
}
