import type { Highs } from 'highs'
import { buildModel } from './model.ts'
import { findContradictions, nameConflict, notesOf } from './contradictions.ts'
import { DEFAULT_GAP, DEFAULT_SECONDS, type SolverAnswer, type SolverInstance, type SolverProblem, type SolverStage } from './instance.ts'
import { toProblem, type Problem } from './problem.ts'
import { NoAnswerExists, startSession, type Session } from './run-stage.ts'
import { brokenLimits } from './check-answer.ts'
import { fillAlone, filledOf, solveFairness } from './stages/fairness.ts'
import { solveCoverage } from './stages/coverage.ts'
import type { Reached, StageResult } from './stages/reached.ts'
import { fillTies, solveChange, solveScore, sumOfScores } from './stages/score.ts'

export type SolveOptions = Pick<Session, 'onProgress' | 'onModel'>

/** Pairs up to which a model with calendars is solved to the end; a larger one may stop within its gap. */
const EXACT_PAIRS = 4_000

/**
 * The best whole answer, stage by stage. The same instance gives the same assignments, whatever its order, unless time runs out, which a
 * note then says. Expects valid numbers and known ids (read-instance.ts); contradictions are found here and told as `problems`.
 */
export function solveInstance(highs: Highs, instance: SolverInstance, { onProgress, onModel }: SolveOptions = {}): SolverAnswer {
  const began = performance.now()
  const problem = toProblem(instance)
  const problems = findContradictions(instance, problem)
  if (problems.length > 0) return refusal(problem, problems, began)
  if (problem.pairs.length === 0) return answerOf(problem, { pairs: [], stages: [], groups: [], began })
  try {
    return highs.withModel(buildModel(highs, problem), (model) => {
      model.options.set({ output_flag: false, random_seed: 0 })
      const session = startSession({
        highs,
        model,
        problem,
        gap: problem.isNetwork || problem.pairs.length <= EXACT_PAIRS ? 0 : (instance.gap ?? DEFAULT_GAP),
        deadline: began + (instance.timeLimit ?? DEFAULT_SECONDS) * 1000,
        onProgress,
        onModel,
      })
      return solveStages(session, instance, began)
    })
  } catch (error) {
    if (!(error instanceof NoAnswerExists)) throw error
    return refusal(problem, [nameConflict(problem, error.rows)], began)
  }
}

function solveStages(session: Session, instance: SolverInstance, began: number): SolverAnswer {
  const { problem } = session
  const stages: SolverStage[] = []
  let reached: Reached = { pairs: null }
  const take = (result: StageResult) => {
    stages.push(result.stage)
    reached = result.reached
  }
  const coversFirst = instance.objective === 'coverage-first'
  const groups = coversFirst ? fillAlone(session) : []
  if (coversFirst) take(solveCoverage(session, groups))
  if (groups.length > 0 && reached.pairs) take(solveFairness(session, groups, reached))
  take(solveScore(session, groups, reached))
  const hasTold = problem.pairs.some(({ isTold }) => isTold)
  if (!coversFirst && !hasTold) reached = fillTies(session, reached)
  if (hasTold && reached.pairs) take(solveChange(session, reached, instance.scoreForKeeping))
  if (!reached.pairs) return refusal(problem, [{ code: 'no-answer-in-time', remedies: ['more-time', 'lower-min', 'remove-lock'] }], began)
  return answerOf(problem, {
    pairs: reached.pairs,
    stages,
    groups: groups.map((group) => ({ group: group.name, filled: filledOf(session, group, reached.pairs ?? []), alone: group.alone })),
    began,
    isShort: session.isShort,
  })
}

type Ended = {
  pairs: number[]
  stages: SolverStage[]
  groups: SolverAnswer['groups']
  began: number
  isShort?: boolean
}

function answerOf(problem: Problem, { pairs, stages, groups, began, isShort = false }: Ended): SolverAnswer {
  const broken = brokenLimits(problem, pairs)
  if (broken.length > 0) throw new Error(`The solver's answer breaks limits: ${broken.slice(0, 5).join(', ')}`)
  const filled = problem.requests.map(() => 0)
  for (const pair of pairs) {
    const request = problem.pairs[pair]?.request ?? -1
    filled[request] = (filled[request] ?? 0) + 1
  }
  const score = stages.find(({ name }) => name === 'score')
  const objective = sumOfScores({ problem }, pairs)
  return {
    status: stages.every(({ proven }) => proven) ? 'optimal' : 'bounded',
    objective,
    bound: score && !score.proven ? Math.max(score.bound, objective) : objective,
    assignments: pairs.map((pair) => ({
      request: problem.requests[problem.pairs[pair]?.request ?? -1]?.id ?? '',
      expert: problem.experts[problem.pairs[pair]?.expert ?? -1]?.id ?? '',
    })),
    unfilled: problem.requests.flatMap(({ id, slots }, place) => {
      const open = slots - (filled[place] ?? 0)
      return open > 0 ? [{ request: id, slots: open }] : []
    }),
    seconds: (performance.now() - began) / 1000,
    stages,
    groups,
    problems: [],
    notes: [...notesOf(problem), ...(isShort ? [{ code: 'stopped-by-time' as const, remedies: ['more-time' as const] }] : [])],
  }
}

function refusal(problem: Problem, problems: SolverProblem[], began: number): SolverAnswer {
  return {
    status: 'infeasible',
    objective: 0,
    bound: 0,
    assignments: [],
    unfilled: problem.requests.flatMap(({ id, slots }) => (slots > 0 ? [{ request: id, slots }] : [])),
    seconds: (performance.now() - began) / 1000,
    stages: [],
    groups: [],
    problems,
    notes: notesOf(problem),
  }
}
