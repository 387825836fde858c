import { quantize } from 'topojson-client'
import type { GeometryCollection, MultiPolygon as MultiPolygonArcs, Topology } from 'topojson-specification'
import type { AreaTopology, Tools } from '../sources/tools.server.ts'
import { mergedTopology, withinEdges } from './merged-topology.ts'
import type { SourceArea } from './source-areas.server.ts'

/** What `app/features/map/svg/world-shapes.server.ts` reads: countries by ISO 3166-1 alpha-2 as the id. */
export type World = Topology<{ countries: GeometryCollection }>

const GRID = 2e4
/** Square degrees of the triangle that a corner makes with its neighbours: below this it goes. */
const LEAST_CORNER = 0.06
/** Square degrees: parts smaller than this go, but for the largest part of a country. */
const LEAST_PART = 0.065

/** Small countries keep finer corners and parts, that they be recognised: up to so many square degrees, so many times finer. */
const FINER = [
  { upTo: 0.3, times: 40 },
  { upTo: 2, times: 14 },
  { upTo: 5, times: 5 },
] as const

type CountryArcs = MultiPolygonArcs<{ country: string }>

/** The countries for drawings of the world: simplified, Antarctica left out. */
export function drawnWorld(sources: readonly SourceArea[], tools: Tools): World {
  const shapes = sources
    .filter(({ country }) => country !== 'AQ')
    .map(({ country, geometry }) => ({ properties: { country }, geometry: withinEdges(geometry) }))
  const merged = mergedTopology(shapes, ({ country }) => country, tools)
  const countries = merged.objects.areas.geometries as CountryArcs[]
  const finerBy = new Map(countries.map((country) => [country.properties?.country, finerTimes(merged, country, tools)]))
  const timesOf = ({ properties }: CountryArcs) => finerBy.get(properties?.country) ?? 1
  const simple = tools.simplify(weighSmall(tools.presimplify(merged), timesOf), LEAST_CORNER)
  const geometries = countries.map((country) => ({
    ...withoutIslets(simple, country, LEAST_PART / timesOf(country), tools),
    id: country.properties?.country ?? '',
  }))
  return quantize(tools.prune({ ...simple, objects: { countries: { type: 'GeometryCollection' as const, geometries } } }), GRID)
}

function finerTimes(topology: Topology, { arcs }: CountryArcs, tools: Tools): number {
  const size = arcs.reduce((sum, [ring = []]) => sum + tools.ringArea(topology, ring), 0)
  return FINER.find(({ upTo }) => size <= upTo)?.times ?? 1
}

/** Lets the corners of small countries weigh more. */
function weighSmall(weighed: AreaTopology<{ country: string }>, timesOf: (country: CountryArcs) => number): typeof weighed {
  const times = weighed.arcs.map(() => 1)
  for (const country of weighed.objects.areas.geometries as CountryArcs[]) {
    for (const arc of country.arcs.flat(2)) {
      const index = arc < 0 ? ~arc : arc
      times[index] = Math.max(times[index] ?? 1, timesOf(country))
    }
  }
  const arcs = weighed.arcs.map((arc, index) => arc.map(([x = 0, y = 0, weight = 0]) => [x, y, weight * (times[index] ?? 1)]))
  return { ...weighed, arcs }
}

function withoutIslets(topology: Topology, { arcs }: CountryArcs, least: number, tools: Tools): MultiPolygonArcs {
  const sizes = arcs.map(([ring = []]) => tools.ringArea(topology, ring))
  const largest = sizes.indexOf(Math.max(...sizes))
  return { type: 'MultiPolygon', arcs: arcs.filter((_, part) => (sizes[part] ?? 0) >= least || part === largest) }
}
