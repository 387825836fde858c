import { expect, test } from 'vitest'
import { isMisplaced } from '#app/features/places/misplaced.server.ts'

test.each([
  ['in its country', { point: { lat: 14.1, lon: -15.55 }, country: 'SN' }, false],
  ['at 0,0', { point: { lat: 0, lon: 0 }, country: 'SN' }, true],
  ['at sea', { point: { lat: 10, lon: -35 }, country: 'SN' }, true],
  ['in another country', { point: { lat: 12.6, lon: -8 }, country: 'SN' }, true],
  ['in an area whose status is not settled', { point: { lat: 34.08, lon: 74.8 }, country: 'IN' }, false],
  ['without a point', { country: 'SN' }, false],
  ['without a country', { point: { lat: 14.1, lon: -15.55 } }, false],
])('a place %s', async (_, place, expected) => {
  expect(await isMisplaced(place)).toBe(expected)
})
