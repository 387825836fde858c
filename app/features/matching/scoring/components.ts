import { CEFR } from '#app/features/classifications/cefr.ts'
import { regionOfCountry } from '#app/features/classifications/country-region.ts'
import type { Component, Evidence } from '#app/features/matching/model.ts'
import { languageEvidence, windowFacts } from './conditions.ts'
import { isOfSouth, type ScoringContext } from './context.ts'
import { yearOf } from './days.ts'
import { freeStretch } from './predicates.ts'
import type { ReadyExpert, ReadyRequest } from './prepare.ts'
import { nearestSkill, skillEvidence } from './skill-evidence.ts'
import { similarity } from './text-model.ts'

type Value = (request: ReadyRequest, expert: ReadyExpert, context: ScoringContext) => number
type Facts = (request: ReadyRequest, expert: ReadyExpert, context: ScoringContext) => Evidence[]

/**
 * What each component is worth, 0 to 1. Where a request asks nothing of a kind there is nothing to be good at: 0 for everybody. What is not known
 * of an expert counts 0, never less.
 */
export const VALUES: Readonly<Record<Component, Value>> = {
  skill: ({ skills }, expert) => weighted(skills, (asked) => nearestSkill(asked, expert)?.worth ?? 0),
  experience: (request, expert, context) =>
    mean([
      request.request.sector === undefined ? null : sectorValue(sectorSkill(request.request.sector, expert)?.relation),
      request.request.country === undefined ? null : recency(expert.countries.get(request.request.country), yearOf(context.today)),
    ]),
  language: ({ languages }, expert) => weighted(languages, (asked) => languageValue(asked.rank, expert.languages.get(asked.tag) ?? -1)),
  context: ({ region, request }, expert) =>
    mean([
      region === null ? null : expert.regions.has(region) ? 1 : 0,
      request.contexts.length === 0
        ? null
        : request.contexts.filter((context) => expert.contexts.has(context)).length / request.contexts.length,
    ]),
  text: (request, expert) => similarity(request.texts, expert.texts()).value,
  slack: (request, expert) => Math.min(1, slackDays(request, expert) / MOST_SLACK),
  south: (request, expert, { south }) => {
    const relation = baseRelation(request, expert)
    if (south === 'none' || (south === 'local' && relation === 'south')) return 0
    return BASE_VALUES[relation]
  },
}

/** The facts behind each value. */
export const FACTS: Readonly<Record<Component, Facts>> = {
  skill: ({ skills }, expert) => skills.map((asked) => skillEvidence(asked, 'nearest', expert)),
  experience: ({ request: { sector, country } }, expert) => [
    ...(sector === undefined ? [] : [{ kind: 'sector', sector, has: sectorSkill(sector, expert)?.key ?? null } as const]),
    ...(country !== undefined && expert.countries.has(country)
      ? [{ kind: 'country', code: country, lastYear: expert.countries.get(country) ?? null, sameRegion: false } as const]
      : []),
  ],
  language: ({ languages }, expert) => languages.map((asked) => languageEvidence(asked, expert)),
  context: ({ region, request }, { regions, countries, contexts }) => {
    const code = region === null ? undefined : regions.get(region)
    return [
      ...(code === undefined ? [] : [{ kind: 'country', code, lastYear: countries.get(code) ?? null, sameRegion: true } as const]),
      ...request.contexts.map((context) => ({ kind: 'context', context, has: contexts.has(context) }) as const),
    ]
  },
  text: (request, expert) => {
    const { value, language } = similarity(request.texts, expert.texts())
    return value > 0 ? [{ kind: 'words', language, similarity: Math.round(value * 1000) / 1000 }] : []
  },
  slack: windowFacts,
  south: (request, expert) => [{ kind: 'base', country: expert.expert.base ?? null, relation: baseRelation(request, expert) }],
}

function weighted<T extends { share: number }>(asked: readonly T[], worth: (asked: T) => number): number {
  let [sum, shares] = [0, 0]
  for (const one of asked) {
    sum += one.share * worth(one)
    shares += one.share
  }
  return shares > 0 ? sum / shares : 0
}

function mean(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null)
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : 0
}

function sectorSkill(sector: string, { skills }: ReadyExpert) {
  const group = `dac:${sector.slice(0, 3)}`
  const same = skills.find(({ key }) => key === `dac:${sector}`)
  if (same) return { key: same.key, relation: 'same' } as const
  const near = skills.find(({ key }) => key.startsWith(group))
  return near ? ({ key: near.key, relation: 'group' } as const) : null
}

const sectorValue = (relation: 'same' | 'group' | undefined) => (relation === 'same' ? 1 : relation === 'group' ? 0.5 : 0)

const FRESH_YEARS = 5
const LEAST_RECENCY = 0.3

/** Work in the country: whole for five years, then a tenth less each year; half where nobody says when. */
function recency(lastYear: number | null | undefined, thisYear: number): number {
  if (lastYear === undefined) return 0
  if (lastYear === null) return 0.5
  return Math.max(LEAST_RECENCY, Math.min(1, 1 - (thisYear - lastYear - FRESH_YEARS) / 10))
}

const AT_LEVEL = 0.7
const BELOW_LEVEL = 0.6

/** Just the level asked is worth .7, each level above it .1 more; the highest level of all is always whole. Below it, its share of .6. */
function languageValue(asked: number, has: number): number {
  if (has < asked) return (BELOW_LEVEL * (has + 1)) / (asked + 1)
  return has === CEFR.length - 1 ? 1 : Math.min(1, AT_LEVEL + (has - asked) / 10)
}

const MOST_SLACK = 30

/** Free days before and after the window, in the stretch that holds it. */
function slackDays(request: ReadyRequest, expert: ReadyExpert): number {
  const stretch = freeStretch(request, expert)
  return stretch && request.window ? request.window.from - stretch.from + (stretch.to - request.window.to) : 0
}

type BaseRelation = 'same' | 'region' | 'south' | 'none'
const BASE_VALUES: Readonly<Record<BaseRelation, number>> = { same: 1, region: 0.75, south: 0.5, none: 0 }

function baseRelation({ request: { country }, region }: ReadyRequest, { expert: { base } }: ReadyExpert): BaseRelation {
  if (country === undefined || base === undefined) return 'none'
  if (country === base) return 'same'
  if (region !== null && regionOfCountry(base) === region) return 'region'
  return isOfSouth(country) && isOfSouth(base) ? 'south' : 'none'
}
