import { describe, expect, test } from 'vitest'
import { countInPool } from '#app/features/matching/candidates/count-answering.ts'
import { openPool, readyFor } from '#app/features/matching/candidates/pool.ts'
import { rankBlocked, rankPossible } from '#app/features/matching/candidates/rank.ts'
import { DEFAULT_WEIGHTS, type MatchExpert } from '#app/features/matching/model.ts'
import { adviseExperts } from '#app/features/matching/rounds/compute/advice.ts'
import { canHold } from '#app/features/matching/rounds/compute/exchange-cost.ts'
import { isPossible } from '#app/features/matching/scoring/conditions.ts'
import { scoreOnly } from '#app/features/matching/scoring/score-pair.ts'
import { makeSnapshot } from '#tests/bench/matching/make-snapshot.js'
import type { RoundSnapshot } from '#app/features/matching/rounds/snapshot.ts'
import { anExpert, aRequest } from '#tests/support/match-instances.ts'

const poolOf = (experts: MatchExpert[]) => openPool(experts, { today: '2026-11-27', weights: DEFAULT_WEIGHTS, south: 'south' })

test('the index finds exactly who meets every condition, in the order of scores and then ids', () => {
  const { experts, requests } = makeSnapshot({ requests: 60, experts: 500, seed: 7 }) as RoundSnapshot
  const pool = poolOf(experts)
  for (const request of requests) {
    const ready = readyFor(request, pool)
    const byHand = pool.experts
      .flatMap((expert, place) =>
        isPossible(ready, expert, pool.context) ? [{ place, score: scoreOnly(ready, expert, pool.context) }] : [],
      )
      .sort((one, other) => other.score - one.score || one.place - other.place)
    expect(rankPossible(ready, pool)).toEqual(byHand)
    expect(rankBlocked(ready, pool)).toHaveLength(experts.length - byHand.length)
  }
})

test('equal scores are in the order of ids, whatever the order they came in', () => {
  const experts = ['c', 'a', 'b'].map((id) => anExpert({ id }))
  const pool = poolOf(experts)
  expect(rankPossible(readyFor(aRequest(), pool), pool).map(({ place }) => pool.experts[place]?.expert.id)).toEqual(['a', 'b', 'c'])
})

test('what each thing asked costs is how many could answer without it alone', () => {
  const pool = poolOf([
    anExpert({ id: 'able' }),
    anExpert({ id: 'no-french', languages: [] }),
    anExpert({ id: 'no-french-either', languages: [{ tag: 'fr', level: 'A1' }] }),
    anExpert({ id: 'busy', availability: [] }),
    anExpert({ id: 'busy-and-no-french', availability: [], languages: [] }),
    anExpert({ id: 'own-word', skills: [{ key: 'isco:213', level: 3, confidence: 'self' }] }),
    anExpert({ id: 'refuses', notIn: ['SN'] }),
    anExpert({ id: 'closed', proposedBy: 'NOBODY' }),
  ])
  const { experts, total, conditions } = countInPool(readyFor(aRequest({ vouched: true }), pool), pool)
  expect([experts, total]).toEqual([1, 6])
  expect(conditions.filter(({ without }) => without > experts).map(({ code, detail, without }) => [code, detail.kind, without])).toEqual([
    ['LANG', 'language', 3],
    ['SKILL', 'skill', 2],
    ['AVAIL', 'window', 2],
  ])
  expect(conditions.find(({ code }) => code === 'SKILL')?.detail).toMatchObject({ has: 'isco:213', confidence: 'self' })
})

test('advice counts the requests that one change would open, and none that need two', () => {
  const pool = poolOf([anExpert({ languages: [{ tag: 'fr', level: 'B1' }] })])
  const languages = (level: 'B2' | 'C1') => ({ languages: [{ tag: 'fr', level, must: true }] })
  const requests = [
    aRequest({ id: '1', ...languages('B2') }),
    aRequest({ id: '2', ...languages('C1') }),
    aRequest({ id: '3', ...languages('C1'), clearances: ['medical'] }),
    aRequest({ id: '4', ...languages('B2'), from: '2026-01-01', to: '2026-01-31' }),
  ].map((request) => readyFor(request, pool))
  expect(adviseExperts([0], requests, pool).get('expert')).toEqual([{ kind: 'language', code: 'fr', level: 'C1', requests: 2 }])
})

describe('what one expert can hold together', () => {
  const window = (id: string, from: string, to: string, more = {}) => ({ ...aRequest({ id, from, to, days: 20, ...more }) })
  const holds = (expert: Partial<MatchExpert>, ...requests: ReturnType<typeof window>[]) => {
    const pool = poolOf([anExpert(expert)])
    const [ready] = pool.experts
    return (
      ready !== undefined &&
      canHold(
        ready,
        requests.map((request) => readyFor(request, pool)),
      )
    )
  }
  const march = window('1', '2027-03-01', '2027-03-31')
  const april = window('2', '2027-04-01', '2027-04-20')

  test('missions after one another, not at one time', () => {
    expect(holds({}, march, april)).toBe(true)
    expect(holds({}, march, window('2', '2027-03-31', '2027-04-20'))).toBe(false)
    expect(holds({ atOnce: 2 }, march, window('2', '2027-03-31', '2027-04-20'))).toBe(true)
  })

  test('rest between missions on site', () => {
    expect(holds({ restDays: 7 }, march, april)).toBe(false)
    expect(holds({ restDays: 7 }, march, window('2', '2027-04-08', '2027-04-20'))).toBe(true)
    expect(holds({ restDays: 7 }, march, window('2', '2027-04-07', '2027-04-20'))).toBe(false)
    expect(holds({ restDays: 7 }, march, { ...april, mode: 'remote' })).toBe(true)
  })

  test('days of a year, and missions accepted already', () => {
    expect(holds({ daysPerYear: 40 }, march, april)).toBe(true)
    expect(holds({ daysPerYear: 39 }, march, april)).toBe(false)
    const missions = [{ from: '2027-03-10', to: '2027-04-10', days: 0, onsite: true }]
    expect(holds({ atOnce: 2, missions }, march, april)).toBe(true)
    expect(holds({ atOnce: 2, missions }, march, april, window('3', '2027-03-25', '2027-03-26'))).toBe(false)
  })
})
