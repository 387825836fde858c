import type { Pool } from '#app/features/matching/candidates/pool.ts'
import { MODEL_VERSION, type Weights } from '#app/features/matching/model.ts'
import type { RoundAssigned } from '#app/features/matching/rounds/outcome.ts'
import { takeApart } from '#app/features/matching/scoring/score-pair.ts'
import type { PairKey } from '#app/features/matching/solver/instance.ts'
import { adviseExperts } from './advice.ts'
import { countBlocked } from './count-blocked.ts'
import { exchangeCosts } from './exchange-cost.ts'
import type { Offer } from './offer.ts'
import type { Margins } from './margins.ts'
import { whyNotOthers, type Assigned, type CostOf } from './why-not.ts'

export type Explained = {
  weights: Weights
  snapshotHash: string
  gap: number | null
}

/** Each assignment of a round with its reasons, in the order of requests and then experts. */
export function explainAssignments(
  offers: readonly Offer[],
  pool: Pool,
  { assigned, scarcity, ...margins }: Margins & { assigned: Assigned },
  round: Explained,
  onProgress: (share: number) => void,
): RoundAssigned[] {
  const byExchange = exchangeCosts(offers, pool, assigned)
  const costOf: CostOf = (requestId, expertId) => margins.costOf(requestId, expertId) ?? byExchange(requestId, expertId)
  const places = new Map(pool.experts.map(({ expert }, place) => [expert.id, place]))
  const advices = adviseExperts(
    [...assigned.requestsOf.keys()].map((id) => places.get(id) ?? -1),
    offers.map(({ ready }) => ready),
    pool,
  )
  return offers.flatMap((offer, index) => {
    if (index % 50 === 0) onProgress(index / offers.length)
    const { ready, ranked } = offer
    const needId = ready.request.id
    const chosen = [...(assigned.expertsOf.get(needId) ?? [])].sort()
    if (chosen.length === 0) return []
    const whyNot = whyNotOthers(offer, pool, assigned, costOf)
    const blocked = countBlocked(offer, pool, offers.length)
    return chosen.flatMap((profileId): RoundAssigned[] => {
      const place = places.get(profileId) ?? -1
      const expert = pool.experts[place]
      if (!expert) return []
      const pairing = takeApart(ready, expert, pool.context)
      return [
        {
          needId,
          profileId,
          score: pairing.score,
          explanation: {
            ...pairing,
            requestId: needId,
            expertId: profileId,
            rank: ranked.findIndex((one) => one.place === place) + 1,
            candidates: ranked.length,
            whyNot,
            blocked,
            scarcity: scarcity(needId),
            advice: advices.get(profileId) ?? [],
            modelVersion: MODEL_VERSION,
            ...round,
          },
        },
      ]
    })
  })
}

/** Assignments by expert and by request. */
export function whoHasWhat(assignments: readonly PairKey[]): Assigned {
  const requestsOf = new Map<string, string[]>()
  const expertsOf = new Map<string, Set<string>>()
  for (const { request, expert } of assignments) {
    requestsOf.set(expert, [...(requestsOf.get(expert) ?? []), request])
    expertsOf.set(request, (expertsOf.get(request) ?? new Set()).add(expert))
  }
  return { requestsOf, expertsOf }
}
