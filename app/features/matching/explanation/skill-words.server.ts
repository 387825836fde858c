import { skillName } from '#app/features/classifications/skill-search.server.ts'
import type { SkillKey } from '#app/features/classifications/skills.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** The name of a skill for a reader; the key itself where no list holds it. */
export const skillWords = (key: SkillKey, language: Language): string => skillName(key, language)?.text ?? key
