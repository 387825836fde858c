import type { Cefr } from '#app/features/classifications/cefr.ts'
import type { SkillKey } from '#app/features/classifications/skills.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'

/** What a request for expertise asks, as matching reads it (ExpertiseAsk.ask). Days are calendar days, YYYY-MM-DD. */
export type Ask = {
  skills: { key: SkillKey; level: 1 | 2 | 3 | 4; must: boolean }[]
  languages: { tag: string; level: Cefr; must: boolean }[]
  /** DAC code of 5 digits. */
  sector?: string | undefined
  country?: string | undefined
  from?: string | undefined
  to?: string | undefined
  mode: 'onsite' | 'remote' | 'either'
  /** Experts wanted. */
  slots: number
  /** 1 the first. */
  priority: 1 | 2 | 3
  /** Working days of each expert. */
  days: number
  /** Must-have skills count only where a workspace vouches for them. */
  vouched: boolean
  clearances: ('security' | 'medical' | 'safeguarding')[]
  contexts: string[]
  /** Title and summary, for the small part that words have in a score. */
  text: LanguageText
}
