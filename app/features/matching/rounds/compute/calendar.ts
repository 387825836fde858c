import type { Pool } from '#app/features/matching/candidates/pool.ts'
import type { Span } from '#app/features/matching/scoring/days.ts'
import type { ReadyExpert, ReadyRequest } from '#app/features/matching/scoring/prepare.ts'
import type { SolverLimit } from '#app/features/matching/solver/instance.ts'
import { offered, type Offer } from './offer.ts'

/**
 * What each expert's calendar allows over all requests together: missions at once, rest between those on site, days of each year. Missions that are
 * accepted already count.
 */
export function calendarLimits(offers: readonly Offer[], { experts }: Pool): SolverLimit[] {
  const requestsOf = new Map<number, ReadyRequest[]>()
  for (const offer of offers) {
    for (const { place } of offered(offer)) {
      const requests = requestsOf.get(place)
      if (requests) requests.push(offer.ready)
      else requestsOf.set(place, [offer.ready])
    }
  }
  return [...requestsOf]
    .sort(([one], [other]) => one - other)
    .flatMap(([place, requests]) => {
      const expert = experts[place]
      return expert && requests.length > 1 ? limitsOf(expert, requests) : []
    })
}

/** Of one expert among the requests that it may be given. */
export function limitsOf(expert: ReadyExpert, requests: readonly ReadyRequest[]): SolverLimit[] {
  const { restDays } = expert.expert
  const onsite = requests.filter(({ request }) => request.mode === 'onsite')
  return [
    ...atOnce(expert, requests, expert.missions, 0),
    ...(restDays > 0
      ? atOnce(
          expert,
          onsite,
          expert.missions.filter(({ isOnsite }) => isOnsite),
          restDays,
        )
      : []),
    ...yearLimits(expert, requests),
  ]
}

type Stay = Span & { /** Null for a mission that is accepted. */ request: string | null }

/** One limit for each largest set of stays that share a day, each made longer by the days of rest. */
function atOnce({ expert }: ReadyExpert, requests: readonly ReadyRequest[], missions: readonly Span[], rest: number): SolverLimit[] {
  const stays: Stay[] = [
    ...requests.flatMap(({ window, request }) => (window ? [{ from: window.from, to: window.to + rest, request: request.id }] : [])),
    ...missions.map(({ from, to }) => ({ from, to: to + rest, request: null })),
  ].sort((one, other) => one.from - other.from)
  const limits: SolverLimit[] = []
  let open: Stay[] = []
  let hasGrown = false
  const close = () => {
    const asked = open.flatMap(({ request }) => request ?? []).sort()
    const most = Math.max(0, Math.max(1, expert.atOnce) - (open.length - asked.length))
    if (hasGrown && asked.length > most) limits.push({ kind: 'at-once', expert: expert.id, requests: asked, most })
    hasGrown = false
  }
  for (const stay of stays) {
    if (open.some(({ to }) => to < stay.from)) {
      close()
      open = open.filter(({ to }) => to >= stay.from)
    }
    open.push(stay)
    hasGrown = true
  }
  close()
  return limits
}

function yearLimits({ expert, taken }: ReadyExpert, requests: readonly ReadyRequest[]): SolverLimit[] {
  const years = new Map<number, { request: string; days: number }[]>()
  for (const { request, years: shares } of requests) {
    for (const { year, days } of shares) if (days > 0) years.set(year, [...(years.get(year) ?? []), { request: request.id, days }])
  }
  return [...years]
    .sort(([one], [other]) => one - other)
    .map(([year, asked]) => ({
      kind: 'budget' as const,
      expert: expert.id,
      requests: asked.map(({ request }) => request),
      weights: asked.map(({ days }) => days),
      most: Math.max(0, expert.daysPerYear - (taken.get(year) ?? 0)),
    }))
}
