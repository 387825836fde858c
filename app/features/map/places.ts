import type { FeatureCollection, Point } from 'geojson'
import type { NeedKind } from '#app/features/needs/content.ts'

/** What the map says of a place: one line of a need or project, in the reader's language. */
export type PlaceFacts = {
  recordId: string
  record: 'need' | 'project'
  /** Of a need; null where it states none, and for a project. */
  kind: NeedKind | null
  /** 1 to 5, 5 the worst; null as for the kind. */
  severity: number | null
  title: string
  /** BCP 47 tag of the title; it may not be the reader's language. */
  titleLanguage: string
  /** One line: organisation, place, people or dates, joined for reading. */
  facts: string
  href: string
}

export type MapPlace = PlaceFacts & {
  /** Public position, WGS 84 degrees. */
  lat: number
  lon: number
}

/** The most places given at once. */
export const MOST_PLACES = 500

export type PlacesGeoJson = FeatureCollection<Point, PlaceFacts>

/** The places as GeoJSON, one feature each: the answer of `/{lang}/map/places.geojson`, which the interactive map reads. */
export function placesGeoJson(places: readonly MapPlace[]): PlacesGeoJson {
  return {
    type: 'FeatureCollection',
    features: places.map(({ lat, lon, ...properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates: [roundDegrees(lon), roundDegrees(lat)] },
    })),
  }
}

// Five decimals are about one metre.
function roundDegrees(degrees: number): number {
  return Number(degrees.toFixed(5))
}
