import { quantize } from 'topojson-client'
import type { GeometryCollection, MultiPolygon as MultiPolygonArcs, Topology } from 'topojson-specification'
import type { Tools } from '../sources/tools.server.ts'
import { mergedTopology, withinEdges } from './merged-topology.ts'
import type { SourceArea } from './source-areas.server.ts'

/** What `app/features/map/svg/world-shapes.server.ts` reads: countries by ISO 3166-1 alpha-2 as the id. */
export type World = Topology<{ countries: GeometryCollection }>

const GRID = 2e4
/** Square degrees of the triangle that a corner makes with its neighbours: below this it goes. */
const LEAST_CORNER = 0.045
/** Square degrees: islands smaller than this go, but for the largest part of a country. */
const LEAST_PART = 0.04

/** The countries for drawings of the world: simplified, Antarctica left out. */
export function drawnWorld(sources: readonly SourceArea[], tools: Tools): World {
  const shapes = sources
    .filter(({ country }) => country !== 'AQ')
    .map(({ country, geometry }) => ({ properties: { country }, geometry: withinEdges(geometry) }))
  const merged = mergedTopology(shapes, ({ country }) => country, tools)
  const simple = tools.simplify(tools.presimplify(merged), LEAST_CORNER)
  const geometries = (simple.objects.areas.geometries as MultiPolygonArcs<{ country: string }>[]).map(({ type, arcs, properties }) => ({
    ...withoutIslets(simple, { type, arcs }, tools),
    id: properties?.country ?? '',
  }))
  return quantize(tools.prune({ ...simple, objects: { countries: { type: 'GeometryCollection' as const, geometries } } }), GRID)
}

function withoutIslets(topology: Topology, shape: MultiPolygonArcs, tools: Tools): MultiPolygonArcs {
  const sizes = shape.arcs.map(([ring = []]) => tools.ringArea(topology, ring))
  const largest = sizes.indexOf(Math.max(...sizes))
  return { ...shape, arcs: shape.arcs.filter((_, part) => (sizes[part] ?? 0) >= LEAST_PART || part === largest) }
}
