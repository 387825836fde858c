import type { MultiPolygon } from 'geojson'
import { COUNTRY_OF_SOURCE_AREA, COUNTRY_OF_SOURCE_CODE, PARTED } from '../reviewed/worldview.ts'
import { sourceFile } from '../sources/fetch-packages.server.ts'
import { multiPolygonOf, readGeoPackage } from '../sources/geo-package.server.ts'
import type { Tools } from '../sources/tools.server.ts'

/** A first-level area as Natural Earth draws it, under the country that the portal's maps give it. */
export type SourceArea = {
  /** Natural Earth's code of the country and name of the area: `SEN Kolda`; a further area of that name is `ALB Durrës 2`. */
  key: string
  /** ISO 3166-1 alpha-2, `XK` for Kosovo, `XJ` for Jammu and Kashmir. */
  country: string
  /** The local name. */
  name: string
  geometry: MultiPolygon
}

/** All land by first-level areas, in the order of the source. */
export function readSourceAreas(tools: Pick<Tools, 'clip' | 'cutAway'>): SourceArea[] {
  const times = new Map<string, number>()
  const file = sourceFile('areas', 'usr/share/qgis/resources/data/world_map.gpkg')
  return readGeoPackage(file, 'states_provinces').flatMap((row) => {
    const { adm0_a3: owner, iso_a2: code, name, geom } = row
    if (!(geom instanceof Buffer)) return []
    const named = `${textOf(owner)} ${textOf(name)}`
    const time = (times.get(named) ?? 0) + 1
    times.set(named, time)
    const key = time === 1 ? named : `${named} ${time}`
    const said = COUNTRY_OF_SOURCE_AREA[key]
    const country = said === undefined ? countryOf(textOf(code), textOf(owner)) : said
    if (!country) return []
    return partedArea({ key, country, name: textOf(name), geometry: multiPolygonOf(geom) }, tools)
  })
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function countryOf(code: string, owner: string): string | null {
  return /^[A-Z]{2}$/.test(code) ? code : (COUNTRY_OF_SOURCE_CODE[owner] ?? null)
}

function partedArea(area: SourceArea, { clip, cutAway }: Pick<Tools, 'clip' | 'cutAway'>): SourceArea[] {
  const line = PARTED.find(({ areas }) => areas.includes(area.key))
  if (!line) return [area]
  const ring = [[line.ring.map(([lon, lat]) => [lon, lat])]]
  const { coordinates } = area.geometry
  const inside = `${area.key} (${line.to})`
  const parts = [
    { ...area, geometry: multiPolygon(cutAway(coordinates, ring)) },
    { ...area, key: inside, country: line.to, geometry: multiPolygon(clip(coordinates, ring)) },
  ]
  return parts.filter(({ geometry }) => geometry.coordinates.length > 0)
}

export const multiPolygon = (coordinates: MultiPolygon['coordinates']): MultiPolygon => ({ type: 'MultiPolygon', coordinates })
