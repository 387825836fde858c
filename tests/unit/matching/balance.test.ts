import { describe, expect, it } from 'vitest'
import type { AskFact, MatchFact } from '#app/features/matching/balance/facts.ts'
import { coverageBy, decisions, loadOfExperts, loadOfRosters, timeToFill } from '#app/features/matching/balance/measures.ts'
import { readPeriod } from '#app/features/matching/balance/period.ts'
import { gini, mean, quantile } from '#app/features/matching/balance/statistics.ts'
import { supplyGaps } from '#app/features/matching/balance/supply-gaps.ts'

const DAY = 86_400_000

const ask = (id: string, more: Partial<AskFact> = {}): AskFact => ({
  id,
  workspaceId: 'w1',
  country: 'SN',
  language: 'fr',
  priority: 1,
  slots: 1,
  isOpen: true,
  askedAt: 0,
  ...more,
})

const match = (needId: string, profileId: string, state: MatchFact['state'], more: Partial<MatchFact> = {}): MatchFact => ({
  needId,
  profileId,
  rosterId: 'r1',
  state,
  score: 600,
  isOverride: false,
  wasSent: state !== 'PROPOSED',
  acceptedAt: state === 'ACCEPTED' ? 10 * DAY : null,
  endCode: null,
  reason: null,
  ...more,
})

describe('statistics', () => {
  it('interpolate between values', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
    expect(quantile([5], 0.9)).toBe(5)
    expect(quantile([], 0.5)).toBeNull()
    expect(mean([])).toBeNull()
  })

  it('know equal loads from unequal ones', () => {
    expect(gini([2, 2, 2])).toBeCloseTo(0)
    expect(gini([0, 0, 0, 4])).toBeCloseTo(0.75)
    expect(gini([0, 0])).toBeNull()
  })
})

describe('coverage', () => {
  it('counts each place once, in the farthest state it reached, and never more than were asked', () => {
    const matches = [match('n1', 'a', 'ACCEPTED'), match('n1', 'b', 'SENT'), match('n1', 'c', 'SENT'), match('n1', 'd', 'PROPOSED')]
    expect(coverageBy('priority', { asks: [ask('n1', { slots: 2 })], matches })).toEqual([
      { key: '1', asked: 2, filled: 1, sent: 1, proposed: 0, meanScore: null },
    ])
  })

  it('shows a mean score of five people or more only', () => {
    const matches = ['a', 'b', 'c', 'd', 'e'].map((person, index) => match('n1', person, 'SENT', { score: 500 + index * 100 }))
    const asks = [ask('n1', { slots: 9 })]
    expect(coverageBy('language', { asks, matches })[0]?.meanScore).toBe(700)
    expect(coverageBy('language', { asks, matches: matches.slice(1) })[0]?.meanScore).toBeNull()
  })

  it('sets the least developed countries and world regions apart', () => {
    const asks = [ask('n1'), ask('n2', { country: 'MA' }), ask('n3', { country: null })]
    expect(coverageBy('development', { asks, matches: [] }).map(({ key }) => key)).toEqual(['-', 'least', 'other'])
    expect(coverageBy('region', { asks, matches: [] }).map(({ key }) => key)).toEqual(['-', '011', '015'])
  })
})

it('the time to fill counts filled places, and those that wait', () => {
  const asks = [ask('n1', { slots: 2 }), ask('n2', { priority: 2, askedAt: 5 * DAY }), ask('n3', { priority: 2, isOpen: false })]
  const matches = [match('n1', 'a', 'ACCEPTED'), match('n1', 'b', 'COMPLETED', { acceptedAt: 20 * DAY })]
  expect(timeToFill({ asks, matches }, 30 * DAY)).toEqual([
    { priority: 1, filled: 2, median: 15, ninth: 19, waiting: 0, longestWait: null },
    { priority: 2, filled: 0, median: null, ninth: null, waiting: 1, longestWait: 25 },
  ])
})

it('loads count people without a mission, and rosters with enough people', () => {
  const rosters = [
    { rosterId: 'r1', experts: 6 },
    { rosterId: 'r2', experts: 4 },
  ]
  const matches = [...['n1', 'n2', 'n3', 'n4'].map((need) => match(need, 'a', 'ACCEPTED')), match('n5', 'b', 'COMPLETED')]
  expect(loadOfExperts({ asks: [], matches, rosters })).toMatchObject({ experts: [8, 1, 0, 1], withNone: 8, people: 10 })
  expect(loadOfRosters({ asks: [], matches, rosters })).toEqual([{ rosterId: 'r1', experts: 6, missions: 5 }])
})

it('decisions count ends, reasons and what became of choices against a round', () => {
  const matches = [
    match('n1', 'a', 'DECLINED', { reason: 'expert.tooFar', isOverride: true }),
    match('n1', 'b', 'ACCEPTED', { isOverride: true }),
    match('n1', 'c', 'WITHDRAWN', { endCode: 'consent' }),
    match('n1', 'd', 'PROPOSED'),
  ]
  expect(decisions({ matches })).toEqual({
    sent: 3,
    accepted: 1,
    declined: 1,
    withdrawn: 1,
    waiting: 0,
    reasons: [{ code: 'expert.tooFar', count: 1 }],
    overrides: 2,
    overridesAccepted: 1,
    overridesDeclined: 1,
  })
})

it('supply gaps gather requests that lack the same, and leave out those whose experts are better used elsewhere', () => {
  const french = { kind: 'language', tag: 'fr', asked: 'C1', must: true, has: null } as const
  const blocking = (without: number) => [{ code: 'LANG' as const, detail: french, without }]
  const unfilled = [
    { needId: 'n1', places: 2, candidates: 0, reason: 'no-candidate' as const, blocking: blocking(3), remedies: [] },
    { needId: 'n2', places: 1, candidates: 1, reason: 'no-candidate' as const, blocking: blocking(4), remedies: [] },
    { needId: 'n3', places: 1, candidates: 9, reason: 'elsewhere' as const, blocking: [], remedies: [] },
  ]
  expect(supplyGaps({ unfilled })).toEqual([{ cost: { code: 'LANG', detail: french, without: 7 }, places: 3, needIds: ['n1', 'n2'] }])
})

describe('a period', () => {
  const read = (search: string) => readPeriod(new URLSearchParams(search), '2026-11-27')

  it('is the last year where none is asked', () => {
    expect(read('')).toEqual({ period: { from: '2025-11-27', to: '2026-11-27' }, ignored: false })
    expect(read('from=2026-01-01').period).toEqual({ from: '2026-01-01', to: '2026-11-27' })
  })

  it.each(['from=2026-02-30', 'from=2027-01-01&to=2026-01-01', 'to=%00', 'from=0001-01-01'])('%s is said and ignored', (search) => {
    expect(read(search)).toEqual({ period: { from: '2025-11-27', to: '2026-11-27' }, ignored: true })
  })
})
