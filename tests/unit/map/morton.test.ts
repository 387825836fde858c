import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { degreesOf, mortonCode, mortonPoint, placeCode, tileCodes, WORLD_BITS, worldPoint } from '#app/features/map/morton.ts'

const coordinate = fc.integer({ min: 0, max: 2 ** WORLD_BITS - 1 })

describe('the code of a place', () => {
  it('leads back to its position', () => {
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        expect(mortonPoint(mortonCode({ x, y }))).toEqual({ x, y })
      }),
    )
  })

  it('keeps a place to within five centimetres', () => {
    fc.assert(
      fc.property(fc.double({ min: -85, max: 85, noNaN: true }), fc.double({ min: -180, max: 179.999, noNaN: true }), (lat, lon) => {
        const back = degreesOf(worldPoint(lat, lon))
        expect(Math.abs(back.lat - lat)).toBeLessThan(5e-7)
        expect(Math.abs(back.lon - lon)).toBeLessThan(5e-7)
      }),
    )
  })

  it('takes bits of x and y in turn, x lowest', () => {
    expect(mortonCode({ x: 0b11, y: 0b01 })).toBe(0b0111n)
  })

  it('fits 60 bits at the ends of the world', () => {
    expect(placeCode(90, 180)).toBeLessThan(2n ** 60n)
    expect(placeCode(-90, 180)).toBe(2n ** 60n - 1n)
    expect(placeCode(90, -180)).toBe(0n)
  })

  it('lies in the run of codes of each tile that holds the place, and of no other', () => {
    fc.assert(
      fc.property(coordinate, coordinate, fc.integer({ min: 0, max: 16 }), (x, y, z) => {
        const shift = 2 ** (WORLD_BITS - z)
        const [column, row] = [Math.floor(x / shift), Math.floor(y / shift)]
        const code = mortonCode({ x, y })
        const { first, last } = tileCodes(z, column, row)
        expect(code >= first && code <= last).toBe(true)
        if (z === 0) return
        const next = tileCodes(z, column ^ 1, row)
        expect(code >= next.first && code <= next.last).toBe(false)
      }),
    )
  })
})
