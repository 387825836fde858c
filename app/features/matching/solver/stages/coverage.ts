import { costsOf, entriesOf, valueOf, valuesOf, wholePairs } from '../costs.ts'
import { keepAtLeast, keepOptimum, runStage, type Session } from '../run-stage.ts'
import { findFirstAnswer, greedyStart } from './first-answer.ts'
import type { Group } from './fairness.ts'
import { stageOf, type Reached, type StageResult } from './reached.ts'

/** Fills slots by priority (16, 4, 1), and keeps what is reached. */
export function solveCoverage(session: Session, groups: Group[]): StageResult {
  const began = performance.now()
  const costs = costsOf(session, { slot: (request) => session.problem.requests[request]?.weight ?? 0 })
  const first = firstAnswer(session, groups)
  const run = runStage(session, 'coverage', costs, {
    start: first.pairs ? valuesOf(session, first.pairs) : undefined,
    timeShare: session.isWhole ? 0.5 : 1,
  })
  const pairs = better(session, costs, run.values ? wholePairs(session, run.values) : null, first.pairs)
  if (!pairs) return { stage: stageOf('coverage', { objective: 0, bound: run.bound, began }), reached: { pairs: null } }
  const objective = valueOf(costs, valuesOf(session, pairs))
  if (session.isWhole) keepAtLeast(session, objective, entriesOf(costs))
  else if (run.hasEnded) keepOptimum(session)
  const all = session.problem.requests.reduce((sum, { slots, weight }) => sum + slots * weight, 0)
  const together = first.together ? first.together.bound / first.together.slot : all
  // Whole weights: a bound that lies within a unit is reached.
  return {
    stage: stageOf('coverage', {
      objective,
      bound: Math.floor(Math.min(run.bound, together, all) + 1e-6),
      began,
    }),
    reached: { ...first, pairs },
  }
}

function firstAnswer(session: Session, groups: Group[]): Reached {
  if (session.gap > 0) return findFirstAnswer(session, groups)
  return { pairs: greedyStart(session, true) }
}

/** The one that covers more; the earlier one where both cover the same, for its score is the better. */
function better(session: Session, costs: Float64Array, found: number[] | null, earlier: number[] | null): number[] | null {
  if (!found || !earlier) return found ?? earlier
  return valueOf(costs, valuesOf(session, found)) > valueOf(costs, valuesOf(session, earlier)) ? found : earlier
}
