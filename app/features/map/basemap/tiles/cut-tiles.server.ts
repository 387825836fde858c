import { gzipSync } from 'node:zlib'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { Feature } from 'geojson'
import type { CutTile, Tools } from '../sources/tools.server.ts'
import type { Tile } from './tile-archive.ts'
import type { ZoomLevel } from './zoom-levels.ts'

/** Features by the name of their layer, in the order in which tiles hold them. */
export type Layers = Readonly<Record<string, readonly Feature[]>>

/** Beyond the edge of a tile, as a share of it. */
const BUFFER = 1 / 64
/** Lakes are drawn in one colour without a line: less of their shores will do. Units of the tile. */
const TOLERANCE: Readonly<Record<string, number>> = { lake: 4 }

/** The tiles of one zoom that hold something. */
export function cutTiles({ zoom, extent }: ZoomLevel, layers: Layers, tools: Tools): Tile[] {
  const cutters = Object.entries(layers).map(([name, features]) => {
    const options = { maxZoom: 14, indexMaxZoom: 0, indexMaxPoints: 0, tolerance: TOLERANCE[name] ?? 0, extent, buffer: extent * BUFFER }
    return [name, tools.cutTiles({ type: 'FeatureCollection', features: [...features] }, options)] as const
  })
  const across = Array.from({ length: 2 ** zoom }, (_, position) => position)
  return across.flatMap((x) =>
    across.flatMap((y) => {
      const found = cutters.flatMap(([name, cutter]): [string, CutTile][] => {
        const tile = cutter.getTile(zoom, x, y)
        return tile && tile.features.length > 0 ? [[name, tile]] : []
      })
      return found.length > 0 ? [{ zoom, x, y, packed: packTile(found, extent) }] : []
    }),
  )
}

function packTile(layers: readonly [string, CutTile][], extent: number): Buffer {
  return gzipSync(fromGeojsonVt(Object.fromEntries(layers), { version: 2, extent }), { level: 9 })
}
