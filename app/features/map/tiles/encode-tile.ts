import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { NeedKind } from '#app/features/needs/content.ts'
import { WORLD_BITS, type WorldPoint } from '#app/features/map/morton.ts'
import type { TileAddress } from './tile-address.ts'

const EXTENT = 4096

/** One place. What its record does not state is left out. */
export type TilePoint = {
  /** Of the record. */
  id: string
  record: 'need' | 'project'
  kind?: NeedKind
  /** 1 to 5, 5 the worst. */
  severity?: number
  /** DAC code of 5 digits. */
  sector?: string
  /** US dollars, approximate. */
  amount?: number
}

/** Several places too near to tell apart. */
export type TileCluster = {
  /** Places, and those of needs among them. */
  n: number
  needs: number
  /** Sum in US dollars, approximate. */
  amount: number
  /** The worst; left out where no need states one. */
  severity?: number
  /** The zoom at which it falls apart; left out where it never does. */
  opens?: number
  /** The cell that holds the places, for `at` of the map's list of places. */
  at?: string
}

export type TileFeature = WorldPoint & { facts: TilePoint | TileCluster }

/** A Mapbox vector tile of one layer, in which every feature is a point. */
export function encodeTile({ layer, z, x, y }: TileAddress, features: readonly TileFeature[]): Uint8Array {
  const size = 2 ** (WORLD_BITS - z)
  const place = (position: number, tile: number) =>
    Math.min(EXTENT - 1, Math.max(0, Math.round(((position - tile * size) / size) * EXTENT)))
  const encoded = features.map(({ facts, ...at }) => ({
    type: 1 as const,
    geometry: [[place(at.x, x), place(at.y, y)] as [number, number]],
    tags: facts,
  }))
  return fromGeojsonVt(
    { [layer]: { features: encoded } as unknown as Parameters<typeof fromGeojsonVt>[0][string] },
    { version: 2, extent: EXTENT },
  )
}
