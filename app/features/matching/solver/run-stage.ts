import type { Highs, Model, ModelData, SparseEntriesInput } from 'highs'
import type { StageName } from './instance.ts'
import { layoutOf, type Layout } from './model.ts'
import type { Problem } from './problem.ts'

export type Progress = { stage: StageName; seconds: number; gap: number | null }

/** What the stages of one solving share. The model is the live one: each stage changes its objective and adds what it reached. */
export type Session = {
  highs: Highs
  model: Model
  problem: Problem
  layout: Layout
  /** Pairs must be made whole by branching; without it the linear optimum is whole by itself. */
  isWhole: boolean
  /** A stage may stop at this distance to its bound; 0 where every stage is solved exactly. */
  gap: number
  /** A stage was stopped by the clock, or by its memory. */
  isShort: boolean
  /** Milliseconds of `performance.now()`. */
  deadline: number
  onProgress?: ((progress: Progress) => void) | undefined
  /** Told of each model about to be solved; `take` copies it, with where it may stop, to solve it elsewhere for comparison. */
  onModel?: ((take: () => { model: ModelData; gap: number; absoluteGap: number }) => void) | undefined
}

/** `values` are null where nothing valid was found before the time was over. */
export type StageRun = { values: Float64Array | null; objective: number; bound: number; hasEnded: boolean }

export class NoAnswerExists extends Error {
  constructor(readonly rows: number[]) {
    super('no answer exists')
  }
}

const LEAST_SECONDS = 0.05
const MOST_CONFLICT_SECONDS = 5
/** Memory of the solver, in bytes, at which a stage is broken off with what it has. */
const MOST_MEMORY = 1_500_000_000

export const startSession = (parts: Omit<Session, 'layout' | 'isWhole' | 'isShort'>): Session => ({
  ...parts,
  layout: layoutOf(parts.problem),
  isWhole: !parts.problem.isNetwork,
  isShort: false,
})

/** Maximises these costs over the model as it stands. Throws NoAnswerExists. */
export function runStage(
  session: Session,
  stage: StageName,
  costs: Float64Array,
  {
    start,
    gap = session.gap,
    absoluteGap = 1e-6,
    timeShare = 1,
  }: { start?: Float64Array | undefined; gap?: number; absoluteGap?: number; timeShare?: number } = {},
): StageRun {
  const { highs, model } = session
  const { modelStatus, callbackType } = highs.constants
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  setCosts(session, costs)
  model.options.set({
    time_limit: Math.max(((session.deadline - began) / 1000) * timeShare, LEAST_SECONDS),
    mip_rel_gap: gap,
    mip_abs_gap: absoluteGap,
  })
  model.zeroAllClocks()
  if (session.isWhole && start) model.setSolution({ colValue: padded(start, model.getDimensions().numCols) })
  session.onProgress?.({ stage, seconds: 0, gap: null })
  session.onModel?.(() => ({ model: model.getModel(), gap, absoluteGap }))
  const status = model.run({
    [callbackType.mipInterrupt]: (event) => {
      const found = event.data.mip_gap
      session.onProgress?.({ stage, seconds: seconds(), gap: found !== undefined && Number.isFinite(found) ? found : null })
      if (highs.memoryBytes > MOST_MEMORY) event.interrupt()
    },
  }).modelStatus
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) throw new NoAnswerExists(conflictingRows(session))
  const hasEnded = status === modelStatus.optimal
  if (!hasEnded) session.isShort = true
  const isValid = hasEnded || (session.isWhole && model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible)
  const bound = session.isWhole ? Number(model.info.get('mip_dual_bound')) : hasEnded ? model.getObjectiveValue() : Infinity
  if (!isValid) return { values: null, objective: -Infinity, bound, hasEnded: false }
  return { values: model.getSolution().colValue, objective: model.getObjectiveValue(), bound, hasEnded }
}

function padded(values: Float64Array, length: number): Float64Array {
  const all = new Float64Array(length)
  all.set(values)
  return all
}

function setCosts({ model }: Session, costs: Float64Array): void {
  model.changeColsCost({ kind: 'range', from: 0, to: costs.length - 1 }, costs)
}

/** Keeps what the last linear optimum reached: whatever has a price there stays at its bound, and the limits stay those of a network. */
export function keepOptimum({ model }: Session): void {
  const { colDual, rowDual, colValue, rowValue } = model.getSolution()
  for (const [column, dual] of colDual.entries()) {
    const value = Math.round(colValue[column] ?? 0)
    if (Math.abs(dual) > PRICED) model.changeColBounds(column, value, value)
  }
  for (const [row, dual] of rowDual.entries()) {
    const value = Math.round(rowValue[row] ?? 0)
    if (Math.abs(dual) > PRICED) model.changeRowBounds(row, value, value)
  }
}

const PRICED = 1e-6

/** Adds: sum of weight x column >= low. */
export function keepAtLeast({ highs, model }: Session, low: number, entries: SparseEntriesInput): void {
  model.addRow(low, highs.infinity, entries)
}

/** From here on pairs are made whole by branching. */
export function makeWhole(session: Session): void {
  const { model, layout } = session
  model.changeColsIntegrality({ kind: 'range', from: 0, to: layout.pairs - 1 }, new Int32Array(layout.pairs).fill(1))
  session.isWhole = true
}

/** The places of rows that cannot hold together; none where they are not found. */
function conflictingRows({ highs, model, isWhole }: Session): number[] {
  if (isWhole) model.clearIntegrality()
  try {
    model.options.set({ iis_strategy: highs.constants.iis.strategyRowPriority, iis_time_limit: MOST_CONFLICT_SECONDS })
    return [...model.getIis().rowIndex]
  } catch {
    return []
  }
}
