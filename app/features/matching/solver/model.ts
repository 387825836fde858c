import type { Highs, ModelData } from 'highs'
import type { Problem } from './problem.ts'

/**
 * The places of the model. Columns: a pair each (1 assigned, 0 not), then the filled slots of each request, then, once there is one, the
 * share of the worst-off group. Rows: each request (its pairs add up to what is filled), each limit, then what earlier stages reached.
 */
export type Layout = { pairs: number; requests: number; columns: number; requestRows: number; limitRows: number }

export function layoutOf({ pairs, requests, limits }: Problem): Layout {
  return {
    pairs: pairs.length,
    requests: requests.length,
    columns: pairs.length + requests.length,
    requestRows: requests.length,
    limitRows: limits.length,
  }
}

/** Every constraint of the problem, row by row, with no objective yet. */
export function buildModel(highs: Highs, problem: Problem): ModelData {
  const { pairs, requests, columns } = layoutOf(problem)
  const rows = [
    ...problem.ofRequest.map((members, request) => ({ members: [...members, pairs + request], weights: [...members.map(() => 1), -1] })),
    ...problem.limits.map((limit) => ({ members: limit.pairs, weights: limit.weights ?? limit.pairs.map(() => 1) })),
  ]
  const starts = new Int32Array(rows.length + 1)
  for (const [row, { members }] of rows.entries()) starts[row + 1] = (starts[row] ?? 0) + members.length
  const size = starts[rows.length] ?? 0
  const indices = new Int32Array(size)
  const values = new Float64Array(size)
  for (const [row, { members, weights }] of rows.entries()) {
    indices.set(members, starts[row])
    values.set(weights, starts[row])
  }
  return {
    numCols: columns,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(columns),
    colLower: Float64Array.from({ length: columns }, (_, column) => (column < pairs && problem.pairs[column]?.isLocked ? 1 : 0)),
    colUpper: Float64Array.from({ length: columns }, (_, column) => (column < pairs ? 1 : (problem.requests[column - pairs]?.slots ?? 0))),
    rowLower: Float64Array.from({ length: rows.length }, (_, row) => problem.limits[row - requests]?.low ?? 0),
    rowUpper: Float64Array.from({ length: rows.length }, (_, row) => problem.limits[row - requests]?.high ?? 0),
    matrix: { format: 'csr', numRows: rows.length, numCols: columns, starts, indices, values },
    // What is filled is whole where the pairs are.
    integrality: new Int32Array(columns).fill(problem.isNetwork ? 0 : 1, 0, pairs),
  }
}
