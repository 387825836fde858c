import type { Highs } from 'highs'
import type { Pool } from '#app/features/matching/candidates/pool.ts'
import type { SolverAnswer, SolverInstance } from '#app/features/matching/solver/instance.ts'
import { askWhatIf } from '#app/features/matching/solver/what-if.ts'
import type { Offer } from './offer.ts'
import { bestNotChosen, type Assigned, type CostOf } from './why-not.ts'

/** Pairs up to which the solver itself is asked; a question of a larger round takes too long. */
const MOST_PAIRS = 4_000
const MOST_QUESTIONS = 400

export type Margins = {
  /** What it would cost the whole to give a place to somebody else, in points, as the solver says; null where it was not asked. */
  costOf: CostOf
  /** What one more expert like those asked would be worth to the whole, in points; null where it was not asked. */
  scarcity: (requestId: string) => number | null
}

const UNKNOWN: Margins = { costOf: () => null, scarcity: () => null }

/** Asks the solver what else it could have done, in rounds that are small enough for it. */
export function marginsOf(
  highs: Highs,
  instance: SolverInstance,
  answer: SolverAnswer,
  offers: readonly Offer[],
  pool: Pool,
  assigned: Assigned,
): Margins {
  if (instance.scores.length === 0 || instance.scores.length > MOST_PAIRS || answer.status === 'infeasible') return UNKNOWN
  const pairs = offers
    .filter(({ ready }) => assigned.expertsOf.has(ready.request.id))
    .flatMap((offer) =>
      bestNotChosen(offer, pool, assigned).map(({ profileId }) => ({ request: offer.ready.request.id, expert: profileId })),
    )
    .slice(0, MOST_QUESTIONS)
    .map((pair) => ({ ...pair, want: 'assigned' as const }))
  const told = askWhatIf(highs, { instance, assignments: answer.assignments, questions: { pairs, prices: true } })
  // A loss of coverage is not one of points: it is for the exchange to say.
  const costs = new Map(
    told.pairs.flatMap(({ request, expert, loss }) =>
      loss && loss.coverage === 0 ? [[`${request} ${expert}`, Math.round(loss.score)] as const] : [],
    ),
  )
  const prices = new Map(told.prices.requests.map(({ id, score }) => [id, Math.round(score)]))
  return {
    costOf: (requestId, expertId) => costs.get(`${requestId} ${expertId}`) ?? null,
    scarcity: (requestId) => prices.get(requestId) ?? null,
  }
}
