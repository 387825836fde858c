import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { basemapHash } from '#app/features/map/basemap-address.ts'
import { basemapTile } from '#app/features/map/basemap.server.ts'

describe('the basemap', () => {
  it('gives a reader the tile of the whole world, packed as it is stored', async () => {
    const tile = await basemapTile(0, 0, 0)
    const layers = gunzipSync(tile ?? Buffer.alloc(0)).toString('latin1')
    expect(layers).toContain('country')
    expect(layers).toContain('clabel')
  })

  it('gives a reader of West Africa the places there', async () => {
    const tile = await basemapTile(4, 7, 7)
    expect(gunzipSync(tile ?? Buffer.alloc(0)).toString('utf8')).toContain('Banjul')
  })

  it('gives two readers at once each their own tile', async () => {
    const [one, other] = await Promise.all([basemapTile(3, 3, 3), basemapTile(3, 4, 3)])
    const again = await basemapTile(3, 3, 3)
    expect(one?.equals(again ?? Buffer.alloc(0))).toBe(true)
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false)
  })

  it.each([
    [7, 0, 0],
    [-1, 0, 0],
    [2, 4, 0],
    [2, 0, 4],
    [2, -1, 0],
    [1.5, 0, 0],
    [Number.NaN, 0, 0],
    [6, 0, 31],
  ])('has nothing at %d/%d/%d', async (z, x, y) => {
    expect(await basemapTile(z, x, y)).toBeNull()
  })

  it('is cached for good under the hash of its content', () => {
    const bytes = readFileSync('app/features/map/data/base-z6.pmtiles')
    expect(createHash('sha256').update(bytes).digest('hex').slice(0, 12)).toBe(basemapHash)
  })
})
