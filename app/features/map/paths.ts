import { type Bbox, formatBbox } from '#app/features/map/bbox.ts'
import type { ShownKinds } from '#app/features/map/shown-kinds.ts'
import type { TileLayer } from '#app/features/map/tiles/tile-address.ts'

/** The map in full, in a frame of another site, or on paper. */
export type MapSheet = 'map' | 'map/embed' | 'map/print'

type View = { filters?: URLSearchParams | undefined; bbox?: Bbox | undefined; sheet?: MapSheet | undefined }

/** The map page, with the filters in force and the part of the world it shows. */
export function mapPath(language: string, { filters, bbox, sheet = 'map' }: View = {}): string {
  return withQuery(`/${language}/${sheet}`, filters, bbox)
}

/** All places that fit the filters, wherever the map looks: so `bbox` is left out. */
export function placesPath(language: string, filters?: URLSearchParams): string {
  return withQuery(`/${language}/map/places.geojson`, filters)
}

/** Layer of tiles, and the address of its tiles with `{z}/{x}/{y}` to be put in. Filters in force stay, in one order. */
export type TilesAddress = { layer: TileLayer; template: string }

/** Tiles of the kinds that are shown, wherever the map looks. */
export function tilesPath({ needs, projects }: ShownKinds, filters?: URLSearchParams): TilesAddress {
  const layer = needs && projects ? 'places' : needs ? 'needs' : 'projects'
  return { layer, template: withQuery(`/tiles/${layer}/{z}/{x}/{y}.mvt`, filters) }
}

// Where a reader stands in a list says nothing about a map.
const LIST_ONLY = ['bbox', 'cursor', 'limit', 'sort']

function withQuery(path: string, filters?: URLSearchParams, bbox?: Bbox): string {
  const query = new URLSearchParams(filters)
  for (const name of LIST_ONLY) query.delete(name)
  const pairs = [...query].map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
  if (bbox) pairs.push(`bbox=${formatBbox(bbox)}`)
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path
}
