import { isPossible } from '#app/features/matching/scoring/conditions.ts'
import type { ReadyRequest } from '#app/features/matching/scoring/prepare.ts'
import { scoreOnly } from '#app/features/matching/scoring/score-pair.ts'
import { common, commonButOne, forEachPlace } from './bit-set.ts'
import type { Pool } from './pool.ts'

/** An expert by its place in the pool, with the score for a request. */
export type Ranked = { place: number; score: number }

/** Better scores first; of equal ones the smaller id, which is the earlier place. */
const better = (one: Ranked, other: Ranked) => other.score - one.score || one.place - other.place

/** Everybody who meets every condition of a request, the best first. */
export function rankPossible(request: ReadyRequest, { experts, context, sets }: Pool): Ranked[] {
  const ranked: Ranked[] = []
  forEachPlace(common(sets.everybody, ...sets.asked(request)), (place) => {
    const expert = experts[place]
    if (expert && isPossible(request, expert, context)) ranked.push({ place, score: scoreOnly(request, expert, context) })
  })
  return ranked.sort(better)
}

/** Everybody else, the best first: those whom a condition keeps from it. */
export function rankBlocked(request: ReadyRequest, { experts, context }: Pool): Ranked[] {
  const ranked: Ranked[] = []
  for (const [place, expert] of experts.entries()) {
    if (!isPossible(request, expert, context)) ranked.push({ place, score: scoreOnly(request, expert, context) })
  }
  return ranked.sort(better)
}

/** The best of those who have all that a request asks of skills, languages and place, or all but one thing, and are kept from it. */
export function bestBlocked(request: ReadyRequest, { experts, context, sets }: Pool, most: number, tried: number): Ranked[] {
  const ranked: Ranked[] = []
  const asked = sets.asked(request)
  const look = (place: number) => {
    const expert = experts[place]
    if (ranked.length < tried && expert && !isPossible(request, expert, context))
      ranked.push({ place, score: scoreOnly(request, expert, context) })
  }
  forEachPlace(common(sets.everybody, ...asked), look)
  if (ranked.length < most) forEachPlace(commonButOne(sets.everybody, asked), look)
  return ranked.sort(better).slice(0, most)
}
