import { countCosts } from '#app/features/matching/candidates/count-answering.ts'
import type { Pool } from '#app/features/matching/candidates/pool.ts'
import type { UnfilledReason, UnfilledRemedy, UnfilledRequest } from '#app/features/matching/rounds/outcome.ts'
import type { Offer } from './offer.ts'

const MOST_BLOCKING = 3

/** Why each request that lacks experts does, with what would help. */
export function explainUnfilled(offers: readonly Offer[], filled: ReadonlyMap<string, number>, pool: Pool): UnfilledRequest[] {
  return offers.flatMap((offer) => {
    const { request } = offer.ready
    const places = request.slots - (filled.get(request.id) ?? 0)
    return places > 0 ? [explainOne(offer, places, pool)] : []
  })
}

function explainOne({ ready, ranked }: Offer, places: number, pool: Pool): UnfilledRequest {
  const { id, slots } = ready.request
  const candidates = ranked.length
  if (ready.isImpossible) return { needId: id, places, candidates, reason: 'window', blocking: [], remedies: ['correct-window'] }
  const isScarce = candidates < slots
  const { experts, conditions } = isScarce ? countCosts(ready, pool) : { experts: candidates, conditions: [] }
  const blocking = conditions.filter(({ without }) => without > experts).slice(0, MOST_BLOCKING)
  return {
    needId: id,
    places,
    candidates,
    reason: reasonFor(candidates, slots - places),
    blocking,
    remedies: remediesFor({ isScarce, hasCandidates: candidates > 0, canLoosen: blocking.length > 0 }),
  }
}

function reasonFor(candidates: number, filled: number): UnfilledReason {
  if (candidates === 0) return 'no-candidate'
  return candidates <= filled ? 'too-few' : 'elsewhere'
}

function remediesFor({
  isScarce,
  hasCandidates,
  canLoosen,
}: {
  isScarce: boolean
  hasCandidates: boolean
  canLoosen: boolean
}): UnfilledRemedy[] {
  return [
    ...(canLoosen ? ['loosen-condition' as const] : []),
    'recruit',
    'move-dates',
    ...(isScarce && hasCandidates ? ['lower-slots' as const] : []),
  ]
}
