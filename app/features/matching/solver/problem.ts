import { calendarLimits } from './calendar-limits.ts'
import { coverageWeight, type PairKey, type SolverInstance } from './instance.ts'

/** A row of the model over pairs: low <= sum of weight x pair <= high. */
export type Limit = {
  kind: 'capacity' | 'at-once' | 'budget' | 'partner'
  /** The place of its expert; of its partner in the instance's list. */
  owner: number
  /** Places of pairs, ascending. */
  pairs: number[]
  /** Of each pair; 1 throughout where there are none. */
  weights?: number[]
  low: number
  high: number
}

export type Pair = { request: number; expert: number; score: number; isLocked: boolean; isTold: boolean }

/** An instance in numbers: everything sorted by id, so that the same instance gives the same model whatever its order. */
export type Problem = {
  requests: { id: string; slots: number; weight: number; group: number }[]
  /** `min` is 0 where it is relaxed: nothing that the expert could be given has a score above 0. */
  experts: { id: string; capacity: number; min: number; isRelaxed: boolean }[]
  groups: string[]
  /** Pairs that may be assigned, by request and then expert; forbidden ones are not among them. */
  pairs: Pair[]
  /** Places of the pairs of each request, and of each expert. */
  ofRequest: number[][]
  ofExpert: number[][]
  limits: Limit[]
  /** An optimum of the linear relaxation is whole, for all limits are those of a network. */
  isNetwork: boolean
}

/** Expects an instance whose ids are known and whose numbers are valid (see read-instance.ts). */
export function toProblem(instance: SolverInstance): Problem {
  const groups = [...new Set(instance.requests.flatMap(({ group }) => group ?? []))].sort(byText)
  const groupPlace = placesOf(groups)
  const requests = instance.requests
    .map(({ id, slots, priority, group }) => ({
      id,
      slots,
      weight: coverageWeight(priority),
      group: group === undefined ? -1 : (groupPlace.get(group) ?? -1),
    }))
    .sort(byId)
  const given = [...instance.experts].sort(byId)
  const places: Places = { requests: placesOf(requests.map(({ id }) => id)), experts: placesOf(given.map(({ id }) => id)) }
  const pairs = toPairs(instance, places)
  const ofRequest = gather(requests.length, pairs, 'request')
  const ofExpert = gather(given.length, pairs, 'expert')
  const experts = given.map(({ id, capacity, min = 0 }, place) => {
    const isRelaxed = min > 0 && !ofExpert[place]?.some((pair) => (pairs[pair]?.score ?? 0) > 0)
    return { id, capacity, min: isRelaxed ? 0 : min, isRelaxed }
  })
  const limits = [
    ...experts.map(({ capacity, min }, owner): Limit => ({
      kind: 'capacity',
      owner,
      pairs: ofExpert[owner] ?? [],
      low: min,
      high: capacity,
    })),
    ...calendarLimits(instance, { experts: given, places, pairs, ofExpert }),
    ...statedLimits(instance, places, pairs, ofExpert),
    ...partnerLimits(instance, places, ofExpert),
  ].filter(canBind)
  return { requests, experts, groups, pairs, ofRequest, ofExpert, limits, isNetwork: isNetwork(limits, instance) }
}

export type Places = { requests: Map<string, number>; experts: Map<string, number> }

function toPairs(instance: SolverInstance, { requests, experts }: Places): Pair[] {
  const keyOf = ({ request, expert }: PairKey) => (requests.get(request) ?? 0) * experts.size + (experts.get(expert) ?? 0)
  const keysOf = (pairs: PairKey[] | undefined) => new Set(pairs?.map(keyOf))
  const [locked, forbidden, told] = [keysOf(instance.locked), keysOf(instance.forbidden), keysOf(instance.told)]
  return instance.scores
    .map((pair) => ({ key: keyOf(pair), score: pair.score }))
    .filter(({ key }) => !forbidden.has(key))
    .sort((one, other) => one.key - other.key)
    .map(({ key, score }) => ({
      request: Math.floor(key / experts.size),
      expert: key % experts.size,
      score,
      isLocked: locked.has(key),
      isTold: told.has(key),
    }))
}

function statedLimits({ limits = [] }: SolverInstance, { requests, experts }: Places, pairs: Pair[], ofExpert: number[][]): Limit[] {
  return limits.map(({ kind, expert, requests: ids, weights, most }) => {
    const owner = experts.get(expert) ?? -1
    const weightOf = new Map(ids.map((id, place) => [requests.get(id) ?? -1, weights?.[place] ?? 1]))
    const members = (ofExpert[owner] ?? []).filter((pair) => weightOf.has(pairs[pair]?.request ?? -1))
    const weighed = members.map((pair) => weightOf.get(pairs[pair]?.request ?? -1) ?? 1)
    return { kind, owner, pairs: members, ...(weights ? { weights: weighed } : {}), low: 0, high: most }
  })
}

function partnerLimits({ partners = [] }: SolverInstance, { experts }: Places, ofExpert: number[][]): Limit[] {
  return partners.map(({ experts: members, max }, owner) => ({
    kind: 'partner',
    owner,
    pairs: [...new Set(members)].flatMap((member) => ofExpert[experts.get(member) ?? -1] ?? []).sort((one, other) => one - other),
    low: 0,
    high: max,
  }))
}

function canBind({ pairs, weights, low, high }: Limit): boolean {
  return low > 0 || (weights ? weights.reduce((sum, weight) => sum + weight, 0) : pairs.length) > high
}

/** Requests on one side; on the other, limits that lie within one another or apart: such a matrix is totally unimodular. */
function isNetwork(limits: Limit[], { partners = [] }: SolverInstance): boolean {
  if (limits.some(({ kind }) => kind === 'at-once' || kind === 'budget')) return false
  const members = partners.flatMap(({ experts }) => [...new Set(experts)])
  return new Set(members).size === members.length
}

function gather(size: number, pairs: Pair[], side: 'request' | 'expert'): number[][] {
  const gathered: number[][] = Array.from({ length: size }, () => [])
  for (const [place, pair] of pairs.entries()) gathered[pair[side]]?.push(place)
  return gathered
}

const placesOf = (ids: string[]) => new Map(ids.map((id, place) => [id, place]))

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

const byId = (one: { id: string }, other: { id: string }) => byText(one.id, other.id)
