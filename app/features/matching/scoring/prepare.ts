import { CEFR } from '#app/features/classifications/cefr.ts'
import { regionOfCountry } from '#app/features/classifications/country-region.ts'
import type { SkillKey } from '#app/features/classifications/skills.ts'
import type { Clearance, Confidence } from '#app/features/expertise/content.ts'
import type { MatchExpert, MatchRequest } from '#app/features/matching/model.ts'
import type { ScoringContext } from './context.ts'
import { dayNumber, daysByYear, mergeSpans, spanOf, yearOf, type Span } from './days.ts'
import type { Relation } from './skill-table.ts'
import type { TextVectors } from './text-model.ts'

type AskedSkill = {
  key: SkillKey
  level: number
  must: boolean
  /** What a full answer counts for: musts twice what is wanted. */
  share: number
  relations: readonly Relation[]
}
type AskedLanguage = { tag: string; rank: number; must: boolean; share: number }

/** A request made ready to be scored with many experts. */
export type ReadyRequest = {
  request: MatchRequest
  skills: AskedSkill[]
  languages: AskedLanguage[]
  /** Null where none is asked. */
  window: Span | null
  /** A window is asked that no calendar holds: nobody can. */
  isImpossible: boolean
  years: { year: number; days: number }[]
  /** The last day on which clearances must hold. */
  until: number
  region: string | null
  texts: TextVectors
}

/** An expert made ready to be scored with many requests. */
export type ReadyExpert = {
  expert: MatchExpert
  skills: { place: number; key: SkillKey; level: number; confidence: Confidence; verificationId?: string | undefined }[]
  languages: ReadonlyMap<string, number>
  free: Span[]
  missions: (Span & { isOnsite: boolean })[]
  /** Days of work taken already, by year. */
  taken: ReadonlyMap<number, number>
  clearances: ReadonlyMap<Clearance, number>
  countries: ReadonlyMap<string, number | null>
  /** A country worked in of each region: the first by code. */
  regions: ReadonlyMap<string, string>
  contexts: ReadonlySet<string>
  /** Worked out when first asked. */
  texts: () => TextVectors
}

const MUST_SHARE = 2
const WANTED_SHARE = 1

/** Makes a request ready, once every expert is: skills that no expert has are not known before. */
export function readyRequest(request: MatchRequest, { skills, texts, today }: ScoringContext): ReadyRequest {
  const isAsked = request.from !== undefined || request.to !== undefined
  const window = spanOf(request.from, request.to)
  return {
    request,
    skills: request.skills.map(({ key, level, must }) => ({ key, level, must, share: shareOf(must), relations: skills.relationsTo(key) })),
    languages: request.languages.map(({ tag, level, must }) => ({
      tag: tag.toLowerCase(),
      rank: CEFR.indexOf(level),
      must,
      share: shareOf(must),
    })),
    window,
    isImpossible: isAsked && window === null,
    years: window ? daysByYear(window, request.days) : [{ year: yearOf(today), days: request.days }],
    until: window?.to ?? today,
    region: request.country === undefined ? null : regionOfCountry(request.country),
    texts: texts.vectorsOf(request.text),
  }
}

const shareOf = (must: boolean) => (must ? MUST_SHARE : WANTED_SHARE)

export function readyExpert(expert: MatchExpert, { skills, texts }: ScoringContext): ReadyExpert {
  return {
    expert,
    skills: expert.skills.map((skill) => ({ ...skill, place: skills.placeOf(skill.key) })),
    languages: bestOf(expert.languages.map(({ tag, level }) => [tag.toLowerCase(), CEFR.indexOf(level)])),
    free: mergeSpans(expert.availability.flatMap(({ from, to }) => spanOf(from, to) ?? [])),
    missions: expert.missions.flatMap(({ from, to, onsite }) => {
      const span = spanOf(from, to)
      return span ? [{ ...span, isOnsite: onsite }] : []
    }),
    taken: takenDays(expert),
    clearances: bestOf(expert.clearances.flatMap(({ kind, validUntil }) => validDay(kind, validUntil))),
    countries: new Map(expert.countries.map(({ code, lastYear }) => [code, lastYear ?? null])),
    regions: regionsOf(expert),
    contexts: new Set<string>(expert.contexts),
    texts: once(() => texts.vectorsOf(expert.text)),
  }
}

function once<T>(work: () => T): () => T {
  let done: { result: T } | undefined
  return () => (done ??= { result: work() }).result
}

function bestOf<K>(entries: readonly (readonly [K, number])[]): Map<K, number> {
  const best = new Map<K, number>()
  for (const [key, value] of entries) if (value > (best.get(key) ?? -1)) best.set(key, value)
  return best
}

function validDay(kind: Clearance, validUntil: string): [Clearance, number][] {
  const day = dayNumber(validUntil)
  return Number.isNaN(day) ? [] : [[kind, day]]
}

function takenDays({ missions }: MatchExpert): Map<number, number> {
  const taken = new Map<number, number>()
  for (const { from, to, days } of missions) {
    const span = spanOf(from, to)
    if (span) for (const share of daysByYear(span, days)) taken.set(share.year, (taken.get(share.year) ?? 0) + share.days)
  }
  return taken
}

function regionsOf({ countries }: MatchExpert): Map<string, string> {
  const regions = new Map<string, string>()
  for (const code of countries.map((country) => country.code).sort()) {
    const region = regionOfCountry(code)
    if (region !== null && !regions.has(region)) regions.set(region, code)
  }
  return regions
}
