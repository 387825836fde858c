import { expect, test } from 'vitest'
import { compareCapacity, greatestGap } from '#app/features/expertise/queries/capacity/compare-capacity.ts'
import type { CapacityRow } from '#app/features/expertise/queries/capacity/count-capacity.server.ts'

const rows = (by: CapacityRow['by'], counts: Record<string, number>): CapacityRow[] =>
  Object.entries(counts).map(([key, places]) => ({ by, key, places }))

test('the widest gap comes first; a broad group counts only where somebody asks for it', () => {
  const supply = rows('skill', { 'isco:2': 9, 'isco:21': 8, 'dac:140': 1 })
  const demand = rows('skill', { 'dac:140': 4, 'isco:22': 2 })
  const compared = compareCapacity(supply, demand, 'skill')
  expect(compared).toEqual([
    { key: 'dac:140', have: 1, asked: 4 },
    { key: 'isco:22', have: 0, asked: 2 },
    { key: 'isco:21', have: 8, asked: 0 },
  ])
  expect(greatestGap(compared)?.key).toBe('dac:140')
  expect(compareCapacity(supply, rows('skill', { 'isco:2': 1 }), 'skill').map(({ key }) => key)).toContain('isco:2')
})

test('countries are joined into regions, and those in none are left out', () => {
  const region = (country: string) => (country === 'AQ' ? null : 'west')
  expect(compareCapacity(rows('country', { SN: 2, ML: 3, AQ: 1 }), rows('country', { ML: 4 }), 'country', region)).toEqual([
    { key: 'west', have: 5, asked: 4 },
  ])
})

test('there is no gap where there is enough', () => {
  expect(greatestGap(compareCapacity(rows('language', { fr: 3 }), rows('language', { fr: 3 }), 'language'))).toBeNull()
  expect(greatestGap([])).toBeNull()
})
