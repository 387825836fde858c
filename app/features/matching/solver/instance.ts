/** A request asks for at most `slots` experts. `priority`: 1 the most urgent; 3 where none is given. `group`: whose fair share is looked after. */
export type SolverRequest = { id: string; slots: number; priority?: number; group?: string }

/** `capacity`: most assignments in all; `min`: least; `concurrent`: most at one time, where days are known (else as many as `capacity`). */
export type SolverExpert = { id: string; capacity: number; min?: number; concurrent?: number }

export type PairKey = { request: string; expert: string }

/** Who may be assigned to what, and its worth: any unit, more is better. A negative score is taken only where a lock or a `min` forces it. */
export type SolverPair = PairKey & { score: number }

/** What is maximised: the sum of scores alone, or coverage by priority, then the worst-off group, then the sum of scores. */
export const OBJECTIVES = ['score', 'coverage-first'] as const
export type SolverObjective = (typeof OBJECTIVES)[number]

/** At most `most` of these requests for an expert: each counts once, or as much as its weight. */
export type SolverLimit = { kind: 'at-once' | 'budget'; expert: string; requests: string[]; weights?: number[]; most: number }

export type SolverInstance = {
  requests: SolverRequest[]
  experts: SolverExpert[]
  scores: SolverPair[]
  locked?: PairKey[]
  forbidden?: PairKey[]
  /** `score` where none is given. */
  objective?: SolverObjective
  /** Days that an expert has for all requests together. */
  budgets?: { expert: string; days: number }[]
  /** When a request needs its experts: first and last day as day numbers, both included, and the days of work it takes of each one's budget. */
  needs?: { request: string; from: number; to: number; days: number }[]
  /** What calendars allow, where that is worked out already. */
  limits?: SolverLimit[]
  /** At most `max` assignments over these experts together. */
  partners?: { id: string; experts: string[]; max: number }[]
  /** Pairs that people have been told of: as many as possible are kept. */
  told?: PairKey[]
  /** Share of the score that may be given up to keep told pairs; 0.005 where none is given. Coverage and fairness are never given up. */
  scoreForKeeping?: number
  /** Seconds of the clock for everything; 60 where none is given. */
  timeLimit?: number
  /** Distance to the bound at which a stage may stop once it has been worked on for long; 0.005 where none is given. */
  gap?: number
}

export type StageName = 'coverage' | 'fairness' | 'score' | 'change'

/** One stage: what it reached, what is proven to be the most it could, and their distance as a share of the bound. */
export type SolverStage = { name: StageName; objective: number; bound: number; gap: number; seconds: number; proven: boolean }

/** Why there is no answer, or what an answer's reader must know, with what would help. Message keys of the pages, words of the command. */
export type ProblemCode =
  | 'lock-forbidden'
  | 'lock-without-score'
  | 'locks-above-slots'
  | 'locks-above-capacity'
  | 'locks-at-once'
  | 'locks-above-budget'
  | 'locks-above-partner'
  | 'floor-above-capacity'
  | 'floor-above-candidates'
  | 'floors-above-demand'
  | 'conflict'
  | 'no-answer-in-time'

export type NoteCode = 'floor-relaxed' | 'no-candidate' | 'demand-above-capacity' | 'stopped-by-time'

export type Remedy =
  | 'remove-lock'
  | 'remove-forbid'
  | 'add-score'
  | 'raise-slots'
  | 'raise-capacity'
  | 'raise-budget'
  | 'raise-partner-max'
  | 'move-dates'
  | 'lower-min'
  | 'lower-slots'
  | 'add-candidates'
  | 'add-experts'
  | 'add-requests'
  | 'more-time'

type Where = { requests?: string[]; experts?: string[]; partner?: string; asked?: number; possible?: number; remedies: Remedy[] }
export type SolverProblem = { code: ProblemCode } & Where
export type SolverNote = { code: NoteCode } & Where

/**
 * `optimal`: every stage is proven; `bounded`: valid, and `bound` says how much better it might be; `infeasible`: none exists (or none was
 * found in time, which `problems` then says), and `assignments` is empty. `objective` and `bound` are sums of scores; with `coverage-first`
 * the bound holds for answers of the same coverage and fairness.
 */
export type SolverAnswer = {
  status: 'optimal' | 'bounded' | 'infeasible'
  objective: number
  bound: number
  assignments: PairKey[]
  unfilled: { request: string; slots: number }[]
  seconds: number
  stages: SolverStage[]
  /** For each group: slots filled, and the most it could fill were no other group there. */
  groups: { group: string; filled: number; alone: number }[]
  problems: SolverProblem[]
  notes: SolverNote[]
}

export const DEFAULT_SECONDS = 60
export const DEFAULT_GAP = 0.005
export const DEFAULT_SCORE_FOR_KEEPING = 0.005

/** What a filled slot counts for in coverage. */
export function coverageWeight(priority = 3): number {
  return priority <= 1 ? 16 : priority === 2 ? 4 : 1
}
