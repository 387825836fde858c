import { readyFor, type Pool } from '#app/features/matching/candidates/pool.ts'
import { rankPossible, type Ranked } from '#app/features/matching/candidates/rank.ts'
import type { ReadyRequest } from '#app/features/matching/scoring/prepare.ts'
import type { RoundSnapshot } from '#app/features/matching/rounds/snapshot.ts'

/** A request with everybody who can answer it, the best first, and how many of them are offered to the solver. */
export type Offer = {
  ready: ReadyRequest
  ranked: Ranked[]
  most: number
  /** Offered whatever their rank: places in the pool. */ kept: ReadonlySet<number>
}

/** How many candidates a request has at first, and where it stays unfilled with them. */
export const OFFERED = [25, 100, Number.POSITIVE_INFINITY] as const

/** Ranks the pool for each request of a round. */
export function makeOffers({ requests, decisions, told }: RoundSnapshot, pool: Pool, onProgress: (share: number) => void): Offer[] {
  const places = new Map(pool.experts.map(({ expert }, place) => [expert.id, place]))
  const kept = new Map<string, Set<number>>()
  for (const { needId, profileId } of [...told, ...decisions.filter(({ kind }) => kind === 'LOCK')]) {
    const place = places.get(profileId)
    if (place !== undefined) kept.set(needId, (kept.get(needId) ?? new Set()).add(place))
  }
  return requests.map((request, index) => {
    if (index % 50 === 0) onProgress(index / requests.length)
    const ready = readyFor(request, pool)
    return { ready, ranked: rankPossible(ready, pool), most: OFFERED[0], kept: kept.get(request.id) ?? new Set() }
  })
}

/** The candidates that a request offers. */
export const offered = ({ ranked, most, kept }: Offer): Ranked[] =>
  kept.size === 0 ? ranked.slice(0, most) : ranked.filter(({ place }, index) => index < most || kept.has(place))

/** Offers more of those requests that stay unfilled though more could answer; null where there is no more to offer. */
export function widen(offers: readonly Offer[], unfilled: ReadonlySet<string>): Offer[] | null {
  let isWider = false
  const wider = offers.map((offer) => {
    const { most, ranked, ready } = offer
    if (!unfilled.has(ready.request.id) || ranked.length <= most) return offer
    isWider = true
    return { ...offer, most: OFFERED.find((next) => next > most) ?? Number.POSITIVE_INFINITY }
  })
  return isWider ? wider : null
}
