import type { SolverExpert, SolverInstance } from './instance.ts'
import type { Limit, Pair, Places } from './problem.ts'

type Need = { from: number; to: number; days: number }
type Known = { experts: SolverExpert[]; places: Places; pairs: Pair[]; ofExpert: number[][] }

/** At most so many requests at one time, and the days of the year: the limits of experts whose requests have dates. */
export function calendarLimits(instance: SolverInstance, known: Known): Limit[] {
  const { experts, places, pairs, ofExpert } = known
  const needs = new Map((instance.needs ?? []).map(({ request, ...need }) => [places.requests.get(request) ?? -1, need]))
  if (needs.size === 0) return []
  const budgets = new Map((instance.budgets ?? []).map(({ expert, days }) => [places.experts.get(expert) ?? -1, days]))
  return experts.flatMap(({ capacity, concurrent = capacity }, owner) => {
    const dated = (ofExpert[owner] ?? []).flatMap((pair) => {
      const need = needs.get(pairs[pair]?.request ?? -1)
      return need ? [{ pair, ...need }] : []
    })
    return [...atOnce(dated, owner, concurrent), ...budget(dated, owner, budgets.get(owner))]
  })
}

/** One limit for each largest set of requests that share a day: found where one ends, if another began since the last such day. */
function atOnce(dated: ({ pair: number } & Need)[], owner: number, concurrent: number): Limit[] {
  const starts = [...dated].sort((one, other) => one.from - other.from || one.pair - other.pair)
  const ends = [...dated].sort((one, other) => one.to - other.to || one.pair - other.pair)
  const limits: Limit[] = []
  const open = new Set<number>()
  let next = 0
  let hasGrown = false
  for (const { pair, to } of ends) {
    for (let start = starts[next]; start && start.from <= to; start = starts[++next]) {
      open.add(start.pair)
      hasGrown = true
    }
    if (hasGrown && open.size > concurrent) {
      limits.push({ kind: 'at-once', owner, pairs: [...open].sort((one, other) => one - other), low: 0, high: concurrent })
    }
    hasGrown = false
    open.delete(pair)
  }
  return limits
}

function budget(dated: ({ pair: number } & Need)[], owner: number, days: number | undefined): Limit[] {
  const costly = dated.filter((need) => need.days > 0)
  if (days === undefined || costly.length === 0) return []
  return [{ kind: 'budget', owner, pairs: costly.map(({ pair }) => pair), weights: costly.map((need) => need.days), low: 0, high: days }]
}
