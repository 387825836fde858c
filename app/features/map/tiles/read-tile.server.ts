import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { filterParams, type Filters } from '#app/features/filters/filters.ts'
import { writeCell } from '#app/features/map/map-cell.ts'
import { tileCodes, WORLD_BITS } from '#app/features/map/morton.ts'
import { gatherPlaces, type SinglePlace } from '#app/features/map/queries/gather-places.server.ts'
import { kindsShown } from '#app/features/map/shown-kinds.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'
import { encodeTile, type TileCluster, type TileFeature, type TilePoint } from './encode-tile.ts'
import { mergeNear, type NearPlaces } from './merge-near.ts'
import type { TileAddress } from './tile-address.ts'

/** A tile as it goes out; without bytes where nothing lies in it. The tag is of its content, so that it stays while others change. */
export type Tile = { etag: string; bytes: Uint8Array; packed: Uint8Array } | { etag: string; bytes: null }

/** From this zoom on, each position is drawn by itself. */
const POINTS_FROM = 12
/** Cells on each side of a tile, as a power of two: of 64 pixels where places are gathered, of 4 where positions are told apart. */
const CLUSTER_BITS = 3
const POINT_BITS = 7
/** Discs of clusters are some 40 of a tile's 512 pixels wide. */
const REACH = 40 / 512

const EMPTY: Tile = { etag: '"empty"', bytes: null }

const kept = publicMemory<Tile>(5000)

/** The tile of published places that fit the filters, at their public positions; `isKept` where it was made before. */
export async function readTile(address: TileAddress, filters: Filters): Promise<{ tile: Tile; isKept: boolean }> {
  const { layer, z, x, y } = address
  let isKept = true
  const tile = await kept(`${layer}/${z}/${x}/${y}?${filterParams(filters)}`, () => {
    isKept = false
    return makeTile(address, filters)
  })
  return { tile, isKept }
}

async function makeTile(address: TileAddress, filters: Filters): Promise<Tile> {
  const { layer, z, x, y } = address
  const shown = kindsShown(filters, layer === 'places' ? 'both' : layer)
  const bits = Math.min(z < POINTS_FROM ? CLUSTER_BITS : POINT_BITS, WORLD_BITS - z)
  const cells = await gatherPlaces(filters, shown, z + bits, z === 0 ? undefined : tileCodes(z, x, y))
  if (cells.length === 0) return EMPTY
  const drawn: NearPlaces[] = z < POINTS_FROM ? mergeNear(cells, REACH * 2 ** (WORLD_BITS - z)) : cells
  const bytes = encodeTile(
    address,
    drawn.map((gathered) => featureOf(gathered, z, bits)),
  )
  // A tile is a kilobyte or two: packing it here takes less than handing it to another thread.
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  return { etag, bytes, packed: gzipSync(bytes) }
}

function featureOf(gathered: NearPlaces, z: number, bits: number): TileFeature {
  const { x, y, single, severity } = gathered
  return { x, y, facts: single ? pointFacts(single, severity) : clusterFacts(gathered, z, bits) }
}

function pointFacts({ recordId, record, kind, sector, amount }: SinglePlace, severity: number | null): TilePoint {
  const stated = { ...(kind && { kind }), ...(severity && { severity }), ...(sector && { sector }), ...(amount !== null && { amount }) }
  return { id: recordId, record, ...stated }
}

function clusterFacts({ places, needs, amount, severity, cell }: NearPlaces, z: number, bits: number): TileCluster {
  // The cells of zoom `opens` are one level finer than the smallest that holds all.
  const opens = cell ? Math.max(z + 1, cell.level + 1 - bits) : z + 1
  const isOnePosition = cell?.level === WORLD_BITS
  return {
    n: places,
    needs,
    amount,
    ...(severity && { severity }),
    ...(isOnePosition ? {} : { opens }),
    ...(cell && { at: writeCell(cell) }),
  }
}
