import { findSkills, skillName } from '#app/features/classifications/skill-search.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** What a skill is called for a reader; the code where no list knows it. */
export const skillNameOf = (key: string, language: Language): string => skillName(key, language)?.text ?? key.slice(key.indexOf(':') + 1)

// What is longer names no skill, and takes long to compare.
const LONGEST_NAME = 80

/** Skills that words may mean, the best first. */
export const skillsNamed = (words: string, language: Language, limit: number): { key: string; name: string }[] =>
  findSkills(words.slice(0, LONGEST_NAME), language, { limit }).map(({ key }) => ({ key, name: skillNameOf(key, language) }))

export const isKnownSkillKey = (key: string): boolean => skillName(key, 'en') !== null
