import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMPONENTS, DEFAULT_WEIGHTS, type Component, type MatchExpert, type MatchRequest } from '#app/features/matching/model.ts'
import { readyExpert, readyRequest } from '#app/features/matching/scoring/prepare.ts'
import { pointsOf, scoreOnly, scorePair } from '#app/features/matching/scoring/score-pair.ts'
import { aContext, anExpert, aRequest } from '#tests/support/match-instances.ts'

const valueOf = (code: Component, request: Partial<MatchRequest>, expert: Partial<MatchExpert>, context = aContext()) =>
  scorePair(aRequest(request), anExpert(expert), context).components.find((component) => component.code === code)?.value

describe('skill', () => {
  const skills = (...held: [MatchExpert['skills'][number]['key'], 1 | 2 | 3 | 4, 'verified' | 'attested' | 'self'][]) => ({
    skills: held.map(([key, level, confidence]) => ({ key, level, confidence })),
  })

  test('level, nearness and confidence multiply', () => {
    expect(valueOf('skill', {}, skills(['isco:213', 3, 'verified']))).toBe(1)
    expect(valueOf('skill', {}, skills(['isco:213', 4, 'attested']))).toBe(0.9)
    expect(valueOf('skill', {}, skills(['isco:213', 2, 'self']))).toBe(0.5)
    expect(valueOf('skill', {}, skills(['isco:214', 3, 'verified']))).toBe(0.5)
    expect(valueOf('skill', {}, skills(['isco:221', 3, 'verified']))).toBe(0.25)
    expect(valueOf('skill', {}, skills(['isco:311', 3, 'verified']))).toBe(0)
    expect(valueOf('skill', {}, skills(['dac:21330', 3, 'verified']))).toBe(0)
  })

  test('a must weighs twice what is wanted; the best answer counts', () => {
    const request = { skills: [{ key: 'isco:213', level: 3, must: true } as const, { key: 'dac:14030', level: 2, must: false } as const] }
    expect(valueOf('skill', request, skills(['isco:213', 3, 'verified']))).toBe(0.667)
    expect(valueOf('skill', request, skills(['dac:14030', 2, 'verified']))).toBe(0.333)
    expect(valueOf('skill', request, skills(['isco:213', 3, 'self'], ['isco:213', 2, 'verified'], ['dac:14021', 4, 'verified']))).toBe(
      0.667,
    )
  })
})

test('experience: the sector and work in the country, by how long ago', () => {
  const sector = (key: 'dac:14030' | 'dac:14021') => [{ key, level: 3, confidence: 'self' } as const]
  const onlySector = { country: undefined }
  expect(valueOf('experience', onlySector, { skills: sector('dac:14030') })).toBe(1)
  expect(valueOf('experience', onlySector, { skills: sector('dac:14021') })).toBe(0.5)
  expect(valueOf('experience', {}, { countries: [{ code: 'SN', lastYear: 2021 }] })).toBe(0.5)
  expect(valueOf('experience', {}, { countries: [{ code: 'SN', lastYear: 2018 }] })).toBe(0.35)
  expect(valueOf('experience', {}, { countries: [{ code: 'SN', lastYear: 1980 }] })).toBe(0.15)
  expect(valueOf('experience', {}, { countries: [{ code: 'SN' }] })).toBe(0.25)
  expect(valueOf('experience', {}, { countries: [{ code: 'ML', lastYear: 2026 }] })).toBe(0)
  expect(valueOf('experience', { country: undefined, sector: undefined }, {})).toBe(0)
})

test('language: at the level asked, above and below', () => {
  const speaks = (level: 'B1' | 'B2' | 'C1' | 'C2') => ({ languages: [{ tag: 'fr', level }] })
  expect(valueOf('language', {}, speaks('B2'))).toBe(0.7)
  expect(valueOf('language', {}, speaks('C1'))).toBe(0.8)
  expect(valueOf('language', {}, speaks('C2'))).toBe(1)
  expect(valueOf('language', {}, speaks('B1'))).toBe(0.45)
  const wanted = { languages: [{ tag: 'fr', level: 'B2', must: true } as const, { tag: 'wo', level: 'A1', must: false } as const] }
  expect(valueOf('language', wanted, speaks('C2'))).toBe(0.667)
  expect(valueOf('language', { languages: [] }, speaks('C2'))).toBe(0)
})

test('context: the region and what the mission is like', () => {
  expect(valueOf('context', {}, { countries: [{ code: 'ML' }] })).toBe(1)
  expect(valueOf('context', { contexts: ['rural', 'conflict'] }, { countries: [{ code: 'ML' }], contexts: ['rural'] })).toBe(0.75)
  expect(valueOf('context', { contexts: ['rural', 'conflict'] }, { countries: [{ code: 'KE' }], contexts: ['rural'] })).toBe(0.25)
})

test('slack: free days around the window, thirty at most', () => {
  const free = (from: string, to: string) => ({ availability: [{ from, to }] })
  expect(valueOf('slack', {}, free('2027-03-01', '2027-03-31'))).toBe(0)
  expect(valueOf('slack', {}, free('2027-02-22', '2027-04-08'))).toBe(0.5)
  expect(valueOf('slack', {}, free('2027-01-01', '2027-12-31'))).toBe(1)
})

test('nearness of where an expert lives, as the round wants it', () => {
  const bases = ['SN', 'ML', 'BR', 'FR', undefined]
  const values = (south: 'none' | 'local' | 'south') => bases.map((base) => valueOf('south', {}, { base }, aContext({ south })))
  expect(values('south')).toEqual([1, 0.75, 0.5, 0, 0])
  expect(values('local')).toEqual([1, 0.75, 0, 0, 0])
  expect(values('none')).toEqual([0, 0, 0, 0, 0])
})

describe('text', () => {
  const texts = [
    { fr: 'Forages et qualité de l’eau' },
    { fr: 'Audit des comptes publics' },
    { es: 'Calidad del agua y perforaciones' },
    { ar: 'مياه' },
  ]
  const value = (request: MatchRequest['text'], expert: MatchExpert['text']) =>
    valueOf('text', { text: request }, { text: expert }, aContext({ texts }))

  test('words of one language; the same text is whole', () => {
    const wanted = { fr: 'Qualité de l’eau des forages' }
    const near = value(wanted, { fr: 'Forages et qualité de l’eau' }) ?? 0
    const far = value(wanted, { fr: 'Audit des comptes publics' }) ?? 0
    expect(near).toBeGreaterThan(0.6)
    expect(far).toBeLessThan(near / 2)
    expect(value({ fr: 'Audit des comptes publics' }, { fr: 'Audit des comptes publics' })).toBe(1)
  })

  test('letters between languages of one script, nothing between two scripts', () => {
    expect(value({ fr: 'Qualité de l’eau' }, { es: 'Calidad del agua' })).toBeGreaterThan(0)
    expect(value({ fr: 'Qualité de l’eau' }, { ar: 'مياه' })).toBe(0)
    expect(value({}, { fr: 'Forages' })).toBe(0)
  })
})

test('the points of the components are whole and add up to the score', () => {
  const { score, components } = scorePair(aRequest(), anExpert(), aContext())
  const points = Object.fromEntries(components.map(({ code, weight, value }) => [code, pointsOf(weight, value)]))
  expect(points).toEqual({ skill: 450, experience: 0, language: 96, context: 0, text: 0, slack: 50, south: 0 })
  expect(score).toBe(596)
})

test('weights change what counts', () => {
  const weights = { ...DEFAULT_WEIGHTS, skill: 0, language: 570 }
  expect(scorePair(aRequest(), anExpert(), aContext({ weights })).score).toBe(506)
})

test('neither gender nor age, nationality or ethnicity is known of an expert', () => {
  expect(Object.keys({ ...anExpert(), base: '' }).sort()).toEqual(
    [
      'atOnce',
      'availability',
      'base',
      'clearances',
      'conflicts',
      'contexts',
      'countries',
      'daysPerYear',
      'id',
      'languages',
      'missions',
      'mode',
    ].concat(['notIn', 'organisationId', 'proposedBy', 'restDays', 'skills', 'text', 'workspaceId']),
  )
})

test('whatever numbers come in, a score is whole, within 0 to 1000, and the same in haste', () => {
  const number = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -1))
  fc.assert(
    fc.property(number, number, number, fc.string(), (level, lastYear, days, day) => {
      const context = aContext()
      const expert = anExpert({
        skills: [{ key: 'isco:213', level: level as 3, confidence: 'self' }],
        countries: [{ code: 'SN', lastYear }],
        availability: [{ from: day, to: '2027-12-31' }],
        daysPerYear: days,
      })
      const request = aRequest({ days, skills: [{ key: 'isco:213', level: lastYear as 3, must: true }] })
      const { score, components } = scorePair(request, expert, context)
      expect(Number.isInteger(score) && score >= 0 && score <= 1000).toBe(true)
      expect(components.map(({ code }) => code)).toEqual(COMPONENTS)
      const ready = readyExpert(expert, context)
      expect(scoreOnly(readyRequest(request, context), ready, context)).toBe(score)
    }),
  )
})
