import type { Cefr } from '#app/features/classifications/cefr.ts'
import type { SkillKey } from '#app/features/classifications/skills.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Place, Row, StatedMoney } from '#app/features/projects/content.ts'

export const NEED_KINDS = ['funding', 'goods', 'services', 'expertise'] as const
export type NeedKind = (typeof NEED_KINDS)[number]

export type NeedFacts = {
  kind?: NeedKind | undefined
  /** 1 to 5, 5 the worst. */
  severity?: number | undefined
  /** The main sector: a DAC code of 5 digits. */
  sector?: string | undefined
  peopleAffected?: number | undefined
  /** What is asked: money, or a quantity of something, or both. Decimal texts. */
  money?: StatedMoney | undefined
  quantity?: { number: string; unit: string } | undefined
  /** Calendar days, YYYY-MM-DD. */
  from?: string | undefined
  to?: string | undefined
  place?: Place | undefined
  /** What the owner records as covered, in the unit asked for, with a note. */
  covered?: string | undefined
  coveredNote?: string | undefined
  sourceLanguage?: string | undefined
  /** What a need of kind expertise asks beside its skills and languages. */
  expertise?: AskedExpertise | undefined
}

/** A request for expertise; `conditions` are words people write. */
export type AskedExpertise = {
  /** Experts wanted, 1 to 50. */
  slots?: number | undefined
  /** '1' the first, to '3'. */
  priority?: string | undefined
  mode?: WorkMode | undefined
  /** Working days of each expert. */
  days?: number | undefined
  /** Must-have skills count only where a workspace vouches for them. */
  vouched?: boolean | undefined
  clearance?: { security?: boolean | undefined; medical?: boolean | undefined; safeguarding?: boolean | undefined } | undefined
  /** What the mission is like: contexts that somebody should know. */
  context?: Record<string, boolean | undefined> | undefined
  conditions?: LanguageText | undefined
}

export const WORK_MODES = ['onsite', 'remote', 'either'] as const
export type WorkMode = (typeof WORK_MODES)[number]

/** `level` 1 to 4, as experts state theirs; what is not a must is wanted. */
export type AskedSkill = { skill: SkillKey; level?: number | undefined; must?: boolean | undefined }
export type AskedLanguage = { language: string; level?: Cefr | undefined; must?: boolean | undefined }

export const NEED_TEXTS = ['title', 'summary'] as const
export type NeedTextField = (typeof NEED_TEXTS)[number]

export type NeedContent = {
  facts: NeedFacts
  texts: Record<NeedTextField, LanguageText>
  /** Projects that answer the need; a link never counts as coverage by itself. */
  projects: Row<{ projectId: string }>[]
  /** Of a need of kind expertise. */
  skills: Row<AskedSkill>[]
  languages: Row<AskedLanguage>[]
}
