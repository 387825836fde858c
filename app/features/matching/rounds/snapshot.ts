import type { MatchExpert, MatchRequest } from '#app/features/matching/model.ts'
import type { PairIds } from '#app/features/matching/scoring/context.ts'

/** What coordinators decided on a pair. */
export type RoundDecision = PairIds & { kind: 'LOCK' | 'FORBID' }

/** All that a round is computed from beside its settings: codes, figures and ids; no name and no address. */
export type RoundSnapshot = {
  version: 1
  /** The day of the round, YYYY-MM-DD. */
  day: string
  /** In the order of ids; `slots` are the places still to be given. */
  requests: MatchRequest[]
  experts: MatchExpert[]
  decisions: RoundDecision[]
  /** Pairs of which one side has said no. */
  declined: PairIds[]
  /** Pairs that were sent to both sides and wait for answers: kept where the whole allows it. */
  told: PairIds[]
}

/** What is known before the experts are read. */
export type RoundFacts = Omit<RoundSnapshot, 'version' | 'experts'>
