import type { MultiPolygon, Position } from 'geojson'
import { merge } from 'topojson-client'
import type { MultiPolygon as MultiPolygonArcs } from 'topojson-specification'
import { groupBy } from '../group-by.ts'
import type { AreaTopology, Properties, Tools } from '../sources/tools.server.ts'

/** Steps of the grid on which neighbours meet, over the world's width: 40 m at the equator. */
const FINE_GRID = 1e6

/** Longitudes and latitudes beyond these are drawn in: d3-geo takes the edge of the world itself for a line across it. */
const EDGE = { lon: 179.9, lat: 89.9 }

type Shape<P extends Properties> = { geometry: MultiPolygon; properties: P }

/** The shapes with the lines that they share. */
export function topologyOf<P extends Properties>(shapes: readonly Shape<P>[], tools: Pick<Tools, 'topology'>): AreaTopology<P> {
  const features = shapes.map(({ geometry, properties }) => ({ type: 'Feature' as const, properties, geometry }))
  return tools.topology({ areas: { type: 'FeatureCollection', features } }, FINE_GRID)
}

/**
 * Joins the shapes of one key to one, in the order in which keys first come, and gives all with the lines that they share. Only where
 * three of them meet, a line then has a corner that no simplifying takes away.
 */
export function mergedTopology<P extends Properties>(
  shapes: readonly Shape<P>[],
  keyOf: (properties: P) => string,
  tools: Pick<Tools, 'topology'>,
): AreaTopology<P> {
  const detailed = topologyOf(shapes, tools)
  const groups = groupBy(detailed.objects.areas.geometries as MultiPolygonArcs<P>[], ({ properties }) => keyOf(properties as P))
  const merged = [...groups.values()].map((group) => ({ geometry: merge(detailed, group), properties: group[0]?.properties as P }))
  return topologyOf(merged, tools)
}

/** Land drawn in from the edges of the world. */
export function withinEdges({ type, coordinates }: MultiPolygon): MultiPolygon {
  const drawIn = ([lon = 0, lat = 0]: Position): Position => [clamp(lon, EDGE.lon), clamp(lat, EDGE.lat)]
  return { type, coordinates: coordinates.map((rings) => rings.map((ring) => ring.map(drawIn))) }
}

const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value))
