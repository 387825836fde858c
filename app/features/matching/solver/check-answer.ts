import type { Problem } from './problem.ts'

/** What these pairs break, in words for a log: slots, limits, locks. Nothing for a valid answer, whatever the solver says of it. */
export function brokenLimits(problem: Problem, pairs: number[]): string[] {
  const taken = new Set(pairs)
  const count = (members: number[], weights?: number[]) =>
    members.reduce((sum, pair, at) => sum + (taken.has(pair) ? (weights?.[at] ?? 1) : 0), 0)
  return [
    ...problem.requests.flatMap(({ id, slots }, place) => (count(problem.ofRequest[place] ?? []) > slots ? [`slots of ${id}`] : [])),
    ...problem.limits.flatMap(({ kind, owner, pairs: members, weights, low, high }) => {
      const used = count(members, weights)
      // Days may be fractions.
      return used > high + 1e-6 || used < low ? [`${kind} ${owner}`] : []
    }),
    ...problem.pairs.flatMap(({ isLocked, request }, pair) =>
      isLocked && !taken.has(pair) ? [`a lock of ${problem.requests[request]?.id ?? ''}`] : [],
    ),
  ]
}
