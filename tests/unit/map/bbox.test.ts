import { describe, expect, it } from 'vitest'
import { type Bbox, bboxOf, bboxWidth, formatBbox, WORLD } from '#app/features/map/bbox.ts'
import { mapPath, placesPath } from '#app/features/map/paths.ts'

describe('the part of the world a reader looks at', () => {
  it('is written into the address without needless digits', () => {
    expect(formatBbox([-18.00004, 9, 0.5, 20.12345])).toBe('-18,9,0.5,20.123')
  })

  it('may cross the antimeridian', () => {
    const fiji: Bbox = [175, -20, -178, -12]
    expect(bboxWidth(fiji)).toBe(7)
  })

  it('takes in all places of a reader in Fiji, the short way round', () => {
    const box = bboxOf([
      { lat: -17, lon: 178 },
      { lat: -16, lon: -179 },
    ])
    expect(bboxWidth(box)).toBeLessThan(5)
    expect(box[0]).toBeGreaterThan(170)
    expect(box[2]).toBeLessThan(-170)
  })

  it('gives one place some country around it', () => {
    const box = bboxOf([{ lat: 14, lon: -14 }])
    expect(box).toEqual([-16, 12, -12, 16])
  })

  it('is the world where there is nothing, or something everywhere', () => {
    expect(bboxOf([])).toBe(WORLD)
    expect(bboxOf([-120, 0, 120].map((lon) => ({ lat: 0, lon })))).toBe(WORLD)
  })
})

describe('links to the map', () => {
  const filters = new URLSearchParams('sector=140,160&q=eau potable&cursor=abc&sort=-updated&bbox=0,0,1,1')

  it('keep the filters and drop what belongs to a list', () => {
    expect(mapPath('fr', { filters, bbox: [-18, 9, 0, 20] })).toBe('/fr/map?sector=140,160&q=eau%20potable&bbox=-18,9,0,20')
  })

  it('ask for places wherever the map looks', () => {
    expect(placesPath('ar', filters)).toBe('/ar/map/places.geojson?sector=140,160&q=eau%20potable')
    expect(placesPath('ar')).toBe('/ar/map/places.geojson')
  })
})
