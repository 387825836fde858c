import {
  COMPONENTS,
  type Component,
  type MatchExpert,
  type MatchRequest,
  type Pairing,
  type ScoredComponent,
} from '#app/features/matching/model.ts'
import { FACTS, VALUES } from './components.ts'
import { checkConditions } from './conditions.ts'
import type { ScoringContext } from './context.ts'
import { readyExpert, readyRequest, type ReadyExpert, type ReadyRequest } from './prepare.ts'

/** A pair with every component and condition taken apart, each with its evidence. The points of the components add up to the score. */
export function scorePair(request: MatchRequest, expert: MatchExpert, context: ScoringContext): Pairing {
  const ready = readyExpert(expert, context)
  return takeApart(readyRequest(request, context), ready, context)
}

/** The same for a pair that is ready. */
export function takeApart(request: ReadyRequest, expert: ReadyExpert, context: ScoringContext): Pairing {
  const components = COMPONENTS.map((code): ScoredComponent => ({
    code,
    weight: context.weights[code],
    value: valueOf(code, request, expert, context),
    evidence: FACTS[code](request, expert, context),
  }))
  const conditions = checkConditions(request, expert, context)
  return {
    score: components.reduce((sum, { weight, value }) => sum + pointsOf(weight, value), 0),
    components,
    conditions,
    possible: conditions.every(({ ok }) => ok),
  }
}

/** The score alone, for many pairs: the same number as `takeApart` gives. */
export function scoreOnly(request: ReadyRequest, expert: ReadyExpert, context: ScoringContext): number {
  let score = 0
  for (const code of COMPONENTS) {
    const weight = context.weights[code]
    if (weight > 0) score += pointsOf(weight, valueOf(code, request, expert, context))
  }
  return score
}

/** Whole points of a component. */
export const pointsOf = (weight: number, value: number): number => Math.round(weight * value)

/** In thousandths, within 0 to 1: what no number is counts as unknown, and so as 0. */
function valueOf(code: Component, request: ReadyRequest, expert: ReadyExpert, context: ScoringContext): number {
  const value = VALUES[code](request, expert, context)
  return value > 0 ? Math.round(Math.min(1, value) * 1000) / 1000 : 0
}
