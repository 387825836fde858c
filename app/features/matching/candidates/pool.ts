import type { MatchExpert, MatchRequest } from '#app/features/matching/model.ts'
import { scoringContext, type ContextFacts, type ScoringContext } from '#app/features/matching/scoring/context.ts'
import { readyExpert, readyRequest, type ReadyExpert, type ReadyRequest } from '#app/features/matching/scoring/prepare.ts'
import { KnownSets } from './known-sets.ts'

/** Experts ready to be scored, in the order of their ids, and the index of who has what is asked. */
export type Pool = { experts: ReadyExpert[]; context: ScoringContext; sets: KnownSets }

export function openPool(experts: readonly MatchExpert[], facts: Omit<ContextFacts, 'texts'>): Pool {
  const context = scoringContext({ ...facts, texts: experts.map(({ text }) => text) })
  const ready = [...experts].sort((one, other) => (one.id < other.id ? -1 : 1)).map((expert) => readyExpert(expert, context))
  return { experts: ready, context, sets: new KnownSets(ready) }
}

/** The same experts with other weights or decisions, on the same day. */
export const withFacts = (pool: Pool, facts: Partial<Pick<ScoringContext, 'weights' | 'south' | 'isForbidden' | 'hasDeclined'>>): Pool => ({
  ...pool,
  context: { ...pool.context, ...facts },
})

export const readyFor = (request: MatchRequest, { context }: Pool): ReadyRequest => readyRequest(request, context)
