import { coverageWeight, type SolverInstance } from '#app/features/matching/solver/instance.ts'

export type Value = { coverage: number; share: number; score: number }

/** Every set of pairs that holds all limits of a small instance, by trying them all. Floors are as the instance states them. */
export function everyAnswer(instance: SolverInstance): { request: string; expert: string; score: number }[][] {
  const isForbidden = (pair: { request: string; expert: string }) =>
    instance.forbidden?.some(({ request, expert }) => request === pair.request && expert === pair.expert) ?? false
  const pairs = instance.scores.filter((pair) => !isForbidden(pair))
  const sets = Array.from({ length: 2 ** pairs.length }, (_, bits) => pairs.filter((_, place) => bits & (1 << place)))
  return sets.filter((set) => isValid(instance, set))
}

function isValid(instance: SolverInstance, set: SolverInstance['scores']): boolean {
  const of = (side: 'request' | 'expert', id: string) => set.filter((pair) => pair[side] === id)
  const needs = new Map(instance.needs?.map((need) => [need.request, need]))
  return (
    instance.requests.every(({ id, slots }) => of('request', id).length <= slots) &&
    instance.experts.every(({ id, capacity, min = 0, concurrent = capacity }) => {
      const dated = of('expert', id).flatMap(({ request }) => needs.get(request) ?? [])
      const days = instance.budgets?.find(({ expert }) => expert === id)?.days ?? Infinity
      const isAtOnce = dated.some(({ from }) => dated.filter((need) => need.from <= from && need.to >= from).length > concurrent)
      const count = of('expert', id).length
      return count >= min && count <= capacity && !isAtOnce && dated.reduce((sum, need) => sum + need.days, 0) <= days
    }) &&
    (instance.partners ?? []).every(({ experts, max }) => set.filter(({ expert }) => experts.includes(expert)).length <= max) &&
    (instance.locked ?? []).every((lock) => set.some(({ request, expert }) => request === lock.request && expert === lock.expert))
  )
}

/** What a set is worth, stage by stage; `alone` is each group's most, from the same trying. */
export function valueOf(instance: SolverInstance, set: { request: string; score?: number }[], alone: Map<string, number>): Value {
  const requests = new Map(instance.requests.map((request) => [request.id, request]))
  const filled = (group: string) => set.filter(({ request }) => requests.get(request)?.group === group).length
  return {
    coverage: set.reduce((sum, { request }) => sum + coverageWeight(requests.get(request)?.priority), 0),
    share: Math.min(1, ...[...alone].filter(([, most]) => most > 0).map(([group, most]) => filled(group) / most)),
    score: set.reduce((sum, { score = 0 }) => sum + score, 0),
  }
}

/** Each group's most slots while the other requests get nothing but locks. */
export function aloneOf(instance: SolverInstance, answers: { request: string }[][]): Map<string, number> {
  const groupOf = new Map(instance.requests.map(({ id, group }) => [id, group]))
  const hasFloors = instance.experts.some(({ min = 0 }) => min > 0)
  const groups = [...new Set(instance.requests.flatMap(({ group }) => group ?? []))]
  return new Map(
    groups.map((group) => {
      const ofGroup = (set: { request: string }[]) => set.filter(({ request }) => groupOf.get(request) === group).length
      const isAlone = (set: { request: string }[]) =>
        hasFloors || set.length - ofGroup(set) === (instance.locked ?? []).filter(({ request }) => groupOf.get(request) !== group).length
      return [group, Math.max(0, ...answers.filter(isAlone).map(ofGroup))]
    }),
  )
}
