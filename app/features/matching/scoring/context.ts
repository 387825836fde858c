import { regionOfCountry } from '#app/features/classifications/country-region.ts'
import type { Weights } from '#app/features/matching/model.ts'
import { SkillTable } from './skill-table.ts'
import { TextModel } from './text-model.ts'
import { dayNumber } from './days.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'

/** Whom the points for nearness go to: nobody; who lives in the country or region; then also who lives elsewhere in the South. */
export const SOUTH_POLICIES = ['none', 'local', 'south'] as const
export type SouthPolicy = (typeof SOUTH_POLICIES)[number]

/** A pair of a request and an expert. */
export type PairIds = { needId: string; profileId: string }

/** What a score depends on beside the pair. The same facts give the same score: no clock, no chance. */
export type ScoringContext = {
  /** The day of scoring as a number (see days.ts). */
  today: number
  weights: Weights
  south: SouthPolicy
  skills: SkillTable
  texts: TextModel
  isForbidden: (requestId: string, expertId: string) => boolean
  hasDeclined: (requestId: string, expertId: string) => boolean
}

export type ContextFacts = {
  /** YYYY-MM-DD. */
  today: string
  weights: Weights
  south: SouthPolicy
  /** The texts of the pool, from which rare words are known. */
  texts?: readonly LanguageText[]
  forbidden?: readonly PairIds[]
  declined?: readonly PairIds[]
}

export function scoringContext({ today, weights, south, texts = [], forbidden = [], declined = [] }: ContextFacts): ScoringContext {
  return {
    today: dayNumber(today),
    weights,
    south,
    skills: new SkillTable(),
    texts: new TextModel(texts),
    isForbidden: lookUp(forbidden),
    hasDeclined: lookUp(declined),
  }
}

function lookUp(pairs: readonly PairIds[]) {
  const expertsOf = new Map<string, Set<string>>()
  for (const { needId, profileId } of pairs) expertsOf.set(needId, (expertsOf.get(needId) ?? new Set()).add(profileId))
  return (requestId: string, expertId: string) => expertsOf.get(requestId)?.has(expertId) ?? false
}

// Regions whose countries are of the global North, and countries of it in other regions, as UN Trade and Development groups them.
const NORTHERN_REGIONS: ReadonlySet<string> = new Set(['021', '150'])
const NORTHERN_COUNTRIES: ReadonlySet<string> = new Set(['AU', 'NZ', 'JP', 'KR', 'IL', 'CY'])

/** Whether a country is of the global South. */
export function isOfSouth(country: string): boolean {
  const region = regionOfCountry(country)
  return region !== null && !NORTHERN_REGIONS.has(region) && !NORTHERN_COUNTRIES.has(country)
}
