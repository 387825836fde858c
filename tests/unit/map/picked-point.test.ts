import { describe, expect, test } from 'vitest'
import { pickedPoint } from '#app/features/map/picked-point.ts'

describe('the map of a form', () => {
  test('shows what is typed once it is a point of the earth', () => {
    expect(pickedPoint({ lat: 14.69, lon: -17.44 })).toEqual({ lat: 14.69, lon: -17.44 })
    expect(pickedPoint({ lat: -90, lon: 180 })).toEqual({ lat: -90, lon: 180 })
    expect(pickedPoint({ lat: 14.69, lon: null })).toBeNull()
  })

  test.each([
    [91, 17],
    [-90.1, 17],
    [14, 180.5],
    [NaN, 17],
    [14, Infinity],
  ])('does not try to show %d, %d', (lat, lon) => {
    expect(pickedPoint({ lat, lon })).toBeNull()
  })
})
