import { nameOf } from '#app/features/classifications/names.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** What a skill is called for a reader; the code itself where no list knows it. */
export function skillNameOf(key: string, language: Language): string {
  const code = key.slice(key.indexOf(':') + 1)
  return (key.startsWith('dac:') ? nameOf(code.length === 3 ? 'SectorCategory' : 'Sector', code, language)?.name : undefined) ?? code
}

/** Skills that words may mean, the best first. */
export const skillsNamed = (_words: string, _language: Language, _limit: number): { key: string; name: string }[] => []

export const isKnownSkillKey = (key: string): boolean => /^(isco:\d{1,3}|dac:(\d{3}|\d{5}))$/.test(key)
