import type { Language } from '#app/platform/i18n/languages.ts'
import { nameOf } from './names.server.ts'
import { searchSectors } from './sector-search.server.ts'
import type { SkillKey } from './skills.ts'

/** A skill as a search gives it, its name in the reader's language. */
export type FoundSkill = { key: SkillKey; name: string; unofficial: boolean }

/** Skills for what a person types, the best first. */
export function findSkills(words: string, language: Language, { limit = 20 }: { limit?: number } = {}): FoundSkill[] {
  return searchSectors(words, language, limit).map(({ code, name, unofficial }) => ({ key: `dac:${code}`, name, unofficial }))
}

/** The name of a skill, and whether its publisher gives it; null for an unknown one. */
export function skillName(key: string, language: Language): { text: string; official: boolean } | null {
  const code = /^dac:(\d+)$/.exec(key)?.[1]
  const found = code ? nameOf(code.length === 3 ? 'SectorCategory' : 'Sector', code, language) : null
  return found && { text: found.name, official: !found.unofficial }
}
