import { describe, expect, test } from 'vitest'
import { openPool, readyFor } from '#app/features/matching/candidates/pool.ts'
import { rankPossible } from '#app/features/matching/candidates/rank.ts'
import { DEFAULT_WEIGHTS, type MatchExpert, type MatchRequest } from '#app/features/matching/model.ts'
import { toExpert } from '#app/features/matching/pool/to-expert.ts'
import { coverageOf } from '#app/features/needs/coverage.ts'
import { askOf } from '#app/features/needs/expertise/ask-of.server.ts'
import { buildDemo } from '#prisma/seed/demo/build-demo.ts'
import { addDays } from '#prisma/seed/demo/calendar.ts'
import { DEMO_TODAY, type DemoNeed } from '#prisma/seed/demo/demo.ts'
import { buildDemoExperts } from '#prisma/seed/demo/experts/build-experts.ts'
import { workspaceBySlug } from '#prisma/seed/demo/workspaces.ts'

type Request = MatchRequest & { askedAt: string; candidates: string[] }

const experts = new Map<string, MatchExpert>()
for (const { id, workspace, content, conflicts, consent, verifications } of buildDemoExperts()) {
  if (consent.proposedBy === 'NOBODY') continue
  const row = {
    id,
    workspaceId: workspace,
    organisationId: workspace,
    proposedBy: consent.proposedBy,
    content: JSON.stringify({ ...content, conflicts }),
    verifications: JSON.stringify(verifications.map(({ validUntil = null, ...verification }) => ({ ...verification, validUntil }))),
    missions: null,
  }
  experts.set(id, toExpert(row, DEMO_TODAY))
}
const pool = openPool([...experts.values()], { today: DEMO_TODAY, weights: DEFAULT_WEIGHTS, south: 'south' })

function toRequest({ id, workspace, state, content, firstVersion }: DemoNeed): Request[] {
  const ask = state.kind === 'published' ? askOf(content, content.facts.place?.country) : null
  if (!ask || state.kind !== 'published' || !['OPEN', 'PARTLY'].includes(coverageOf(content.facts).state)) return []
  const request = { ...ask, id, workspaceId: workspace, organisationId: workspace, title: content.texts.title }
  const candidates = rankPossible(readyFor(request, pool), pool).flatMap(({ place }) => pool.experts[place]?.expert.id ?? [])
  return [{ ...request, askedAt: firstVersion?.publishedAt ?? state.publishedAt, candidates }]
}

const requests = buildDemo()
  .needs.flatMap(toRequest)
  .sort((a, b) => (a.askedAt < b.askedAt ? -1 : 1))

/** Whether an expert can take all these missions: no more at once than it does, rest counted after each on site, and days enough. */
function canTake({ atOnce, daysPerYear, restDays }: MatchExpert, missions: readonly Request[]): boolean {
  const end = ({ to = '', mode }: Request) => (mode === 'onsite' ? addDays(to, restDays) : to)
  const together = missions.map(({ from = '' }) => missions.filter((other) => (other.from ?? '') <= from && end(other) >= from).length)
  return Math.max(0, ...together) <= atOnce && missions.reduce((sum, { days }) => sum + days, 0) <= daysPerYear
}

type Plan = Map<string, Request[]>
const of = (plan: Plan, expertId: string) => plan.get(expertId) ?? []
const filled = (plan: Plan, counted: readonly Request[]) => [...plan.values()].flat().filter((request) => counted.includes(request)).length

/** Requests in the order in which they were asked, each with the best who is left. */
function firstCome(asked: readonly Request[]): Plan {
  const plan: Plan = new Map()
  for (const request of asked) {
    let left = request.slots
    for (const id of request.candidates) {
      const expert = experts.get(id)
      if (left === 0 || !expert || !canTake(expert, [...of(plan, id), request])) continue
      plan.set(id, [...of(plan, id), request])
      left -= 1
    }
  }
  return plan
}

/** Gives one more place of a request, moving others where they have someone else. False where nobody can. */
function giveOneMore(plan: Plan, request: Request, tried: Set<string>): boolean {
  for (const id of request.candidates) {
    const expert = experts.get(id)
    const held = of(plan, id)
    if (!expert || tried.has(id) || held.includes(request)) continue
    tried.add(id)
    for (const moved of canTake(expert, [...held, request]) ? [null] : held) {
      const kept = held.filter((other) => other !== moved)
      if (!canTake(expert, [...kept, request])) continue
      plan.set(id, [...kept, request])
      if (moved === null || giveOneMore(plan, moved, tried)) return true
      plan.set(id, held)
    }
  }
  return false
}

/** A plan that fills at least as many places; the best whole fills no fewer. */
function improved(plan: Plan, asked: readonly Request[]): Plan {
  const better: Plan = new Map(plan)
  for (const request of asked) {
    let left = request.slots - filled(better, [request])
    while (left > 0 && giveOneMore(better, request, new Set())) left -= 1
  }
  return better
}

describe('a round of the demonstration', () => {
  test.each([
    ['of all requests', requests],
    [
      'of those of the Sahel',
      requests.filter(({ country = '', sector = '' }) => {
        const { countries = [], sectors = [] } = workspaceBySlug('coordination-sahel').scope ?? {}
        return countries.includes(country) && sectors.includes(sector.slice(0, 3))
      }),
    ],
  ])('%s has a whole that fills a tenth more places than first come, first served', (_name, asked) => {
    const [before, after] = [firstCome(asked), improved(firstCome(asked), asked)]
    expect(filled(after, asked)).toBeGreaterThanOrEqual(filled(before, asked) * 1.1)
    const first = asked.filter(({ priority }) => priority === 1)
    expect(filled(after, first)).toBeGreaterThan(filled(before, first))
  })

  test('most requests can be answered, and a few by nobody, so that a recruitment list has something to say', () => {
    const answered = requests.filter(({ candidates }) => candidates.length > 0).length
    expect(answered).toBeGreaterThan(requests.length * 0.8)
    expect(answered).toBeLessThan(requests.length)
  })
})
