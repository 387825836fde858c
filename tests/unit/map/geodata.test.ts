import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { basemapTile } from '#app/features/map/basemap.server.ts'
import { labelPoint } from '#app/features/map/basemap/areas/label-point.ts'
import { meetCorners } from '#app/features/map/basemap/areas/meet-corners.ts'
import { shortName } from '#app/features/map/basemap/areas/short-names.ts'
import manifest from '#app/features/map/basemap/manifest.json' with { type: 'json' }
import { PACKAGES } from '#app/features/map/basemap/sources/packages.ts'
import { worldBaseSvg } from '#app/features/map/svg/world-base.server.ts'
import { locatePoint } from '#app/features/places/locate-point.server.ts'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('the geodata in the repository', () => {
  it.each(Object.entries(manifest.files))('are as the script wrote them: %s', (file, { bytes, sha256: hash }) => {
    const content = readFileSync(file)
    expect(content.length).toBe(bytes)
    expect(sha256(content), 'Changed by hand? Run npm run geodata.').toBe(hash)
  })

  it('take no more than 8 MB', () => {
    expect(Object.values(manifest.files).reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(8_000_000)
  })

  it('come from the packages that the script pins', () => {
    const pinned = Object.fromEntries(Object.values(PACKAGES).map(({ name, version, sha256: hash }) => [name, { version, sha256: hash }]))
    expect(manifest.packages).toEqual(pinned)
  })
})

describe('someone who looks at a part of the world', () => {
  it('finds Western Sahara up to the coast, and the Golan in Syria', async () => {
    expect(await locatePoint(24.5, -14.5)).toMatchObject({ country: 'EH' })
    expect(await locatePoint(26.9, -11.7)).toMatchObject({ country: 'EH' })
    expect(await locatePoint(28.4, -11.1)).toMatchObject({ country: 'MA' })
    expect(await locatePoint(33.12, 35.8)).toMatchObject({ country: 'SY' })
    expect(worldBaseSvg()).toContain('id="c-RE"')
  })

  it('reads names in the language of the page on the tiles', async () => {
    const tile = new VectorTile(new PbfReader(gunzipSync((await basemapTile(6, 29, 29)) ?? Buffer.alloc(0))))
    const names = (layer: string, key: string) => {
      const features = tile.layers[layer]
      return Array.from({ length: features?.length ?? 0 }, (_, index) => features?.feature(index).properties[key]).filter(Boolean)
    }
    expect(names('place', 'n')).toContain('Tambacounda')
    expect(names('alabel', 'n_ar')).toContain('كيدوغو')
    expect(Object.keys(tile.layers)).not.toContain('adm1')
  })
})

describe('the point of an area', () => {
  it('lies in the middle of its largest part, and not in a hole', () => {
    const square = (x: number, y: number, side: number) => [
      [x, y],
      [x, y + side],
      [x + side, y + side],
      [x + side, y],
      [x, y],
    ]
    const islet = [square(50, 0, 1)]
    const land = [square(0, -5, 10), square(3, -2, 4).toReversed()]
    const { lat, lon } = labelPoint({ type: 'MultiPolygon', coordinates: [islet, land] })
    expect(lon).toBeLessThan(10)
    expect(lon > 3 && lon < 7 && lat > -2 && lat < 2).toBe(false)
  })
})

describe('areas that were divided', () => {
  it('share each corner with the neighbour on whose line it lies', () => {
    const shape = (...ring: [number, number][]) => ({ geometry: { type: 'MultiPolygon' as const, coordinates: [[ring]] } })
    const whole = shape([0, 0], [0, 2], [1, 2], [1, 0], [0, 0])
    const neighbour = shape([1, 0], [1, 2], [2, 2], [2, 0], [1, 0])
    const halves = [shape([0, 0], [0, 1], [1, 1], [1, 0], [0, 0]), shape([0, 1], [0, 2], [1, 2], [1, 1], [0, 1])]
    const met = meetCorners([...halves, neighbour], [whole, neighbour])
    expect(met[2]?.geometry.coordinates[0]?.[0]).toContainEqual([1, 1])
    expect(met[0]).toEqual(halves[0])
  })
})

describe('the name of an area', () => {
  it.each([
    ['Gouvernorat d’Alep', 'fr', 'Alep'],
    ['province de La Rioja', 'fr', 'La Rioja'],
    ['Región de los Lagos', 'es', 'Lagos'],
    ['Bay (Somalia)', 'es', 'Bay'],
    ['محافظة حلب', 'ar', 'حلب'],
    ['Kédougou', 'pt', 'Kédougou'],
  ] as const)('%s (%s) is read as %s', (name, language, short) => expect(shortName(name, language)).toBe(short))
})
