import { BASEMAP_MAX_ZOOM } from '#app/features/map/basemap-address.ts'

export type ZoomLevel = {
  zoom: number
  /** Units across a tile: fewer where less is seen. */
  extent: number
  /** Square degrees of the triangle that a corner makes with its neighbours: below this it goes. */
  leastCorner: number
  /** Square kilometres: smaller lakes go. */
  leastLake: number
}

const LEVELS: readonly ZoomLevel[] = [
  { zoom: 0, extent: 1024, leastCorner: 0.5, leastLake: 40_000 },
  { zoom: 1, extent: 1024, leastCorner: 0.16, leastLake: 40_000 },
  { zoom: 2, extent: 2048, leastCorner: 0.03, leastLake: 4000 },
  { zoom: 3, extent: 2048, leastCorner: 0.008, leastLake: 4000 },
  { zoom: 4, extent: 4096, leastCorner: 0.0008, leastLake: 800 },
  { zoom: 5, extent: 4096, leastCorner: 0.00015, leastLake: 300 },
  { zoom: 6, extent: 4096, leastCorner: 0.00003, leastLake: 60 },
]

export const ZOOM_LEVELS = LEVELS.filter(({ zoom }) => zoom <= BASEMAP_MAX_ZOOM)

/** First-level areas have lines and names from here. */
export const AREAS_FROM = 4
/** Settlements have names from here. */
export const PLACES_FROM = 2
