import type { Highs } from 'highs'
import { costsOf, entriesOf, scoreScale } from './costs.ts'
import type { PairKey, SolverInstance } from './instance.ts'
import { buildModel } from './model.ts'
import { toProblem, type Problem } from './problem.ts'
import { keepAtLeast, NoAnswerExists, runStage, startSession, type Session } from './run-stage.ts'

export type WhatIfQuestions = {
  /** What the whole would lose if the pair were assigned, or could not be. */
  pairs?: (PairKey & { want: 'assigned' | 'refused' })[]
  /** Why not the best experts that a request did not get: the first `most` of them by score. */
  whyNot?: { request: string; most: number }[]
  prices?: boolean
}

/** What the best whole loses: coverage in weights of priority (16, 4, 1), score in the instance's unit. Null where no answer exists at all. */
export type Loss = { coverage: number; score: number } | null

export type WhatIfAnswer = {
  pairs: (PairKey & { want: 'assigned' | 'refused'; loss: Loss })[]
  whyNot: { request: string; experts: { expert: string; score: number; assignedTo: string[]; loss: Loss }[] }[]
  /** What one more place of a request, or of an expert, would add to the whole: how scarce it is. */
  prices: { requests: Price[]; experts: Price[] }
  /** False where pairs are not whole in the linear model: the losses are then estimates, close and most often a little low. */
  isExact: boolean
}

type Price = { id: string; coverage: number; score: number }
type Asked = { instance: SolverInstance; assignments: PairKey[]; questions: WhatIfQuestions }
type Base = {
  session: Session
  coverage: Float64Array
  score: Float64Array
  scale: number
  kept: number
  best: { coverage: number; score: number }
}

const TINY = 1e-6
const MOST_SECONDS = 60

/**
 * Marginal questions to an answer, by re-solving the linear model with one bound changed, from where it stands. Coverage of the answer
 * is held where it came first; a loss of coverage is told where it cannot be.
 */
export function askWhatIf(highs: Highs, { instance, assignments, questions }: Asked): WhatIfAnswer {
  const problem: Problem = { ...toProblem(instance) }
  const isExact = problem.isNetwork
  // Every pair is a share here: nothing is made whole.
  problem.isNetwork = true
  return highs.withModel(buildModel(highs, problem), (model) => {
    model.options.set({ output_flag: false, random_seed: 0, presolve: 'off' })
    const session = startSession({ highs, model, problem, gap: 0, deadline: performance.now() + MOST_SECONDS * 1000 })
    const base = startFrom(session, instance.objective === 'coverage-first')
    const ask = (key: PairKey, want: 'assigned' | 'refused') => lossOf(base, findPair(problem, key), want)
    const prices = questions.prices ? pricesOf(base) : { requests: [], experts: [] }
    return {
      pairs: (questions.pairs ?? []).map(({ request, expert, want }) => ({ request, expert, want, loss: ask({ request, expert }, want) })),
      whyNot: (questions.whyNot ?? []).map(({ request, most }) => ({
        request,
        experts: others(problem, assignments, request, most).map(({ expert, score }) => ({
          expert,
          score,
          assignedTo: assignments.flatMap((pair) => (pair.expert === expert ? [pair.request] : [])),
          loss: ask({ request, expert }, 'assigned'),
        })),
      })),
      prices,
      isExact,
    }
  })
}

function startFrom(session: Session, coversFirst: boolean): Base {
  const { problem } = session
  const coverage = costsOf(session, { slot: (request) => (coversFirst ? (problem.requests[request]?.weight ?? 0) : 0) })
  const scale = scoreScale(problem.pairs.map(({ score }) => score))
  const score = costsOf(session, { pair: (pair) => (problem.pairs[pair]?.score ?? 0) * scale })
  const most = coversFirst ? runStage(session, 'coverage', coverage).objective : 0
  const kept = session.model.getDimensions().numRows
  keepAtLeast(session, most - TINY, coversFirst ? entriesOf(coverage) : { indices: [], values: [] })
  const best = { coverage: most, score: runStage(session, 'score', score).objective }
  return { session, coverage, score, scale, kept, best }
}

function lossOf({ session, coverage, score, scale, kept, best }: Base, pair: number, want: 'assigned' | 'refused'): Loss {
  const { model, highs, problem } = session
  const before = problem.pairs[pair]
  if (!before) return null
  const value = want === 'assigned' ? 1 : 0
  if (before.isLocked && value === 0) return null
  model.changeColBounds(pair, value, value)
  try {
    const within = attempt(session, score)
    if (within !== null) return { coverage: 0, score: positive(best.score - within) / scale }
    model.changeRowBounds(kept, -highs.infinity, highs.infinity)
    const covered = attempt(session, coverage)
    if (covered === null) return null
    model.changeRowBounds(kept, covered - TINY, highs.infinity)
    return { coverage: positive(best.coverage - covered), score: (best.score - (attempt(session, score) ?? best.score)) / scale }
  } finally {
    model.changeColBounds(pair, before.isLocked ? 1 : 0, 1)
    model.changeRowBounds(kept, best.coverage - TINY, highs.infinity)
  }
}

function attempt(session: Session, costs: Float64Array): number | null {
  try {
    const run = runStage(session, 'score', costs)
    return run.hasEnded ? run.objective : null
  } catch (error) {
    if (error instanceof NoAnswerExists) return null
    throw error
  }
}

/** Duals of the linear optimum: of a request's slots, and of the places an expert has (in all, and at one time). */
function pricesOf({ session, coverage, score, scale, kept, best }: Base): WhatIfAnswer['prices'] {
  const { model, highs, problem, layout } = session
  const read = (costs: Float64Array) => {
    runStage(session, 'score', costs)
    const { colDual, rowDual } = model.getSolution()
    const experts = problem.experts.map(() => 0)
    for (const [place, { kind, owner }] of problem.limits.entries()) {
      if (kind === 'capacity' || kind === 'at-once')
        experts[owner] = (experts[owner] ?? 0) + positive(rowDual[layout.requestRows + place] ?? 0)
    }
    return { requests: problem.requests.map((_, place) => positive(colDual[layout.pairs + place] ?? 0)), experts }
  }
  const scores = read(score)
  model.changeRowBounds(kept, -highs.infinity, highs.infinity)
  const covers = read(coverage)
  model.changeRowBounds(kept, best.coverage - TINY, highs.infinity)
  const told = (side: 'requests' | 'experts') =>
    problem[side].map(({ id }, place) => ({ id, coverage: covers[side][place] ?? 0, score: (scores[side][place] ?? 0) / scale }))
  return { requests: told('requests'), experts: told('experts') }
}

function findPair(problem: Problem, { request, expert }: PairKey): number {
  return problem.pairs.findIndex((pair) => problem.requests[pair.request]?.id === request && problem.experts[pair.expert]?.id === expert)
}

/** The best experts of a request who are not assigned to it. */
function others(problem: Problem, assignments: PairKey[], request: string, most: number) {
  const taken = new Set(assignments.flatMap((pair) => (pair.request === request ? [pair.expert] : [])))
  const place = problem.requests.findIndex(({ id }) => id === request)
  return (problem.ofRequest[place] ?? [])
    .map((pair) => ({ expert: problem.experts[problem.pairs[pair]?.expert ?? -1]?.id ?? '', score: problem.pairs[pair]?.score ?? 0 }))
    .filter(({ expert }) => !taken.has(expert))
    .sort((one, other) => other.score - one.score || (one.expert < other.expert ? -1 : 1))
    .slice(0, most)
}

const positive = (value: number) => (value < TINY ? 0 : value)
