import type { Pool } from '#app/features/matching/candidates/pool.ts'
import type { ReadyExpert, ReadyRequest } from '#app/features/matching/scoring/prepare.ts'
import { limitsOf } from './calendar.ts'
import type { Offer } from './offer.ts'
import type { Assigned, CostOf } from './why-not.ts'

/** The best candidates of a place that are looked at to fill it again. */
const MOST_TRIED = 25

/**
 * What it would cost the whole, in points, to give a place to somebody else: the best that one exchange makes of it. Who is displaced leaves;
 * what the newcomer has to leave is filled again with the best who is free. The true cost is never more.
 */
export function exchangeCosts(offers: readonly Offer[], pool: Pool, assigned: Assigned): CostOf {
  const offerOf = new Map(offers.map((offer) => [offer.ready.request.id, offer]))
  const placeOf = new Map(pool.experts.map(({ expert }, place) => [expert.id, place]))
  const scores = new Map(offers.map(({ ready, ranked }) => [ready.request.id, new Map(ranked.map(({ place, score }) => [place, score]))]))
  const scoreOf = (requestId: string, expertId: string) => scores.get(requestId)?.get(placeOf.get(expertId) ?? -1) ?? 0
  const readyOf = (requestId: string): ReadyRequest[] => {
    const ready = offerOf.get(requestId)?.ready
    return ready ? [ready] : []
  }

  return (requestId, expertId) => {
    const offer = offerOf.get(requestId)
    const expert = pool.experts[placeOf.get(expertId) ?? -1]
    if (!offer || !expert) return null
    const staying = [...(assigned.expertsOf.get(requestId) ?? [])].map((id) => scoreOf(requestId, id))
    const displaced = staying.length < offer.ready.request.slots ? 0 : Math.min(...staying)
    let gain = scoreOf(requestId, expertId) - displaced
    const held = [...(assigned.requestsOf.get(expertId) ?? [])].sort((one, other) => scoreOf(other, expertId) - scoreOf(one, expertId))
    while (held.length > 0 && !canHold(expert, [offer.ready, ...held.flatMap(readyOf)])) {
      const left = held.pop() ?? ''
      gain -= scoreOf(left, expertId) - bestFree(left, expertId)
    }
    return Math.max(0, -gain)
  }

  /** The score of the best free candidate for a place; 0 where there is none. */
  function bestFree(requestId: string, exceptId: string): number {
    const offer = offerOf.get(requestId)
    if (!offer) return 0
    const chosen = assigned.expertsOf.get(requestId)
    for (const { place, score } of offer.ranked.slice(0, MOST_TRIED)) {
      const expert = pool.experts[place]
      if (!expert || expert.expert.id === exceptId || chosen?.has(expert.expert.id)) continue
      const held = assigned.requestsOf.get(expert.expert.id) ?? []
      if (held.length === 0 || canHold(expert, [offer.ready, ...held.flatMap(readyOf)])) return score
    }
    return 0
  }
}

/** Whether an expert can be given all of these requests. */
export function canHold(expert: ReadyExpert, requests: readonly ReadyRequest[]): boolean {
  return limitsOf(expert, requests).every(({ requests: asked, weights, most }) =>
    weights ? weights.reduce((sum, weight) => sum + weight, 0) <= most : asked.length <= most,
  )
}
