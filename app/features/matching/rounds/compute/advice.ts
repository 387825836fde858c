import { CEFR } from '#app/features/classifications/cefr.ts'
import { commonButOne, forEachPlace, setOf } from '#app/features/matching/candidates/bit-set.ts'
import type { Pool } from '#app/features/matching/candidates/pool.ts'
import type { Advice } from '#app/features/matching/model.ts'
import { failedConditions } from '#app/features/matching/scoring/conditions.ts'
import type { ScoringContext } from '#app/features/matching/scoring/context.ts'
import { answersMust, fitsMode, isCleared, speaks, tightestYear } from '#app/features/matching/scoring/predicates.ts'
import type { ReadyExpert, ReadyRequest } from '#app/features/matching/scoring/prepare.ts'

/** One thing that alone keeps an expert from a request, with the level or number of days that would do. */
type Lack = { kind: Advice['kind']; code: string; level: number | null }

const MOST_ADVICE = 3

/**
 * What would open most further requests to each of these experts, were it the only thing to change: "French at C1: three more". A higher level opens
 * what lower ones do too. The most requests first.
 */
export function adviseExperts(
  places: readonly number[],
  requests: readonly ReadyRequest[],
  { experts, context, sets }: Pool,
): Map<string, Advice[]> {
  const isAsked = new Set(places)
  const asked = setOf(experts.length, (place) => isAsked.has(place))
  const lacks = new Map<number, Map<string, { lack: Lack; levels: number[] }>>()
  for (const request of requests) {
    forEachPlace(commonButOne(asked, sets.asked({ ...request, request: { ...request.request, vouched: false } })), (place) => {
      const expert = experts[place]
      const lack = expert && onlyLack(request, expert, context)
      if (!lack) return
      const ofExpert = lacks.get(place) ?? new Map<string, { lack: Lack; levels: number[] }>()
      lacks.set(place, ofExpert)
      const known = ofExpert.get(keyOf(lack))
      if (known) known.levels.push(lack.level ?? 0)
      else ofExpert.set(keyOf(lack), { lack, levels: [lack.level ?? 0] })
    })
  }
  return new Map([...lacks].map(([place, ofExpert]) => [experts[place]?.expert.id ?? '', toAdvice(ofExpert)]))
}

const keyOf = ({ kind, code }: Lack) => `${kind} ${code}`

function toAdvice(lacks: ReadonlyMap<string, { lack: Lack; levels: number[] }>): Advice[] {
  return [...lacks]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { lack, levels }]) => ({ lack, requests: levels.length, highest: Math.max(...levels) }))
    .sort((one, other) => other.requests - one.requests)
    .slice(0, MOST_ADVICE)
    .map(({ lack: { kind, code, level }, requests: count, highest }) => ({
      kind,
      code,
      level: level === null ? null : kind === 'language' ? (CEFR[highest] ?? null) : highest,
      requests: count,
    }))
}

/** The one thing that keeps a pair apart and that an expert can change; null where there is none, or another beside it. */
function onlyLack(request: ReadyRequest, expert: ReadyExpert, context: ScoringContext): Lack | null {
  if (!fitsMode(request, expert)) return null
  let lack: Lack | null = null
  for (const asked of request.languages) {
    if (!asked.must || speaks(asked, expert)) continue
    if (lack) return null
    lack = { kind: 'language', code: asked.tag, level: asked.rank }
  }
  for (const asked of request.skills) {
    if (!asked.must || answersMust(asked, expert, false)) continue
    // What somebody has never done is no advice: only more of what is there.
    if (lack || !expert.skills.some(({ place }) => asked.relations[place] === 'exact')) return null
    lack = { kind: 'skill', code: asked.key, level: asked.level }
  }
  for (const clearance of request.request.clearances) {
    if (isCleared(clearance, request, expert)) continue
    if (lack) return null
    lack = { kind: 'clearance', code: clearance, level: null }
  }
  const { asked, left, year } = tightestYear(request, expert)
  if (asked > left) {
    if (lack) return null
    lack = { kind: 'days', code: String(year), level: expert.expert.daysPerYear + asked - left }
  }
  if (!lack) return null
  const [failed, ...others] = failedConditions(request, expert, context)
  return failed === CONDITION_OF[lack.kind] && others.length === 0 ? lack : null
}

const CONDITION_OF = { language: 'LANG', skill: 'SKILL', clearance: 'CLEAR', days: 'DAYS' } as const
