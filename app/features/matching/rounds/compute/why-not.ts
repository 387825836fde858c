import type { Pool } from '#app/features/matching/candidates/pool.ts'
import { bestBlocked, type Ranked } from '#app/features/matching/candidates/rank.ts'
import type { WhyNot } from '#app/features/matching/model.ts'
import { failedConditions } from '#app/features/matching/scoring/conditions.ts'
import type { Offer } from './offer.ts'

const MOST_POSSIBLE = 3
const MOST_BLOCKED = 2
// Of what very many have, as many as are looked through for those whom a condition keeps away.
const MOST_TRIED = 100

export type Assigned = {
  /** Requests by expert. */
  readonly requestsOf: ReadonlyMap<string, readonly string[]>
  /** Experts by request. */
  readonly expertsOf: ReadonlyMap<string, ReadonlySet<string>>
}

/** What it would cost the whole to give a place of a request to an expert, in points; null where that is not known. */
export type CostOf = (requestId: string, expertId: string) => number | null

/** The best who could answer a request and were not given a place of it, by place in the pool, with their rank. */
export function bestNotChosen(
  { ready, ranked }: Offer,
  { experts }: Pool,
  { expertsOf }: Assigned,
): (Ranked & { profileId: string; rank: number })[] {
  const chosen = expertsOf.get(ready.request.id)
  const others: (Ranked & { profileId: string; rank: number })[] = []
  for (const [index, one] of ranked.entries()) {
    if (others.length === MOST_POSSIBLE) break
    const profileId = experts[one.place]?.expert.id ?? ''
    if (!chosen?.has(profileId)) others.push({ ...one, profileId, rank: index + 1 })
  }
  return others
}

/** The best of those who were not given a place of a request: first who could answer it, then whom a condition keeps from it. */
export function whyNotOthers(offer: Offer, pool: Pool, assigned: Assigned, costOf: CostOf): WhyNot[] {
  const needId = offer.ready.request.id
  const possible = bestNotChosen(offer, pool, assigned).map(({ profileId, score, rank }): WhyNot => {
    const [elsewhere = null] = assigned.requestsOf.get(profileId) ?? []
    return { profileId, score, rank, cost: costOf(needId, profileId), elsewhere, blockedBy: [] }
  })
  return [...possible, ...bestOfBlocked(offer, pool)]
}

/** Their rank is that which they would have. */
function bestOfBlocked({ ready, ranked }: Offer, pool: Pool): WhyNot[] {
  return bestBlocked(ready, pool, MOST_BLOCKED, MOST_TRIED).flatMap(({ place, score }) => {
    const expert = pool.experts[place]
    if (!expert) return []
    const rank = ranked.filter((one) => one.score > score).length + 1
    return [
      { profileId: expert.expert.id, score, rank, cost: null, elsewhere: null, blockedBy: failedConditions(ready, expert, pool.context) },
    ]
  })
}
