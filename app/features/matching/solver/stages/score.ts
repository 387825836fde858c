import { DEFAULT_SCORE_FOR_KEEPING } from '../instance.ts'
import { costsOf, entriesOf, scoreScale, valueOf, valuesOf, wholePairs } from '../costs.ts'
import { keepAtLeast, keepOptimum, makeWhole, runStage, type Session } from '../run-stage.ts'
import { greedyStart } from './first-answer.ts'
import { worstShare, type Group } from './fairness.ts'
import { stageOf, type Reached, type StageResult } from './reached.ts'

/** The sum of scores, within all that is kept. */
export function solveScore(session: Session, groups: Group[], reached: Reached): StageResult {
  const began = performance.now()
  const { costs, scale } = scoreCosts(session)
  const known = reached.pairs ?? greedyStart(session, false)
  const already = known ? valueOf(costs, valuesOf(session, known)) : -Infinity
  const most = knownBound(session, groups, reached)
  // Coverage and score were solved together, and nothing since has cost any score.
  if (known && session.gap > 0 && most - already <= session.gap * Math.abs(most)) {
    return {
      stage: stageOf('score', { objective: sumOfScores(session, known), bound: most / scale, began }),
      reached: { ...reached, pairs: known },
    }
  }
  const run = runStage(session, 'score', costs, { start: known ? valuesOf(session, known) : undefined })
  const found = run.values ? wholePairs(session, run.values) : null
  const pairs = found && valueOf(costs, valuesOf(session, found)) >= already ? found : known
  const objective = pairs ? sumOfScores(session, pairs) : 0
  const isWithinTolerance = run.hasEnded && session.gap === 0
  const proven = Math.min(run.bound, most)
  // Where time ended before anything was proven, something always is: the best scores of each request, whoever else wants the same.
  const bound = isWithinTolerance ? objective : (Number.isFinite(proven) ? proven : bestOfEach(session, costs)) / scale
  return { stage: stageOf('score', { objective, bound, began }), reached: { ...reached, pairs } }
}

/** Among answers of the same score, the one that fills most: for networks, where it costs nothing. Run right after the score. */
export function fillTies(session: Session, reached: Reached): Reached {
  if (session.isWhole || session.isShort) return reached
  keepOptimum(session)
  const run = runStage(session, 'score', costsOf(session, { slot: (request) => session.problem.requests[request]?.weight ?? 0 }))
  return run.values ? { ...reached, pairs: wholePairs(session, run.values) } : reached
}

/** Keeps as many told pairs as a small share of the score allows; among such answers, the one of most score. */
export function solveChange(session: Session, reached: Reached, share = DEFAULT_SCORE_FOR_KEEPING): StageResult {
  const began = performance.now()
  const known = reached.pairs ?? []
  const { pairs } = session.problem
  const told = (pair: number) => (pairs[pair]?.isTold ? 1 : 0)
  const { costs } = scoreCosts(session)
  const score = valueOf(costs, valuesOf(session, known))
  const given = Math.abs(score) * share
  makeWhole(session)
  keepAtLeast(session, score - given - 1e-6, entriesOf(costs))
  const worth = given + 1
  const both = costs.map((cost, column) => cost + (column < pairs.length ? worth * told(column) : 0))
  const most = pairs.reduce((sum, _, pair) => sum + told(pair), 0)
  const count = (of: number[]) => of.reduce((sum, pair) => sum + told(pair), 0)
  const run = runStage(session, 'change', both, { start: valuesOf(session, known) })
  const found = run.values ? wholePairs(session, run.values) : known
  const kept = count(found) >= count(known) ? found : known
  // Whole pairs: score can be worth no more than the share given, so what is left of the bound counts told pairs.
  const bound = Math.min(most, Math.floor((run.bound - (score - given)) / worth + 1e-6))
  return {
    stage: stageOf('change', { objective: count(kept), bound: run.hasEnded && session.gap === 0 ? count(kept) : bound, began }),
    reached: { ...reached, pairs: kept },
  }
}

/** For each request as many of its highest costs above 0 as it has slots: no answer has more. */
function bestOfEach({ problem }: Session, costs: Float64Array): number {
  const ofRequest = problem.requests.map((): number[] => [])
  for (const [pair, { request }] of problem.pairs.entries()) ofRequest[request]?.push(Math.max(0, costs[pair] ?? 0))
  const best = (worths: number[], slots: number) =>
    worths
      .sort((one, other) => other - one)
      .slice(0, slots)
      .reduce((sum, worth) => sum + worth, 0)
  return ofRequest.reduce((sum, worths, request) => sum + best(worths, problem.requests[request]?.slots ?? 0), 0)
}

/** The sum in the instance's own unit. */
export const sumOfScores = ({ problem }: Pick<Session, 'problem'>, pairs: number[]) =>
  pairs.reduce((sum, pair) => sum + (problem.pairs[pair]?.score ?? 0), 0)

function scoreCosts(session: Session): { costs: Float64Array; scale: number } {
  const { pairs } = session.problem
  const scale = scoreScale(pairs.map(({ score }) => score))
  return { costs: costsOf(session, { pair: (pair) => (pairs[pair]?.score ?? 0) * scale }), scale }
}

function knownBound(session: Session, groups: Group[], { together, pairs }: Reached): number {
  if (!together || !pairs) return Infinity
  const { problem } = session
  const coverage = pairs.reduce((sum, pair) => sum + (problem.requests[problem.pairs[pair]?.request ?? -1]?.weight ?? 0), 0)
  return together.bound - together.slot * coverage - together.share * worstShare(session, groups, pairs)
}
