import type { Cefr } from '#app/features/classifications/cefr.ts'
import type { SkillKey } from '#app/features/classifications/skills.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'

/** 1 basic notions, 2 has practised under guidance, 3 works alone, 4 others come to learn. */
export const SKILL_LEVELS = [1, 2, 3, 4] as const
export type SkillLevel = (typeof SKILL_LEVELS)[number]

/** Where somebody worked, and what a request may ask to know. */
export const CONTEXTS = ['conflict', 'disaster', 'epidemic', 'displacement', 'fragile', 'smallIsland', 'rural', 'urban'] as const
export type Context = (typeof CONTEXTS)[number]

/** What some missions ask to hold; each ends on a day. */
export const CLEARANCES = ['security', 'medical', 'safeguarding'] as const
export type Clearance = (typeof CLEARANCES)[number]

export const WORK_MODES = ['onsite', 'remote', 'either'] as const
export type WorkMode = (typeof WORK_MODES)[number]

/** How far a stated skill is vouched for; see SkillVerification. */
export const CONFIDENCES = ['verified', 'attested', 'self'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** A skill of a code list, or, where none fits, in free words (these do not take part in matching). */
export type ExpertSkill = {
  id: string
  key?: SkillKey | undefined
  words?: LanguageText | undefined
  level: SkillLevel
}

/** The content of ExpertProfile. Days are calendar days, YYYY-MM-DD; a window includes both its days. */
export type ExpertContent = {
  /** What the person is, in a line; then in a paragraph. */
  headline: LanguageText
  summary: LanguageText
  skills: ExpertSkill[]
  /** BCP 47 tags of primary languages. */
  languages: { tag: string; level: Cefr }[]
  /** Countries worked in, with the last year there. */
  countries: { code: string; lastYear?: number | undefined }[]
  contexts: Context[]
  /** Where the person lives and works: a country. */
  base?: string | undefined
  availability: { from: string; to: string }[]
  mode: WorkMode
  /** Working days that may be taken in a calendar year; for a team of the whole team. */
  daysPerYear: number
  /** Days of rest between two missions on site. */
  restDays: number
  /** How many missions at once: 1 for a person, up to its size for a team. */
  atOnce: number
  clearances: { kind: Clearance; validUntil: string }[]
  /** Countries where the person does not want to be proposed. */
  notIn: string[]
  /** Organisations of the register whose requests the person must not answer: employer, family, ownership. */
  conflicts: string[]
}

export const EMPTY_EXPERT: ExpertContent = {
  headline: {},
  summary: {},
  skills: [],
  languages: [],
  countries: [],
  contexts: [],
  availability: [],
  mode: 'either',
  daysPerYear: 60,
  restDays: 0,
  atOnce: 1,
  clearances: [],
  notIn: [],
  conflicts: [],
}
