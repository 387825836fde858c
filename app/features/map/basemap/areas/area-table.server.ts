import type { MultiPolygon } from 'geojson'
import { feature, mergeArcs } from 'topojson-client'
import type { MultiPolygon as MultiPolygonArcs } from 'topojson-specification'
import { groupBy } from '../group-by.ts'
import { POINTS_OF_AREAS } from '../reviewed/points-of-areas.ts'
import type { SourceSettlement } from '../sources/geonames.server.ts'
import { NAME_LANGUAGES } from '../name-languages.ts'
import type { AreaTopology } from '../sources/tools.server.ts'
import type { AreaCodes } from './area-codes.server.ts'
import type { NamedIn } from './area-names.server.ts'
import { areaFinder } from './assign-areas.server.ts'
import type { Bounded } from './boundaries.server.ts'
import { labelPoint } from './label-point.ts'

type LatLon = readonly [lat: number, lon: number]

/** What `areas.json.gz` holds; `app/features/places/internal/area-table.server.ts` reads it. */
export type AreaTable = {
  countries: Record<string, LatLon>
  areas: Record<string, readonly [...LatLon, ...string[]]>
  within: Readonly<Record<string, string>>
}

type Sources = {
  areaCodes: AreaCodes
  namesOf: (code: string) => NamedIn
  boundaries: AreaTopology<Bounded>
  settlements: readonly SourceSettlement[]
  /** The area that GeoNames' own codes stand for. */
  areaOf: (settlement: SourceSettlement) => string | undefined
}

/** Points and names of countries and first-level areas. The points lie inside the boundaries as the portal has them. */
export function areaTable({ areaCodes, namesOf, boundaries, settlements, areaOf }: Sources): AreaTable {
  const shapes = boundaries.objects.areas.geometries as MultiPolygonArcs<Bounded>[]
  const pointOf = (group: MultiPolygonArcs<Bounded>[]): LatLon => {
    const { geometry } = feature(boundaries, mergeArcs(boundaries, group))
    return roundedInside(geometry)
  }
  const points = new Map([...groupBy(shapes, ({ properties }) => properties?.a ?? '')].map(([code, group]) => [code, pointOf(group)]))
  const seats = seatsOf(settlements, areaOf)
  const areas = [...areaCodes.codes].map((code) => {
    const point = POINTS_OF_AREAS[code] ?? points.get(code) ?? seats.get(code)
    if (!point) throw new Error(`No point is known of ${code}`)
    return [code, [...point, ...namesFor(code, namesOf(code))]] as const
  })
  const shapesOf = groupBy(shapes, ({ properties }) => properties?.c ?? '')
  shapesOf.delete('')
  const capitals = settlements.filter(({ kind, country }) => kind === 'PPLC' && !shapesOf.has(country))
  const countries: [string, LatLon][] = [
    ...[...shapesOf].map(([code, group]): [string, LatLon] => [code, POINTS_OF_AREAS[code] ?? pointOf(group)]),
    // The Vatican is no area of the source.
    ...capitals.map(({ country, lat, lon }): [string, LatLon] => [country, [rounded(lat, 2), rounded(lon, 2)]]),
  ]
  return {
    countries: Object.fromEntries(countries.sort(([one], [other]) => (one < other ? -1 : 1))),
    areas: Object.fromEntries(areas),
    within: areaCodes.within,
  }
}

/** In the order of the languages; empty where as the first, and left out at the end. */
function namesFor(code: string, names: NamedIn): string[] {
  const [first = code, ...others] = NAME_LANGUAGES.map((language) => names[language] ?? '')
  const kept = [first, ...others.map((name) => (name === first ? '' : name))]
  while (kept.at(-1) === '') kept.pop()
  return kept
}

/** Of areas too small for the boundaries, and of those whose status is not settled: their seat, or their largest settlement. */
function seatsOf(settlements: readonly SourceSettlement[], areaOf: Sources['areaOf']): Map<string, LatLon> {
  const rank = ({ kind, population }: SourceSettlement) => (kind === 'PPLA' || kind === 'PPLC' ? 1e9 : 0) + population
  const best = new Map<string, SourceSettlement>()
  for (const settlement of settlements) {
    const code = areaOf(settlement)
    const known = code && best.get(code)
    if (code && (!known || rank(known) < rank(settlement))) best.set(code, settlement)
  }
  return new Map([...best].map(([code, { lat, lon }]) => [code, [rounded(lat, 4), rounded(lon, 4)]]))
}

/** To a kilometre, or finer where the point would be outside. */
function roundedInside(geometry: MultiPolygon): LatLon {
  const { lat, lon } = labelPoint(geometry)
  const find = areaFinder([{ geometry }])
  const found = [2, 3, 4].map((digits): LatLon => [rounded(lat, digits), rounded(lon, digits)])
  return found.find(([y, x]) => find({ lat: y, lon: x }) !== undefined) ?? [rounded(lat, 4), rounded(lon, 4)]
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits))
