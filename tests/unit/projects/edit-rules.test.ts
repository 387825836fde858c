import { describe, expect, test } from 'vitest'
import { projectProblems } from '#app/features/projects/edit-rules.server.ts'
import type { JsonObject } from '#app/features/provenance/content.ts'

const wrong = (parts: Record<string, JsonObject>) =>
  projectProblems(new Map(Object.entries(parts))).map(({ name, messageKey }) => `${name}: ${messageKey}`)

describe('dates', () => {
  test('an end before its start is told at the end', () => {
    expect(wrong({ facts: { plannedStart: '2026-05-01', plannedEnd: '2026-04-30' } })).toEqual(['plannedEnd: endBeforeStart'])
    expect(wrong({ facts: { actualStart: '2026-05-01', actualEnd: '2026-05-01' } })).toEqual([])
  })

  test('an actual end comes after the actual start, or after the planned one where that is all that is known', () => {
    expect(wrong({ facts: { plannedStart: '2026-05-01', actualEnd: '2026-04-30' } })).toEqual(['actualEnd: endBeforeStart'])
    expect(wrong({ facts: { plannedStart: '2026-05-01', actualStart: '2026-03-01', actualEnd: '2026-04-30' } })).toEqual([])
  })

  test('a budget is of one year at most', () => {
    const budget = (end: string) => ({ 'budgets/b001': { start: '2026-01-01', end, value: { amount: '5', currency: 'EUR' } } })
    expect(wrong(budget('2028-12-31'))).toEqual(['budgets/b001/end: overYear'])
    for (const end of ['2026-12-31', '2027-01-01']) expect(wrong(budget(end))).toEqual([])
  })
})

describe('shares', () => {
  test('a sector has a code that the DAC knows, once', () => {
    expect(wrong({ 'sectors/s001': { vocabulary: '1', percentage: '50' } })).toEqual(['sectors/s001/code: needed'])
    expect(wrong({ 'sectors/s001': { vocabulary: '1', code: '99' } })).toEqual(['sectors/s001/code: unknownCode'])
    expect(projectProblems(new Map([['sectors/s001', { vocabulary: '1', code: '99' }]]))[0]?.params).toEqual({ typed: '99' })
    expect(wrong({ 'sectors/s001': { vocabulary: '99', code: 'own' } })).toEqual([])
    const same = { vocabulary: '1', code: '11220' }
    expect(wrong({ 'sectors/s001': same, 'sectors/s002': same })).toEqual(['sectors/s002/code: twice'])
  })
})

describe('places', () => {
  const place = { country: 'SN', precision: 'country', publicPrecision: 'country' }

  test('the public never sees more precisely than the workspace knows', () => {
    const point = { lat: 14, lon: -17 }
    expect(wrong({ 'places/p001': { ...place, point, precision: 'admin1', publicPrecision: 'settlement' } })).toEqual([
      'places/p001/publicPrecision: publicFiner',
    ])
    expect(wrong({ 'places/p001': { ...place, point, precision: 'settlement', publicPrecision: 'exact' } })).toEqual([])
    expect(wrong({ 'places/p001': { ...place, point, precision: 'exact', publicPrecision: 'country' } })).toEqual([])
  })

  test('a precise place needs a point, and a point both of its numbers', () => {
    expect(wrong({ 'places/p001': { ...place, precision: 'exact', publicPrecision: 'exact' } })).toEqual([
      'places/p001/precision: precisionNeedsPoint',
    ])
    expect(wrong({ 'places/p001': { ...place, point: { lat: 14 } } })).toEqual(['places/p001/point/lon: pointBoth'])
    expect(wrong({ 'places/p001': { precision: 'country', publicPrecision: 'country' } })).toEqual(['places/p001/country: placeEmpty'])
  })

  test('an area lies in the country of its place', () => {
    expect(wrong({ 'places/p001': { ...place, admin1: 'FR-75' } })).toEqual(['places/p001/admin1: admin1Elsewhere'])
    expect(wrong({ 'places/p001': { ...place, admin1: 'SN-DK' } })).toEqual([])
  })

  test('a point in no country shows the public something only where it may see the point', () => {
    const atSea = { point: { lat: 0, lon: -30.5 }, precision: 'exact' }
    expect(wrong({ 'places/p001': { ...atSea, publicPrecision: 'settlement' } })).toEqual(['places/p001/country: countryOfPoint'])
    expect(wrong({ 'places/p001': { ...atSea, publicPrecision: 'exact' } })).toEqual([])
  })
})

describe('money', () => {
  test('a blank transaction says what it needs', () => {
    expect(wrong({ 'transactions/r001': {} })).toEqual(
      ['type', 'date', 'value/amount', 'value/currency'].map((field) => `transactions/r001/${field}: needed`),
    )
  })

  test("an amount without a currency is in the project's", () => {
    const transaction = { type: '3', date: '2026-01-01', value: { amount: '5' } }
    expect(wrong({ 'transactions/r001': transaction })).toEqual(['transactions/r001/value/currency: needed'])
    expect(wrong({ facts: { defaultCurrency: 'XOF' }, 'transactions/r001': transaction })).toEqual([])
  })
})

test('an organisation has a name or an identifier, a contact something to reach', () => {
  expect(wrong({ 'organisations/o001': { role: '1' } })).toEqual(['organisations/o001/ref: nameOrRef'])
  expect(wrong({ 'organisations/o001': { role: '1', name: { ar: 'وزارة' } } })).toEqual([])
  expect(wrong({ 'contacts/c001': { public: true } })).toEqual(['contacts/c001/email: contactEmpty'])
})
