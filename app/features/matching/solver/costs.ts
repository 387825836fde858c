import type { SparseEntriesInput } from 'highs'
import type { Session } from './run-stage.ts'

/** Costs over all columns, from the worth of a pair and of a filled slot. */
export function costsOf({ layout }: Session, worth: { pair?: (pair: number) => number; slot?: (request: number) => number }): Float64Array {
  const costs = new Float64Array(layout.columns)
  if (worth.pair) for (let pair = 0; pair < layout.pairs; pair++) costs[pair] = worth.pair(pair)
  if (worth.slot) for (let request = 0; request < layout.requests; request++) costs[layout.pairs + request] = worth.slot(request)
  return costs
}

/** The columns that cost anything, as the entries of a row. */
export function entriesOf(costs: Float64Array): SparseEntriesInput {
  const indices = Int32Array.from(costs.keys()).filter((column) => costs[column] !== 0)
  return { indices, values: Float64Array.from(indices, (column) => costs[column] ?? 0) }
}

/** Scores times a power of two, so that the largest lies below 1024: the solver's tolerances are absolute, and this loses no digit. */
export function scoreScale(scores: number[]): number {
  const most = scores.reduce((most, score) => Math.max(most, Math.abs(score)), 0)
  return most === 0 ? 1 : 2 ** (9 - Math.floor(Math.log2(most)))
}

export const valueOf = (costs: Float64Array, values: Float64Array) =>
  costs.reduce((sum, cost, column) => sum + cost * (values[column] ?? 0), 0)

/** Whole numbers in place of what the solver found within its tolerance. */
export function wholePairs({ problem, layout }: Session, values: Float64Array): number[] {
  return problem.pairs.flatMap((_, pair) => ((values[pair] ?? 0) > 0.5 && pair < layout.pairs ? [pair] : []))
}

/** The columns' values for these pairs. */
export function valuesOf({ problem, layout }: Session, pairs: number[], columns = layout.columns): Float64Array {
  const values = new Float64Array(columns)
  for (const pair of pairs) {
    values[pair] = 1
    const filled = layout.pairs + (problem.pairs[pair]?.request ?? 0)
    values[filled] = (values[filled] ?? 0) + 1
  }
  return values
}
