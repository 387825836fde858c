import type { ExpertRow } from '#app/features/matching/pool/to-expert.ts'
import type { PairIds } from '#app/features/matching/scoring/context.ts'
import type { RoundStep } from './compute/compute-round.server.ts'
import type { RoundOutcome } from './outcome.ts'
import type { RoundSettings } from './settings.ts'
import type { RoundFacts } from './snapshot.ts'

/** What the thread is asked: one round, of a snapshot that is kept, or of facts and the experts that follow as messages. */
export type RoundTask = { settings: RoundSettings } & (
  { from: 'snapshot'; snapshot: { bytes: Uint8Array; hash: string } } | { from: 'experts'; facts: RoundFacts }
)

/** What it is sent then. */
export type RoundInput = { experts: ExpertRow[] } | { end: true }

/** Rows of `round_assignment` as JSON: need_id, profile_id, score, explanation. */
export type AssignmentBatch = { pairs: PairIds[]; json: string }

/** What it answers, the outcome last. */
export type RoundReply =
  | { step: RoundStep; share: number | null }
  | { snapshot: { bytes: Uint8Array; hash: string } }
  | { batch: AssignmentBatch }
  | { outcome: RoundOutcome }
