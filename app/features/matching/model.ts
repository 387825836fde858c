import type { Cefr } from '#app/features/classifications/cefr.ts'
import type { SkillKey } from '#app/features/classifications/skills.ts'
import type { Clearance, Confidence, ExpertContent, SkillLevel, WorkMode } from '#app/features/expertise/content.ts'
import type { Ask } from '#app/features/needs/expertise/ask.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'

/** A request as a round takes it. Requests and experts are plain JSON: a round keeps them as its snapshot. */
export type MatchRequest = Ask & {
  /** The need's id. */
  id: string
  workspaceId: string
  /** The organisation that asks. */
  organisationId: string | null
  title: LanguageText
}

/** An expert as a round takes it: no name, no address, nothing of gender, age, nationality or ethnicity. */
export type MatchExpert = Pick<
  ExpertContent,
  | 'languages'
  | 'countries'
  | 'contexts'
  | 'base'
  | 'availability'
  | 'mode'
  | 'daysPerYear'
  | 'restDays'
  | 'atOnce'
  | 'clearances'
  | 'notIn'
  | 'conflicts'
> & {
  /** The profile's id. */
  id: string
  workspaceId: string
  /** The organisation of the roster, whose own requests others should answer. */
  organisationId: string | null
  skills: { key: SkillKey; level: SkillLevel; confidence: Confidence; verificationId?: string | undefined }[]
  proposedBy: 'NOBODY' | 'WORKSPACE' | 'COORDINATORS'
  /** Missions accepted already. */
  missions: { from: string; to: string; days: number; onsite: boolean }[]
  /** Headline and summary. */
  text: LanguageText
}

/** Hard conditions: each failed one is a reason why a pair cannot be. */
export const CONDITIONS = [
  /** Free in the whole window of the request. */
  'AVAIL',
  /** Every must-have language at its level. */
  'LANG',
  /** Every must-have skill at its level, vouched for where that is asked. */
  'SKILL',
  /** Holds what is asked until the last day. */
  'CLEAR',
  /** Rested since the last mission, and until the next. */
  'REST',
  /** Has the days left in the year. */
  'DAYS',
  /** No conflict of interest with the organisation that asks. */
  'COI',
  /** Lets itself be proposed for this request and country. */
  'CONSENT',
  /** On site or remote, as asked. */
  'MODE',
  /** Not forbidden by a coordinator, nor declined before. */
  'DECISION',
] as const
export type Condition = (typeof CONDITIONS)[number]

/** What a score is made of. */
export const COMPONENTS = ['skill', 'experience', 'language', 'context', 'text', 'slack', 'south'] as const
export type Component = (typeof COMPONENTS)[number]

/** Points of each component; all together 1000. */
export type Weights = Readonly<Record<Component, number>>
export const DEFAULT_WEIGHTS: Weights = { skill: 450, experience: 150, language: 120, context: 100, text: 80, slack: 50, south: 50 }

/** One fact behind a value: what is asked and what the expert has. Codes and figures; words are found when shown. */
export type Evidence =
  | {
      kind: 'skill'
      asked: SkillKey
      askedLevel: number
      must: boolean
      /** The expert's skill that answers best; null: none. */
      has: SkillKey | null
      level: number
      relation: 'exact' | 'sibling' | 'group' | 'none'
      confidence: Confidence | null
      verificationId?: string | undefined
    }
  | { kind: 'language'; tag: string; asked: Cefr; must: boolean; has: Cefr | null }
  | { kind: 'sector'; sector: string; has: SkillKey | null }
  | { kind: 'country'; code: string; lastYear: number | null; sameRegion: boolean }
  | { kind: 'context'; context: string; has: boolean }
  | { kind: 'window'; from: string; to: string; freeFrom: string | null; freeTo: string | null }
  | { kind: 'clearance'; clearance: Clearance; validUntil: string | null; neededUntil: string }
  | { kind: 'days'; asked: number; left: number; year: number }
  | { kind: 'base'; country: string | null; relation: 'same' | 'region' | 'south' | 'none' }
  | { kind: 'words'; language: string | null; similarity: number }
  | { kind: 'organisation'; organisationId: string }
  | { kind: 'country-refused'; code: string }
  | { kind: 'mode'; asked: WorkMode; has: WorkMode }
  | { kind: 'decision'; decision: 'forbidden' | 'declined' }
  | { kind: 'rest'; days: number; needed: number }

export type ScoredComponent = { code: Component; /** Points at most. */ weight: number; /** 0 to 1. */ value: number; evidence: Evidence[] }
export type CheckedCondition = { code: Condition; ok: boolean; evidence: Evidence[] }

/** A pair, taken apart: points are whole, 0 to 1000. */
export type Pairing = { score: number; components: ScoredComponent[]; conditions: CheckedCondition[]; possible: boolean }

/** Another expert, and why a round did not take them for this place. `rank` is the place in the ranking of the request. */
export type WhyNot = {
  profileId: string
  score: number
  rank: number
  cost: number | null
  elsewhere: string | null
  blockedBy: Condition[]
}

/** One change of an expert that would help most: a skill, a language or a window, and how many more requests they could answer. */
export type Advice = { kind: 'language' | 'skill' | 'days' | 'clearance'; code: string; level: string | number | null; requests: number }

/** Why an expert was given a place; stored with it. */
export type Explanation = Pairing & {
  requestId: string
  expertId: string
  /** Place in the ranking of the request, from 1, and how many could answer. */
  rank: number
  candidates: number
  whyNot: WhyNot[]
  /** How many of the pool could not answer, and by which conditions (one expert may fail several); absent: not counted. */
  blocked?: { experts: number; by: Partial<Record<Condition, number>> } | undefined
  /** What one place more of this request's skills would be worth to the whole, in points; null where unknown. */
  scarcity: number | null
  advice: Advice[]
  modelVersion: string
  weights: Weights
  snapshotHash: string
  /** How far from the proven bound the whole may be: 0.005 is half a percent; null: proven best. */
  gap: number | null
  /** A person chose this against the round. */
  override?: { by: string | null; reason: string } | undefined
}

export const MODEL_VERSION = '1'
