import type { Pool } from '#app/features/matching/candidates/pool.ts'
import type { Condition, Explanation } from '#app/features/matching/model.ts'
import { failedConditions } from '#app/features/matching/scoring/conditions.ts'
import type { Offer } from './offer.ts'

// About three seconds of checking; beyond it only how many could not answer is told, and not why.
const MOST_CHECKED = 1_000_000

/** How many of the pool could not answer a request, and which conditions keep them from it; `requests` are as many as a round has. */
export function countBlocked({ ready, ranked }: Offer, pool: Pool, requests: number): NonNullable<Explanation['blocked']> {
  const experts = pool.experts.length - ranked.length
  if (pool.experts.length * requests > MOST_CHECKED) return { experts, by: {} }
  const by: Partial<Record<Condition, number>> = {}
  for (const expert of pool.experts) for (const code of failedConditions(ready, expert, pool.context)) by[code] = (by[code] ?? 0) + 1
  return { experts, by }
}
