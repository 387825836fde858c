import type { PairKey, SolverInstance, SolverNote, SolverProblem } from './instance.ts'
import type { Limit, Problem } from './problem.ts'

/** Why no answer can exist, where that is seen without solving: locks against everything else, floors against what there is. */
export function findContradictions(instance: SolverInstance, problem: Problem): SolverProblem[] {
  return [...lockProblems(instance), ...lockedLimits(problem), ...floorProblems(problem)]
}

function lockProblems({ locked = [], forbidden = [], scores }: SolverInstance): SolverProblem[] {
  if (locked.length === 0) return []
  const refused = pairSet(forbidden)
  const scored = pairSet(scores)
  return locked.flatMap((pair): SolverProblem[] => {
    const where = { requests: [pair.request], experts: [pair.expert] }
    if (has(refused, pair)) return [{ code: 'lock-forbidden', ...where, remedies: ['remove-lock', 'remove-forbid'] }]
    if (!has(scored, pair)) return [{ code: 'lock-without-score', ...where, remedies: ['remove-lock', 'add-score'] }]
    return []
  })
}

/** Locks that are too many for a request, or for a limit of an expert or a partner. */
function lockedLimits(problem: Problem): SolverProblem[] {
  const isLocked = (pair: number) => problem.pairs[pair]?.isLocked ?? false
  const bySlots = problem.requests.flatMap(({ id, slots }, place): SolverProblem[] => {
    const locks = (problem.ofRequest[place] ?? []).filter(isLocked)
    if (locks.length <= slots) return []
    return [
      {
        code: 'locks-above-slots',
        requests: [id],
        experts: expertsOf(problem, locks),
        asked: locks.length,
        possible: slots,
        remedies: ['remove-lock', 'raise-slots'],
      },
    ]
  })
  const byLimit = problem.limits.flatMap((limit): SolverProblem[] => {
    const used = limit.pairs.reduce((sum, pair, at) => sum + (isLocked(pair) ? (limit.weights?.[at] ?? 1) : 0), 0)
    if (used <= limit.high + 1e-6) return []
    const locks = limit.pairs.filter(isLocked)
    return [
      { ...LOCKS[limit.kind], requests: requestsOf(problem, locks), experts: expertsOf(problem, locks), asked: used, possible: limit.high },
    ]
  })
  return [...bySlots, ...byLimit]
}

const LOCKS: Record<Limit['kind'], Pick<SolverProblem, 'code' | 'remedies'>> = {
  capacity: { code: 'locks-above-capacity', remedies: ['remove-lock', 'raise-capacity'] },
  'at-once': { code: 'locks-at-once', remedies: ['remove-lock', 'move-dates'] },
  budget: { code: 'locks-above-budget', remedies: ['remove-lock', 'raise-budget'] },
  partner: { code: 'locks-above-partner', remedies: ['remove-lock', 'raise-partner-max'] },
}

function floorProblems(problem: Problem): SolverProblem[] {
  const single = problem.experts.flatMap(({ id, min, capacity }, place): SolverProblem[] => {
    if (min > capacity) {
      return [{ code: 'floor-above-capacity', experts: [id], asked: min, possible: capacity, remedies: ['lower-min', 'raise-capacity'] }]
    }
    const candidates = (problem.ofExpert[place] ?? []).filter(
      (pair) => (problem.requests[problem.pairs[pair]?.request ?? -1]?.slots ?? 0) > 0,
    )
    if (min <= candidates.length) return []
    return [
      {
        code: 'floor-above-candidates',
        experts: [id],
        asked: min,
        possible: candidates.length,
        remedies: ['lower-min', 'add-score', 'remove-forbid'],
      },
    ]
  })
  const asked = problem.experts.reduce((sum, { min }) => sum + min, 0)
  const possible = problem.requests.reduce((sum, { slots }) => sum + slots, 0)
  if (asked <= possible) return single
  return [...single, { code: 'floors-above-demand', asked, possible, remedies: ['lower-min', 'raise-slots', 'add-requests'] }]
}

/** Names what cannot hold together, from rows of the model; the requests and experts of those rows, where the solver found them. */
export function nameConflict(problem: Problem, rows: number[]): SolverProblem {
  const requests = rows.flatMap((row) => problem.requests[row]?.id ?? [])
  const limits = rows.flatMap((row) => problem.limits[row - problem.requests.length] ?? [])
  const experts = limits.flatMap(({ kind, owner }) => (kind === 'partner' ? [] : (problem.experts[owner]?.id ?? [])))
  return {
    code: 'conflict',
    requests: unique(requests),
    experts: unique(experts),
    remedies: ['lower-min', 'raise-slots', 'raise-capacity', 'remove-lock'],
  }
}

/** What is true of an answer and easily missed: demand that cannot be met at all, requests with no candidate, floors that were let go. */
export function notesOf(problem: Problem): SolverNote[] {
  const relaxed = problem.experts.flatMap(({ id, isRelaxed }) => (isRelaxed ? [id] : []))
  const empty = problem.requests.flatMap(({ id, slots }, place) => (slots > 0 && problem.ofRequest[place]?.length === 0 ? [id] : []))
  const asked = problem.requests.reduce((sum, { slots }) => sum + slots, 0)
  const possible = problem.experts.reduce((sum, { capacity }) => sum + capacity, 0)
  return [
    ...(empty.length > 0
      ? [{ code: 'no-candidate' as const, requests: empty, remedies: ['add-candidates' as const, 'remove-forbid' as const] }]
      : []),
    ...(asked > possible
      ? [
          {
            code: 'demand-above-capacity' as const,
            asked,
            possible,
            remedies: ['raise-capacity' as const, 'add-experts' as const, 'lower-slots' as const],
          },
        ]
      : []),
    ...(relaxed.length > 0
      ? [{ code: 'floor-relaxed' as const, experts: relaxed, remedies: ['add-score' as const, 'lower-min' as const] }]
      : []),
  ]
}

const requestsOf = (problem: Problem, pairs: number[]) =>
  unique(pairs.map((pair) => problem.requests[problem.pairs[pair]?.request ?? -1]?.id ?? ''))

const expertsOf = (problem: Problem, pairs: number[]) =>
  unique(pairs.map((pair) => problem.experts[problem.pairs[pair]?.expert ?? -1]?.id ?? ''))

const unique = (ids: string[]) => [...new Set(ids)]

function pairSet(pairs: PairKey[]): Map<string, Set<string>> {
  const experts = new Map<string, Set<string>>()
  for (const { request, expert } of pairs) experts.set(request, (experts.get(request) ?? new Set()).add(expert))
  return experts
}

const has = (pairs: Map<string, Set<string>>, { request, expert }: PairKey) => pairs.get(request)?.has(expert) ?? false
