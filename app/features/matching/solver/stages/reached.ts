import type { SolverStage, StageName } from '../instance.ts'

/** The answer so far. `together`: the proven most of slot x coverage + share x worst share + scaled score, which bounds the score of all that is kept. */
export type Reached = { pairs: number[] | null; together?: { slot: number; share: number; bound: number } }

export type StageResult = { stage: SolverStage; reached: Reached }

const EXACT = 1e-9

/** A stage as the answer tells it. A bound below what was reached is a rounding of the solver. */
export function stageOf(
  name: StageName,
  { objective, bound: found, began }: { objective: number; bound: number; began: number },
): SolverStage {
  const bound = Math.max(found, objective)
  const gap = bound === objective ? 0 : (bound - objective) / Math.max(Math.abs(bound), EXACT)
  const isProven = gap <= EXACT
  return {
    name,
    objective,
    bound: isProven ? objective : bound,
    gap: isProven ? 0 : gap,
    seconds: (performance.now() - began) / 1000,
    proven: isProven,
  }
}
