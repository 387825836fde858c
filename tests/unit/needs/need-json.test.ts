import { describe, expect, test } from 'vitest'
import type { NeedContent } from '#app/features/needs/content.ts'
import { needJson, needJsonShape } from '#app/features/needs/queries/need-json.ts'
import type { PublicPlace } from '#app/features/places/public-place.server.ts'
import { needContent } from '#tests/support/contents.ts'

const ID = '01999999-0000-7000-8000-000000000001'
const PROJECT = '01999999-0000-7000-8000-000000000002'

function told(more: Partial<NeedContent> = {}, place: PublicPlace | null = null) {
  const need = { id: ID, workspace: 'eau-sn', version: 1, updatedAt: new Date('2026-11-22T10:00:00Z'), content: needContent(more) }
  return needJson({ ...need, place, projects: [PROJECT] }, 'https://portal.example')
}

const FACTS = needContent().facts

describe('somebody who reads a need through the API', () => {
  test('finds every field of the contract', () => {
    const json = told({}, { point: { lat: 14.1, lon: -15.55 }, country: 'SN', admin1: 'SN-KA', precision: 'exact' })
    expect(json).toMatchObject({
      id: ID,
      workspace: 'eau-sn',
      kind: 'goods',
      severity: 4,
      sector: '14030',
      peopleAffected: 1200,
      asked: { money: null, quantity: { number: '300', unit: 'kits' } },
      from: '2026-06-01',
      to: null,
      location: { point: { lat: 14.1, lon: -15.55 }, precision: 'exact' },
      projects: [PROJECT],
      status: 'PUBLISHED',
      coverage: { state: 'OPEN', asked: '300', covered: '0', unit: 'kits', note: null },
      url: `https://portal.example/needs/${ID}`,
      updatedAt: '2026-11-22T10:00:00.000Z',
    })
    expect(needJsonShape.strict().safeParse(json).error).toBeUndefined()
  })

  test('is given what is asked and covered as it was written', () => {
    const json = told({ facts: { ...FACTS, money: { amount: '96500000.50', currency: 'XOF' }, covered: '96500000.5' } })
    expect(json.asked.money).toEqual({ amount: '96500000.50', currency: 'XOF' })
    expect(json.coverage).toMatchObject({ state: 'COVERED', asked: '96500000.50', covered: '96500000.5', unit: 'XOF' })
  })

  test('does not learn from its texts where a place is that the public sees coarsely', () => {
    const place = {
      name: { fr: 'Ndiobène' },
      description: { fr: 'Derrière l’école' },
      point: { lat: 14.1234, lon: -15.55 },
      precision: 'exact',
      publicPrecision: 'country',
    } as const
    const json = told({ facts: { ...FACTS, place } }, { country: 'SN', point: { lat: 14, lon: -14 }, precision: 'country' })
    expect(JSON.stringify(json)).not.toMatch(/Ndiobène|école|14\.1234/)
    expect(json.narratives.map(({ path }) => path)).toEqual(['title', 'summary'])
  })

  test('of a need that says nothing yet is told null, not an error', () => {
    const json = told({ facts: {}, texts: { title: {}, summary: {} } })
    expect(json).toMatchObject({ kind: null, severity: null, location: null, peopleAffected: null, asked: { money: null, quantity: null } })
    expect(needJsonShape.safeParse(json).success).toBe(true)
  })
})
