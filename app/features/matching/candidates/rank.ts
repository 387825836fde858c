import { isPossible } from '#app/features/matching/scoring/conditions.ts'
import type { ReadyRequest } from '#app/features/matching/scoring/prepare.ts'
import { scoreOnly } from '#app/features/matching/scoring/score-pair.ts'
import { placesToTry, type Pool } from './pool.ts'

/** An expert by its place in the pool, with the score for a request. */
export type Ranked = { place: number; score: number }

/** Better scores first; of equal ones the smaller id, which is the earlier place. */
const better = (one: Ranked, other: Ranked) => other.score - one.score || one.place - other.place

/** Everybody who meets every condition of a request, the best first. */
export function rankPossible(request: ReadyRequest, pool: Pool): Ranked[] {
  const ranked: Ranked[] = []
  for (const place of placesToTry(request, pool)) {
    const expert = pool.experts[place]
    if (expert && isPossible(request, expert, pool.context)) ranked.push({ place, score: scoreOnly(request, expert, pool.context) })
  }
  return ranked.sort(better)
}

/** Everybody else, the best first: those whom a condition keeps from it. */
export function rankBlocked(request: ReadyRequest, pool: Pool): Ranked[] {
  const ranked: Ranked[] = []
  for (const [place, expert] of pool.experts.entries()) {
    if (!isPossible(request, expert, pool.context)) ranked.push({ place, score: scoreOnly(request, expert, pool.context) })
  }
  return ranked.sort(better)
}
