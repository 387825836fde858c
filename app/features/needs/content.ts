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
}

export const NEED_TEXTS = ['title', 'summary'] as const
export type NeedTextField = (typeof NEED_TEXTS)[number]

export type NeedContent = {
  facts: NeedFacts
  texts: Record<NeedTextField, LanguageText>
  /** Projects that answer the need; a link never counts as coverage by itself. */
  projects: Row<{ projectId: string }>[]
}
