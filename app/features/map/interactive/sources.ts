import type { ExpressionSpecification, VectorSourceSpecification } from 'maplibre-gl'
import { onceEach } from '#app/features/map/once-each.ts'
import type { TilesAddress } from '#app/features/map/paths.ts'
import type { PlacesGeoJson } from '#app/features/map/places.ts'

/** The one source of places, and how its features are read. Layers and cards know no more of it than this. */
export const PLACES = 'places'

/** The deepest zoom of the map, and of the tiles it asks for. */
export const DEEPEST_ZOOM = 16

/** Places as tiles that the server gathers: what fits the filters, however many there are. */
export function placesSource({ template }: TilesAddress): VectorSourceSpecification {
  return { type: 'vector', tiles: [location.origin + template], maxzoom: DEEPEST_ZOOM }
}

export const isCluster: ExpressionSpecification = ['has', 'n']
export const clusterCount: ExpressionSpecification = ['get', 'n']
/** The worst severity in a cluster; 0 where no need in it states one. */
export const clusterWorst: ExpressionSpecification = ['coalesce', ['get', 'severity'], 0]
/** Of the record of a single place. */
export const recordId: ExpressionSpecification = ['get', 'id']

/** The zoom at which the cluster falls apart on this map, or null. */
export function clusterOpensAt({ opens }: Record<string, unknown>): number | null {
  return typeof opens === 'number' && opens <= DEEPEST_ZOOM ? opens : null
}

/** What a card is about: one record, or the cell of a cluster that does not fall apart. */
export type CardSubject = { record: string } | { at: string }

/** The records of a card, a record with several places once: as properties of their features, at most `limit`. Throws where they cannot be had. */
export async function cardRecords(places: string, subject: CardSubject, limit: number): Promise<unknown[]> {
  const address = new URL(places, location.href)
  for (const [name, value] of Object.entries(subject)) address.searchParams.set(name, value)
  address.searchParams.set('limit', String(limit))
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status}`)
  const { features } = (await response.json()) as PlacesGeoJson
  return onceEach(features.map(({ properties }) => properties))
}
