import type { MultiPolygon, Position } from 'geojson'
import { mergeArcs, quantize } from 'topojson-client'
import type { MultiPolygon as MultiPolygonArcs, Polygon as PolygonArcs } from 'topojson-specification'
import { groupBy } from '../group-by.ts'
import type { AreaTopology, Tools } from '../sources/tools.server.ts'
import type { AreaPiece } from './divide-areas.server.ts'
import { multiPolygon } from './source-areas.server.ts'

/** What `app/features/places` reads: country (null where its status is not settled) and first-level area. */
export type Bounded = { c: string | null; a?: string }

/** Steps of the grid on which neighbours meet, over the world's width. */
const FINE_GRID = 1e6
/** Square degrees of the triangle that a corner makes with its neighbours: below this it goes. */
const LEAST_CORNER = 0.0007

/** Longitudes and latitudes beyond these are drawn in: d3-geo takes the edge of the world itself for a line across it. */
const EDGE = { lon: 179.9, lat: 89.9 }

/** The areas of all pieces with the boundaries they share, in full detail. */
export function joinAreas(pieces: readonly AreaPiece[], tools: Tools): AreaTopology<Bounded> {
  const features = pieces.map(({ country, area, geometry }) => ({
    type: 'Feature' as const,
    properties: { c: country, ...(area && { a: area }) },
    geometry: withinEdges(geometry),
  }))
  return tools.topology({ areas: { type: 'FeatureCollection', features } }, FINE_GRID)
}

/** The same, one shape an area, simplified, on a grid of so many steps. Areas come in the order in which they first appear. */
export function simplifyAreas(detailed: AreaTopology<Bounded>, steps: number, tools: Tools): AreaTopology<Bounded> {
  const simple = tools.simplify(tools.presimplify(detailed), LEAST_CORNER)
  const groups = groupBy(
    simple.objects.areas.geometries as (PolygonArcs<Bounded> | MultiPolygonArcs<Bounded>)[],
    ({ properties }) => properties?.a ?? properties?.c ?? '',
  )
  const geometries = [...groups.values()].map((group) => ({ ...mergeArcs(simple, group), properties: group[0]?.properties ?? { c: null } }))
  return quantize(tools.prune({ ...simple, objects: { areas: { type: 'GeometryCollection', geometries } } }), steps)
}

export function withinEdges({ coordinates }: MultiPolygon): MultiPolygon {
  const drawIn = ([lon = 0, lat = 0]: Position): Position => [clamp(lon, EDGE.lon), clamp(lat, EDGE.lat)]
  return multiPolygon(coordinates.map((rings) => rings.map((ring) => ring.map(drawIn))))
}

const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value))
