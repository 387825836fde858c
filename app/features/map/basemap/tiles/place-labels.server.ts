import type { NamedIn } from '../areas/area-names.server.ts'
import { sourceFile } from '../sources/fetch-packages.server.ts'
import { readShapefile } from '../sources/shapefile.server.ts'
import { BASEMAP_MAX_ZOOM } from '#app/features/map/basemap-address.ts'
import { type Label, namesOfLabel, pointFeature } from './labels.ts'

/** Kinds of places, as the style reads them in `k`. */
const KIND = { capital: 1, seat: 2, other: 3 } as const

/** By Natural Earth's scale rank, the zoom from which a place has its name. */
const ZOOM_BY_RANK = [
  [1, 3],
  [3, 4],
  [6, 5],
] as const

/**
 * The settlements of Natural Earth. Those of GeoNames have the names.
 * @param namesOf by the number of GeoNames, else by country and name
 */
export function placeLabels(
  namesOf: (place: { geonamesId: string; country: string; name: string; asciiName: string }) => NamedIn,
): Label[] {
  const base = sourceFile('places', 'usr/share/magics/10m/ne_10m_populated_places_simple')
  return readShapefile(base, 'windows-1252').flatMap(({ geometry, attributes }) => {
    if (geometry.type !== 'Point') return []
    const { name = '', nameascii: asciiName = '', iso_a2: country = '', featurecla = '', scalerank, geonameid } = attributes
    const [lon = 0, lat = 0] = geometry.coordinates
    const kind = featurecla === 'Admin-0 capital' ? KIND.capital : featurecla.startsWith('Admin-1 capital') ? KIND.seat : KIND.other
    const names = namesOf({ geonamesId: String(Math.trunc(Number(geonameid))), country, name, asciiName })
    const properties = { ...namesOfLabel(name, names), r: Number(scalerank), k: kind }
    return [{ feature: pointFeature(lon, lat, properties), rank: firstZoom(kind, Number(scalerank)) }]
  })
}

function firstZoom(kind: number, scaleRank: number): number {
  if (kind === KIND.capital) return Math.min(4, Math.max(2, scaleRank))
  return ZOOM_BY_RANK.find(([most]) => scaleRank <= most)?.[1] ?? BASEMAP_MAX_ZOOM
}
