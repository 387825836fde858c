import { describe, expect, test } from 'vitest'
import type { Condition, MatchExpert, MatchRequest } from '#app/features/matching/model.ts'
import { isPossible } from '#app/features/matching/scoring/conditions.ts'
import { readyExpert, readyRequest } from '#app/features/matching/scoring/prepare.ts'
import { scorePair } from '#app/features/matching/scoring/score-pair.ts'
import { aContext, anExpert, aRequest } from '#tests/support/match-instances.ts'

function failed(request: Partial<MatchRequest>, expert: Partial<MatchExpert>, context = aContext()): Condition[] {
  const pairing = scorePair(aRequest(request), anExpert(expert), context)
  const conditions = pairing.conditions.filter(({ ok }) => !ok).map(({ code }) => code)
  expect(pairing.possible).toBe(conditions.length === 0)
  const ready = readyExpert(anExpert(expert), context)
  expect(isPossible(readyRequest(aRequest(request), context), ready, context)).toBe(pairing.possible)
  return conditions
}

test('somebody who fits meets every condition', () => {
  expect(failed({}, {})).toEqual([])
})

describe('AVAIL', () => {
  test.each<[string, MatchExpert['availability'], boolean]>([
    ['just the window', [{ from: '2027-03-01', to: '2027-03-31' }], true],
    [
      'two windows that touch within it',
      [
        { from: '2027-03-16', to: '2027-04-30' },
        { from: '2027-02-01', to: '2027-03-15' },
      ],
      true,
    ],
    ['one that ends a day before it', [{ from: '2027-01-01', to: '2027-03-30' }], false],
    ['one that begins a day late', [{ from: '2027-03-02', to: '2027-12-31' }], false],
    [
      'two with a day between',
      [
        { from: '2027-02-01', to: '2027-03-14' },
        { from: '2027-03-16', to: '2027-04-30' },
      ],
      false,
    ],
    ['one that ends before it begins', [{ from: '2027-12-31', to: '2027-01-01' }], false],
    ['days that no calendar has', [{ from: '2027-02-30', to: '2027-13-01' }], false],
    ['none', [], false],
  ])('free in %s', (_, availability, ok) => {
    expect(failed({}, { availability })).toEqual(ok ? [] : ['AVAIL'])
  })

  const mission = { from: '2027-03-31', to: '2027-04-30', days: 5, onsite: true }

  test('a mission on the last day is in the way, one the day after is not', () => {
    expect(failed({}, { missions: [mission] })).toEqual(['AVAIL'])
    expect(failed({}, { missions: [{ ...mission, from: '2027-04-01' }] })).toEqual([])
  })

  test('a team of two takes a second mission, and no third', () => {
    expect(failed({}, { missions: [mission], atOnce: 2 })).toEqual([])
    expect(failed({}, { missions: [mission, { ...mission, from: '2027-02-01' }], atOnce: 2 })).toEqual(['AVAIL'])
  })

  test('a window that ends before it begins can be met by nobody', () => {
    expect(failed({ from: '2027-03-31', to: '2027-03-01' }, {})).toEqual(['AVAIL'])
  })

  test('no window asks for nothing', () => {
    expect(failed({ from: undefined, to: undefined }, { availability: [] })).toEqual([])
  })
})

test('LANG: a must at its level; what is wanted keeps nobody out', () => {
  expect(failed({}, { languages: [{ tag: 'fr', level: 'B1' }] })).toEqual(['LANG'])
  expect(failed({}, { languages: [{ tag: 'en', level: 'C2' }] })).toEqual(['LANG'])
  expect(failed({ languages: [{ tag: 'fr', level: 'B2', must: false }] }, { languages: [] })).toEqual([])
})

describe('SKILL', () => {
  test.each<[MatchRequest['skills'][number]['key'], MatchExpert['skills'][number]['key'], boolean]>([
    ['isco:213', 'isco:213', true],
    ['isco:21', 'isco:213', true],
    ['dac:140', 'dac:14030', true],
    ['isco:213', 'isco:21', false],
    ['isco:213', 'isco:214', false],
    ['dac:14030', 'dac:14021', false],
  ])('%s is answered by %s: %s', (asked, has, ok) => {
    const skills: MatchExpert['skills'] = [{ key: has, level: 4, confidence: 'verified' }]
    expect(failed({ skills: [{ key: asked, level: 3, must: true }] }, { skills })).toEqual(ok ? [] : ['SKILL'])
  })

  test('at a lower level it is not', () => {
    expect(failed({}, { skills: [{ key: 'isco:213', level: 2, confidence: 'verified' }] })).toEqual(['SKILL'])
  })

  test('vouched for where that is asked, up to the level asked', () => {
    expect(failed({ vouched: true }, { skills: [{ key: 'isco:213', level: 4, confidence: 'self' }] })).toEqual(['SKILL'])
    expect(failed({ vouched: true }, { skills: [{ key: 'isco:213', level: 3, confidence: 'attested' }] })).toEqual([])
    const both: MatchExpert['skills'] = [
      { key: 'isco:213', level: 4, confidence: 'self' },
      { key: 'isco:213', level: 3, confidence: 'verified' },
    ]
    expect(failed({ vouched: true }, { skills: both })).toEqual([])
  })
})

test('CLEAR: held until the last day', () => {
  const clearances = (validUntil: string) => ({ clearances: [{ kind: 'security' as const, validUntil }] })
  expect(failed({ clearances: ['security'] }, clearances('2027-03-31'))).toEqual([])
  expect(failed({ clearances: ['security'] }, clearances('2027-03-30'))).toEqual(['CLEAR'])
  expect(failed({ clearances: ['security', 'medical'] }, clearances('2028-01-01'))).toEqual(['CLEAR'])
})

test('REST: between missions on site, on both sides, and only then', () => {
  const before = { from: '2027-02-01', to: '2027-02-18', days: 5, onsite: true }
  expect(failed({}, { restDays: 10, missions: [before] })).toEqual([])
  expect(failed({}, { restDays: 11, missions: [before] })).toEqual(['REST'])
  expect(failed({}, { restDays: 11, missions: [{ ...before, onsite: false }] })).toEqual([])
  expect(failed({ mode: 'remote' }, { restDays: 11, missions: [before] })).toEqual([])
  expect(failed({}, { restDays: 11, missions: [{ ...before, from: '2027-04-11', to: '2027-05-01' }] })).toEqual(['REST'])
  expect(failed({}, { restDays: 11, missions: [{ ...before, from: '2027-04-12', to: '2027-05-01' }] })).toEqual([])
})

test('DAYS: of each calendar year, in proportion', () => {
  expect(failed({}, { daysPerYear: 20 })).toEqual([])
  expect(failed({}, { daysPerYear: 19 })).toEqual(['DAYS'])
  const missions = [{ from: '2027-06-01', to: '2027-06-30', days: 15, onsite: true }]
  expect(failed({}, { daysPerYear: 34, missions })).toEqual(['DAYS'])
  expect(failed({}, { daysPerYear: 35, missions })).toEqual([])
  // 10 of 20 days in December, 10 in January: neither year is full.
  const overNewYear = { from: '2026-12-22', to: '2027-01-10' }
  const availability = [{ from: '2026-12-01', to: '2027-01-31' }]
  expect(failed(overNewYear, { daysPerYear: 10, availability })).toEqual([])
  expect(failed(overNewYear, { daysPerYear: 9, availability })).toEqual(['DAYS'])
})

test('COI: stated conflicts, and the organisation of the roster', () => {
  expect(failed({}, { conflicts: ['ministry-organisation'] })).toEqual(['COI'])
  expect(failed({}, { organisationId: 'ministry-organisation' })).toEqual(['COI'])
  expect(failed({ organisationId: null }, { organisationId: null })).toEqual([])
})

test('CONSENT: to be proposed for this request, in this country', () => {
  expect(failed({}, { proposedBy: 'NOBODY' })).toEqual(['CONSENT'])
  expect(failed({}, { proposedBy: 'WORKSPACE' })).toEqual(['CONSENT'])
  expect(failed({}, { notIn: ['SN'] })).toEqual(['CONSENT'])
  const own = { workspaceId: 'ministry', organisationId: 'ministry-organisation' }
  expect(failed({}, { proposedBy: 'WORKSPACE', ...own })).toEqual([])
})

test('MODE: on site or remote, as asked', () => {
  expect(failed({ mode: 'onsite' }, { mode: 'remote' })).toEqual(['MODE'])
  expect(failed({ mode: 'either' }, { mode: 'remote' })).toEqual([])
  expect(failed({ mode: 'remote' }, { mode: 'either' })).toEqual([])
})

test('DECISION: forbidden, or declined before', () => {
  const pair = [{ needId: 'request', profileId: 'expert' }]
  expect(failed({}, {}, aContext({ forbidden: pair }))).toEqual(['DECISION'])
  expect(failed({}, {}, aContext({ declined: pair }))).toEqual(['DECISION'])
  expect(failed({ id: 'other' }, {}, aContext({ forbidden: pair, declined: pair }))).toEqual([])
})

test('conditions hold the facts they were decided on', () => {
  const { conditions } = scorePair(aRequest({ clearances: ['medical'] }), anExpert(), aContext())
  const evidence = Object.fromEntries(conditions.map((condition) => [condition.code, condition.evidence]))
  expect(evidence).toEqual({
    AVAIL: [{ kind: 'window', from: '2027-03-01', to: '2027-03-31', freeFrom: '2027-01-01', freeTo: '2027-12-31' }],
    LANG: [{ kind: 'language', tag: 'fr', asked: 'B2', must: true, has: 'C1' }],
    SKILL: [
      {
        kind: 'skill',
        asked: 'isco:213',
        askedLevel: 3,
        must: true,
        has: 'isco:213',
        level: 3,
        relation: 'exact',
        confidence: 'verified',
        verificationId: 'seen',
      },
    ],
    CLEAR: [{ kind: 'clearance', clearance: 'medical', validUntil: null, neededUntil: '2027-03-31' }],
    REST: [],
    DAYS: [{ kind: 'days', year: 2027, asked: 20, left: 60 }],
    COI: [],
    CONSENT: [],
    MODE: [{ kind: 'mode', asked: 'onsite', has: 'either' }],
    DECISION: [],
  })
})
