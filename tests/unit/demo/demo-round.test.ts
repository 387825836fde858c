import { describe, expect, test } from 'vitest'
import { openPool, readyFor } from '#app/features/matching/candidates/pool.ts'
import { rankPossible } from '#app/features/matching/candidates/rank.ts'
import { DEFAULT_WEIGHTS, type MatchExpert, type MatchRequest } from '#app/features/matching/model.ts'
import { computeRound } from '#app/features/matching/rounds/compute/compute-round.server.ts'
import { DEFAULT_SETTINGS } from '#app/features/matching/rounds/settings.ts'
import type { RoundSnapshot } from '#app/features/matching/rounds/snapshot.ts'
import { toExpert } from '#app/features/matching/pool/to-expert.ts'
import { coverageOf } from '#app/features/needs/coverage.ts'
import { askOf } from '#app/features/needs/expertise/ask-of.server.ts'
import { buildDemo } from '#prisma/seed/demo/build-demo.ts'
import { addDays } from '#prisma/seed/demo/calendar.ts'
import { DEMO_TODAY, type DemoNeed } from '#prisma/seed/demo/demo.ts'
import { buildDemoExperts } from '#prisma/seed/demo/experts/build-experts.ts'
import { workspaceBySlug } from '#prisma/seed/demo/workspaces.ts'

type Request = MatchRequest & { askedAt: string; candidates: { id: string; score: number }[] }

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
  const candidates = rankPossible(readyFor(request, pool), pool).flatMap(({ place, score }) => {
    const expert = pool.experts[place]?.expert
    return expert ? [{ id: expert.id, score }] : []
  })
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

type Given = { request: Request; id: string; score: number }

/** Requests in the order in which they were asked, each with the best who is left. */
function firstCome(asked: readonly Request[]): Given[] {
  const given: Given[] = []
  for (const request of asked) {
    let left = request.slots
    for (const { id, score } of request.candidates) {
      const expert = experts.get(id)
      const held = given.filter((other) => other.id === id).map((other) => other.request)
      if (left === 0 || !expert || !canTake(expert, [...held, request])) continue
      given.push({ request, id, score })
      left -= 1
    }
  }
  return given
}

/** The best whole, as a coordinator's round finds it. */
async function round(asked: readonly Request[]): Promise<Given[]> {
  const snapshot: RoundSnapshot = {
    version: 1,
    day: DEMO_TODAY,
    requests: asked.map(({ askedAt: _askedAt, candidates: _candidates, ...request }) => request).sort((a, b) => (a.id < b.id ? -1 : 1)),
    experts: [...experts.values()],
    decisions: [],
    declined: [],
    told: [],
  }
  const { assignments } = await computeRound(snapshot, 'demo', DEFAULT_SETTINGS, () => undefined)
  return assignments.flatMap(({ needId, profileId, score }) => {
    const request = asked.find(({ id }) => id === needId)
    return request ? [{ request, id: profileId, score }] : []
  })
}

const { countries = [], sectors = [] } = workspaceBySlug('coordination-sahel').scope ?? {}
const ofTheSahel = requests.filter(({ country = '', sector = '' }) => countries.includes(country) && sectors.includes(sector.slice(0, 3)))
const pointsOf = (given: readonly Given[]) => given.reduce((sum, { score }) => sum + score, 0)
const urgent = (given: readonly Given[]) => given.filter(({ request }) => request.priority === 1).length

describe('a round of the demonstration', () => {
  test.each([
    ['all requests', requests],
    ['those of the Sahel', ofTheSahel],
  ])(
    'over %s fills a tenth more places than first come, first served, more of the urgent ones, with more points',
    async (_name, asked) => {
      const [before, after] = [firstCome(asked), await round(asked)]
      expect(after.length).toBeGreaterThanOrEqual(before.length * 1.1)
      expect(urgent(after)).toBeGreaterThan(urgent(before))
      expect(pointsOf(after)).toBeGreaterThan(pointsOf(before))
    },
    120_000,
  )

  test('most requests can be answered, and a few by nobody, so that a recruitment list has something to say', () => {
    const answered = requests.filter(({ candidates }) => candidates.length > 0).length
    expect(answered).toBeGreaterThan(requests.length * 0.8)
    expect(answered).toBeLessThan(requests.length)
  })
})
