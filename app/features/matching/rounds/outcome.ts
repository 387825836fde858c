import type { ConditionCost } from '#app/features/matching/candidates/count-answering.ts'
import type { Condition, Explanation } from '#app/features/matching/model.ts'
import type { PairIds } from '#app/features/matching/scoring/context.ts'
import type { SolverNote, SolverProblem, SolverStage } from '#app/features/matching/solver/instance.ts'

/** Why a place stays empty: nobody can; all who can have one, and are fewer; some who can are better used elsewhere; no day is right. */
export type UnfilledReason = 'no-candidate' | 'too-few' | 'elsewhere' | 'window'

/** What would help: each a message key of the pages. */
export type UnfilledRemedy = 'recruit' | 'loosen-condition' | 'move-dates' | 'lower-slots' | 'correct-window'

export type UnfilledRequest = {
  needId: string
  /** Places that stay empty, and how many experts could take one. */
  places: number
  candidates: number
  reason: UnfilledReason
  /** What is asked that costs most, with how many could answer were it not: three at most, for requests that too few can answer. */
  blocking: ConditionCost[]
  remedies: UnfilledRemedy[]
}

/** Requests by the language they ask first; `alone`: the most places that could be filled were no other group there. */
export type GroupOutcome = { language: string | null; places: number; filled: number; alone: number }

/** An assignment that was found, and cannot be any more: what changed while the round ran. */
export type DroppedAssignment = PairIds & { why: 'consent' | 'expert-gone' | 'request-closed' | 'declined' | 'forbidden' }

export type RoundOutcome = {
  status: 'optimal' | 'bounded' | 'infeasible'
  stages: SolverStage[]
  /** Farthest of the stages from its bound, as a share; null: every stage is proven. */
  gap: number | null
  score: number
  bound: number
  sizes: {
    requests: number
    places: number
    experts: number
    /** Pairs that meet every condition, and those of them offered to the solver. */ possible: number
    offered: number
  }
  coverage: { priority: 1 | 2 | 3; places: number; filled: number }[]
  groups: GroupOutcome[]
  unfilled: UnfilledRequest[]
  told: { kept: number; changed: PairIds[] }
  /** Locked pairs that a condition keeps apart by now: left out, and named. */
  brokenLocks: (PairIds & { blockedBy: Condition[] })[]
  dropped: DroppedAssignment[]
  problems: SolverProblem[]
  notes: SolverNote[]
  /** Seconds of preparing, solving and explaining. */
  seconds: { prepare: number; solve: number; explain: number }
}

export type RoundAssigned = PairIds & { score: number; explanation: Explanation }

export type RoundResult = { outcome: RoundOutcome; assignments: RoundAssigned[] }

/** The outcome once some of its assignments are dropped: coverage and groups count what is left. */
export function withoutDropped(
  outcome: RoundOutcome,
  dropped: DroppedAssignment[],
  requests: ReadonlyMap<string, { priority: number; language: string | null }>,
): RoundOutcome {
  if (dropped.length === 0) return outcome
  const lost = (isOfIt: (request: { priority: number; language: string | null }) => boolean) =>
    dropped.filter(({ needId }) => {
      const request = requests.get(needId)
      return request !== undefined && isOfIt(request)
    }).length
  return {
    ...outcome,
    dropped,
    coverage: outcome.coverage.map((line) => ({ ...line, filled: line.filled - lost(({ priority }) => priority === line.priority) })),
    groups: outcome.groups.map((group) => ({ ...group, filled: group.filled - lost(({ language }) => language === group.language) })),
  }
}
