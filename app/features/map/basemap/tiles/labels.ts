import type { Feature, MultiPolygon, Point } from 'geojson'
import type { NamedIn } from '../areas/area-names.server.ts'
import { labelPoint } from '../areas/label-point.ts'
import { NAME_LANGUAGES } from '../name-languages.ts'

/** A name of the map: `rank` says from which zoom. */
export type Label = { feature: Feature<Point>; rank: number }

export function pointFeature(lon: number, lat: number, properties: Record<string, unknown>): Feature<Point> {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } }
}

/** Names as the style reads them: `n`, the local one, and `n_fr` and the like where another. */
export function namesOfLabel(local: string, names: NamedIn): Record<string, string> {
  const others = NAME_LANGUAGES.flatMap((language) => {
    const name = names[language]
    return name && name !== local ? [[`n_${language}`, name] as const] : []
  })
  return { n: local, ...Object.fromEntries(others) }
}

/** Square degrees of the largest part from which a country has its name at each step of zooms. */
const COUNTRY_RANKS = [150, 20, 3]
/** The same of a first-level area, from zoom 4 on. */
const AREA_RANKS = [20, 3]
const FIRST_AREA_ZOOM = 4

/** The label of a country: `c`, by which the browser names it, and `r`, its rank. */
export function countryLabel(country: string, geometry: MultiPolygon): Label {
  const { lat, lon, size } = labelPoint(geometry)
  const rank = rankOf(size, COUNTRY_RANKS)
  return { feature: pointFeature(lon, lat, { c: country, r: rank }), rank }
}

export function areaLabel(local: string, names: NamedIn, geometry: MultiPolygon): Label {
  const { lat, lon, size } = labelPoint(geometry)
  const rank = FIRST_AREA_ZOOM + rankOf(size, AREA_RANKS)
  return { feature: pointFeature(lon, lat, { ...namesOfLabel(local, names), r: rank }), rank }
}

function rankOf(size: number, steps: readonly number[]): number {
  const rank = steps.findIndex((step) => size > step)
  return rank === -1 ? steps.length : rank
}
