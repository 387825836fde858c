import { regionOfCountry } from '#app/features/classifications/country-region.ts'
import { isLeastDeveloped } from '#app/features/classifications/least-developed.ts'
import type { AskFact, BalanceFacts, MatchFact } from './facts.ts'
import { gini, groupedBy, mean, quantile } from './statistics.ts'

const DAY = 86_400_000

/** A figure of fewer people than this could tell of one of them: it is not shown. */
export const FEWEST_PEOPLE = 5

const isFilled = ({ state }: MatchFact) => state === 'ACCEPTED' || state === 'COMPLETED'

/** Places by where they stand; each place counts once, in the farthest state it reached. */
export type PlaceCount = { asked: number; proposed: number; sent: number; filled: number }

/** How far the places of requests are, in a group of them; `meanScore` of those that are filled or wait for answers, where there are enough people. */
export type GroupLine = PlaceCount & { key: string; meanScore: number | null }

/** Groups of requests that the balance compares. */
export const GROUPINGS = ['priority', 'language', 'region', 'development', 'partner'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** What is not known of a request. */
export const UNKNOWN = '-'

const keyOf: Record<Grouping, (ask: AskFact) => string> = {
  priority: ({ priority }) => String(priority),
  language: ({ language }) => language ?? UNKNOWN,
  region: ({ country }) => (country && regionOfCountry(country)) ?? UNKNOWN,
  development: ({ country }) => (country === null ? UNKNOWN : isLeastDeveloped(country) ? 'least' : 'other'),
  partner: ({ workspaceId }) => workspaceId,
}

/** Coverage of the requests of each group, the most places first (priorities in their order). Pure. */
export function coverageBy(grouping: Grouping, { asks, matches }: Pick<BalanceFacts, 'asks' | 'matches'>): GroupLine[] {
  const matchesOf = groupedBy(matches, ({ needId }) => needId)
  const lines = [...groupedBy(asks, keyOf[grouping])].map(([key, group]) => {
    const own = group.flatMap(({ id }) => matchesOf.get(id) ?? [])
    const standing = own.filter((match) => isFilled(match) || match.state === 'SENT')
    const people = new Set(standing.map(({ profileId }) => profileId)).size
    return { key, ...countPlaces(group, matchesOf), meanScore: people < FEWEST_PEOPLE ? null : mean(standing.map(({ score }) => score)) }
  })
  return lines.sort((a, b) => (grouping === 'priority' ? (a.key < b.key ? -1 : 1) : b.asked - a.asked || (a.key < b.key ? -1 : 1)))
}

function countPlaces(asks: readonly AskFact[], matchesOf: ReadonlyMap<string, MatchFact[]>): PlaceCount {
  const total = { asked: 0, proposed: 0, sent: 0, filled: 0 }
  for (const { id, slots } of asks) {
    const own = matchesOf.get(id) ?? []
    // More may be sent than there are places.
    const filled = Math.min(slots, own.filter(isFilled).length)
    const sent = Math.min(slots - filled, own.filter(({ state }) => state === 'SENT').length)
    const proposed = Math.min(slots - filled - sent, own.filter(({ state }) => state === 'PROPOSED').length)
    total.asked += slots
    total.filled += filled
    total.sent += sent
    total.proposed += proposed
  }
  return total
}

/** Days from a request to the acceptance of each place; and those that still wait, with the longest wait. */
export type WaitLine = {
  priority: number
  filled: number
  median: number | null
  ninth: number | null
  waiting: number
  longestWait: number | null
}

/** Pure; `now` in milliseconds. */
export function timeToFill({ asks, matches }: Pick<BalanceFacts, 'asks' | 'matches'>, now: number): WaitLine[] {
  const accepted = groupedBy(
    matches.filter((match) => isFilled(match) && match.acceptedAt !== null),
    ({ needId }) => needId,
  )
  return [...groupedBy(asks, ({ priority }) => priority)]
    .sort(([a], [b]) => a - b)
    .map(([priority, group]) => {
      const days = group.flatMap(({ id, askedAt }) =>
        (accepted.get(id) ?? []).map(({ acceptedAt }) => daysBetween(askedAt, acceptedAt ?? now)),
      )
      const open = group.filter(({ id, slots, isOpen }) => isOpen && (accepted.get(id) ?? []).length < slots)
      const waits = open.map(({ askedAt }) => daysBetween(askedAt, now))
      return {
        priority,
        filled: days.length,
        median: quantile(days, 0.5),
        ninth: quantile(days, 0.9),
        waiting: open.reduce((sum, { id, slots }) => sum + slots - (accepted.get(id) ?? []).length, 0),
        longestWait: waits.length > 0 ? Math.max(...waits) : null,
      }
    })
}

const daysBetween = (from: number, to: number) => Math.max(0, Math.floor((to - from) / DAY))

/** How missions lie on people: experts by how many they have (`3` is three or more), and how unequal that is. */
export type LoadCount = { experts: number[]; gini: number | null; withNone: number; people: number }

const MOST_MISSIONS = 3

export function loadOfExperts({ matches, rosters }: BalanceFacts): LoadCount {
  const loads = new Map<string, number>()
  for (const match of matches) if (isFilled(match)) loads.set(match.profileId, (loads.get(match.profileId) ?? 0) + 1)
  const people = Math.max(
    rosters.reduce((sum, { experts }) => sum + experts, 0),
    loads.size,
  )
  const all = [...loads.values(), ...Array.from({ length: people - loads.size }, () => 0)]
  const experts = Array.from(
    { length: MOST_MISSIONS + 1 },
    (_, missions) => all.filter((load) => Math.min(load, MOST_MISSIONS) === missions).length,
  )
  return { experts, gini: gini(all), withNone: experts[0] ?? 0, people }
}

/** Missions of each roster beside the experts it has, for rosters with enough people. */
export function loadOfRosters({ matches, rosters }: BalanceFacts): { rosterId: string; experts: number; missions: number }[] {
  const missions = groupedBy(matches.filter(isFilled), ({ rosterId }) => rosterId)
  return rosters
    .filter(({ experts }) => experts >= FEWEST_PEOPLE)
    .map(({ rosterId, experts }) => ({ rosterId, experts, missions: missions.get(rosterId)?.length ?? 0 }))
    .sort((a, b) => b.missions - a.missions || b.experts - a.experts || (a.rosterId < b.rosterId ? -1 : 1))
}

/** What people decided: proposals by their end, reasons of refusals, and what became of pairs that a person chose against a round. */
export type Decided = {
  sent: number
  accepted: number
  declined: number
  withdrawn: number
  waiting: number
  reasons: { code: string; count: number }[]
  overrides: number
  overridesAccepted: number
  overridesDeclined: number
}

export function decisions({ matches }: Pick<BalanceFacts, 'matches'>): Decided {
  const sent = matches.filter(({ wasSent }) => wasSent)
  const overrides = matches.filter(({ isOverride }) => isOverride)
  const count = (of: readonly MatchFact[], holds: (match: MatchFact) => boolean) => of.filter(holds).length
  const reasons = [
    ...groupedBy(
      sent.filter(({ state }) => state === 'DECLINED'),
      ({ reason }) => reason ?? 'expert.other',
    ),
  ]
  return {
    sent: sent.length,
    accepted: count(sent, isFilled),
    declined: count(sent, ({ state }) => state === 'DECLINED'),
    withdrawn: count(sent, ({ state }) => state === 'WITHDRAWN'),
    waiting: count(sent, ({ state }) => state === 'SENT'),
    reasons: reasons.map(([code, of]) => ({ code, count: of.length })).sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    overrides: overrides.length,
    overridesAccepted: count(overrides, isFilled),
    overridesDeclined: count(overrides, ({ state }) => state === 'DECLINED'),
  }
}
