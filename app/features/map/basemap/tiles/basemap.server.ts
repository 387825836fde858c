import { geoArea } from 'd3-geo'
import type { Feature, Geometry, MultiPolygon } from 'geojson'
import { feature, mesh } from 'topojson-client'
import { isDisputed, NEUTRAL_AREA } from '#app/features/map/disputed-boundaries.ts'
import { mergedTopology, topologyOf } from '../areas/merged-topology.ts'
import type { SourceArea } from '../areas/source-areas.server.ts'
import { sourceFile } from '../sources/fetch-packages.server.ts'
import { readShapefile } from '../sources/shapefile.server.ts'
import type { AreaTopology, Tools } from '../sources/tools.server.ts'
import { cutTiles } from './cut-tiles.server.ts'
import { countryLabel, type Label } from './labels.ts'
import { tileArchive } from './tile-archive.ts'
import { AREAS_FROM, PLACES_FROM, ZOOM_LEVELS, type ZoomLevel } from './zoom-levels.ts'

type OfCountry = { country: string }

/** Kinds of lines, as the style reads them in `k`. */
const LINE = { international: 0, disputed: 1, area: 2 } as const

const EARTH_KM2 = 510e6

/** The vector tiles of the basemap as one archive. */
export function basemapArchive(
  sources: readonly SourceArea[],
  labels: { areas: readonly Label[]; places: readonly Label[] },
  tools: Tools,
): Buffer {
  const shapes = sources.map(({ country, geometry }) => ({ geometry, properties: { country } }))
  const countries = mergedTopology(shapes, ({ country }) => country, tools)
  const weighed = { countries: tools.presimplify(countries), areas: tools.presimplify(topologyOf(shapes, tools)) }
  const countryNames = featuresOf(countries)
    .filter(({ properties }) => properties.country !== NEUTRAL_AREA)
    .map(({ properties, geometry }) => countryLabel(properties.country, geometry).feature)
  const lakes = readLakes()
  const tiles = ZOOM_LEVELS.flatMap((level) => {
    const land = tools.simplify(weighed.countries, level.leastCorner)
    const layers = {
      country: featuresOf(land).map(({ geometry, properties }) => shape(geometry, { c: properties.country })),
      line: [...boundaries(land), ...(level.zoom >= AREAS_FROM ? areaLines(tools.simplify(weighed.areas, level.leastCorner)) : [])],
      lake: lakes.filter(({ size }) => size > level.leastLake).map(({ geometry }) => shape(geometry, {})),
      clabel: countryNames,
      alabel: level.zoom >= AREAS_FROM ? shownAt(level, labels.areas) : [],
      place: level.zoom >= PLACES_FROM ? shownAt(level, labels.places) : [],
    }
    return cutTiles(level, layers, tools)
  })
  return tileArchive(tiles, {
    name: 'Passerelle basemap',
    description:
      'Natural Earth, towards the practice of the United Nations; names by Unicode CLDR, iso3166-2-db (MIT) and GeoNames (CC BY 4.0)',
    attribution: 'Natural Earth; GeoNames (CC BY 4.0); Unicode CLDR',
    vector_layers: ['country', 'line', 'lake', 'clabel', 'alabel', 'place'].map((id) => ({ id, fields: {} })),
  })
}

function featuresOf(topology: AreaTopology<OfCountry>): Feature<MultiPolygon, OfCountry>[] {
  return feature(topology, topology.objects.areas).features as Feature<MultiPolygon, OfCountry>[]
}

function shape<P extends Record<string, unknown>>(geometry: Geometry, properties: P): Feature {
  return { type: 'Feature', properties, geometry }
}

/** Lines between countries. */
function boundaries(land: AreaTopology<OfCountry>): Feature[] {
  return [LINE.international, LINE.disputed].flatMap((kind) => {
    const lines = mesh(land, land.objects.areas, (one, other) => {
      return one !== other && isDisputed(countryOf(one), countryOf(other)) === (kind === LINE.disputed)
    })
    return lines.coordinates.length > 0 ? [shape(lines, { k: kind })] : []
  })
}

/** Lines between the areas of one country. */
function areaLines(areas: AreaTopology<OfCountry>): Feature[] {
  const lines = mesh(areas, areas.objects.areas, (one, other) => one !== other && countryOf(one) === countryOf(other))
  return lines.coordinates.length > 0 ? [shape(lines, { k: LINE.area })] : []
}

const countryOf = ({ properties }: { properties?: unknown }): string => (properties as OfCountry).country

/** The last zoom is drawn for all deeper ones, too. */
function shownAt({ zoom }: ZoomLevel, labels: readonly Label[]): Feature[] {
  const isLast = zoom === ZOOM_LEVELS.at(-1)?.zoom
  return labels.filter(({ rank }) => rank <= zoom || isLast).map((label) => label.feature)
}

function readLakes(): { geometry: Geometry; size: number }[] {
  const base = sourceFile('lakes', 'usr/share/gnudatalanguage/resource/maps/high/ne_10m_lakes')
  return readShapefile(base, 'latin1').map(({ geometry }) => {
    // A ring that runs the other way takes in all of the Earth but the lake.
    const share = geoArea(geometry) / (4 * Math.PI)
    return { geometry, size: Math.min(share, 1 - share) * EARTH_KM2 }
  })
}
