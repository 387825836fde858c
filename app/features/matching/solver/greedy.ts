import type { Limit, Problem } from './problem.ts'

/** What is left of each limit while pairs are taken one by one. */
export class Room {
  private readonly slots: number[]
  private readonly left: number[]
  private readonly touching: { limit: number; weight: number }[][]
  private readonly requestOf: number[]

  constructor(problem: Problem) {
    this.slots = problem.requests.map(({ slots }) => slots)
    this.left = problem.limits.map(({ high }) => high)
    this.touching = touching(problem.pairs.length, problem.limits)
    this.requestOf = problem.pairs.map(({ request }) => request)
  }

  /** Takes the pair where everything has room for it. */
  take(pair: number): boolean {
    const request = this.requestOf[pair] ?? -1
    const touched = this.touching[pair] ?? []
    if ((this.slots[request] ?? 0) < 1 || touched.some(({ limit, weight }) => (this.left[limit] ?? 0) < weight)) return false
    this.slots[request] = (this.slots[request] ?? 0) - 1
    for (const { limit, weight } of touched) this.left[limit] = (this.left[limit] ?? 0) - weight
    return true
  }
}

function touching(pairs: number, limits: Limit[]) {
  const touched: { limit: number; weight: number }[][] = Array.from({ length: pairs }, () => [])
  for (const [limit, { pairs: members, weights }] of limits.entries()) {
    for (const [at, pair] of members.entries()) touched[pair]?.push({ limit, weight: weights?.[at] ?? 1 })
  }
  return touched
}

/** Pairs taken in this order where there is room, locked ones first. Floors (`min`) are not looked at. */
export function takeInOrder(problem: Problem, order: number[]): number[] {
  const room = new Room(problem)
  const locked = problem.pairs.flatMap(({ isLocked }, pair) => (isLocked ? [pair] : []))
  return [...locked, ...order.filter((pair) => !problem.pairs[pair]?.isLocked)]
    .filter((pair) => room.take(pair))
    .sort((one, other) => one - other)
}

/** The best pair of all first: by priority (where coverage counts), then score. */
export function greedy(problem: Problem, byPriority: boolean): number[] {
  const { pairs, requests } = problem
  const weight = (pair: number) => (byPriority ? (requests[pairs[pair]?.request ?? -1]?.weight ?? 0) : 0)
  const score = (pair: number) => pairs[pair]?.score ?? 0
  const order = pairs.flatMap(({ score: worth }, pair) => (byPriority || worth >= 0 ? [pair] : []))
  order.sort((one, other) => weight(other) - weight(one) || score(other) - score(one) || one - other)
  return takeInOrder(problem, order)
}

/** Requests in this order of arrival; each takes its best experts who are still free. @public for the bench, which loads it by name. */
export function firstCome(problem: Problem, arrival: number[]): number[] {
  const score = (pair: number) => problem.pairs[pair]?.score ?? 0
  const order = arrival.flatMap((request) =>
    [...(problem.ofRequest[request] ?? [])].sort((one, other) => score(other) - score(one) || one - other),
  )
  return takeInOrder(problem, order)
}
