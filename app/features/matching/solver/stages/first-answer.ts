import { costsOf, scoreScale, valueOf, valuesOf, wholePairs } from '../costs.ts'
import { greedy } from '../greedy.ts'
import { runStage, type Session } from '../run-stage.ts'
import { worstShare, type Group } from './fairness.ts'
import type { Reached } from './reached.ts'

/** Scaled scores lie below this. */
const MOST_SCORE = 1024
/** While everything is looked for at once: the worth of a slot of the lowest priority, and of the worst-off group's share against all scores. */
const SLOT = 2 * MOST_SCORE
const SHARE_OF_SCORES = 1
/** Share of the score at which the answer is good enough to prove the stages from. */
const FIRST_GAP = 0.003

/** What can be taken pair by pair; nothing where a `min` asks for more than that. */
export function greedyStart({ problem }: Session, byPriority: boolean): number[] | null {
  return problem.experts.some(({ min }) => min > 0) ? null : greedy(problem, byPriority)
}

/**
 * An answer good at everything, found by one weighted sum of coverage, fairness and score. Solvers find whole answers to such a sum far
 * sooner than to one stage under the equality of another; the stages are then proven from it, one after the other.
 */
export function findFirstAnswer(session: Session, groups: Group[]): Reached {
  const start = greedyStart(session, true)
  const { problem, layout } = session
  const scale = scoreScale(problem.pairs.map(({ score }) => score))
  const scores = costsOf(session, { pair: (pair) => (problem.pairs[pair]?.score ?? 0) * scale })
  const greedyScore = start ? valueOf(scores, valuesOf(session, start)) : 0
  const share = groups.length > 0 ? SHARE_OF_SCORES * Math.max(greedyScore, SLOT) : 0
  const costs = new Float64Array(layout.columns + (groups.length > 0 ? 1 : 0))
  costs.set(costsOf(session, { pair: (pair) => scores[pair] ?? 0, slot: (request) => (problem.requests[request]?.weight ?? 0) * SLOT }))
  if (groups.length > 0) costs[layout.columns] = share
  const values = start ? valuesOf(session, start, costs.length) : undefined
  if (start && values && groups.length > 0) values[layout.columns] = worstShare(session, groups, start)
  if (groups.length > 0) session.model.changeColBounds(layout.columns, 0, 1)
  const run = runStage(session, 'coverage', costs, {
    start: values,
    gap: 0,
    absoluteGap: Math.max(FIRST_GAP * greedyScore, 1e-6),
    timeShare: 0.6,
  })
  if (groups.length > 0) {
    session.model.changeColBounds(layout.columns, 0, 0)
    session.model.changeColCost(layout.columns, 0)
  }
  if (!run.values) return { pairs: start }
  return { pairs: wholePairs(session, run.values), together: { slot: SLOT, share, bound: run.bound } }
}
