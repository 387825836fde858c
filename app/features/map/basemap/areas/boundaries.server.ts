import { quantize } from 'topojson-client'
import type { MultiPolygon as MultiPolygonArcs } from 'topojson-specification'
import type { AreaTopology, Tools } from '../sources/tools.server.ts'
import type { AreaPiece } from './divide-areas.server.ts'
import { mergedTopology, withinEdges } from './merged-topology.ts'

/** What `app/features/places` reads: country (null where its status is not settled) and first-level area. */
export type Bounded = { c: string | null; a?: string }

const GRID = 1e5
/** Square degrees of the triangle that a corner makes with its neighbours: below this it goes. */
const LEAST_CORNER = 0.0006
/** Square degrees; some 120 square kilometres at the equator. */
const SMALL = 0.01

/** One shape for each first-level area, simplified, with the boundaries they share. */
export function areaBoundaries(pieces: readonly AreaPiece[], tools: Tools): AreaTopology<Bounded> {
  const shapes = pieces.map(({ country, area, geometry }) => ({
    properties: { c: country, ...(area && { a: area }) },
    geometry: withinEdges(geometry),
  }))
  const merged = mergedTopology<Bounded>(shapes, ({ c, a }) => a ?? c ?? '', tools)
  return quantize(tools.prune(tools.simplify(keepSmall(tools.presimplify(merged), tools), LEAST_CORNER)), GRID)
}

/** Gives the corners of small parts so much weight that none of them goes: simplified, an islet or a town would be a line. */
function keepSmall(weighed: AreaTopology<Bounded>, tools: Tools): AreaTopology<Bounded> {
  const small = new Set<number>()
  for (const { arcs } of weighed.objects.areas.geometries as MultiPolygonArcs<Bounded>[]) {
    const sizes = arcs.map(([ring = []]) => tools.ringArea(weighed, ring))
    const largest = sizes.indexOf(Math.max(...sizes))
    arcs.forEach(([ring = []], part) => {
      if ((sizes[part] ?? 0) < SMALL && part === largest) for (const arc of ring) small.add(arc < 0 ? ~arc : arc)
    })
  }
  const arcs = weighed.arcs.map((arc, index) => (small.has(index) ? arc.map(([x = 0, y = 0]) => [x, y, Infinity]) : arc))
  return { ...weighed, arcs }
}
