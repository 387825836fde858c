import type { MultiPolygon, Position } from 'geojson'
import reviewed from '../reviewed/source-areas.json' with { type: 'json' }
import { isInside } from '../rings.ts'
import type { SourceArea } from './source-areas.server.ts'

/** By key of the source area, the ISO 3166-2 codes of the areas it is now, with spaces; a country's code where it has none. */
const REVIEWED: Readonly<Record<string, string>> = reviewed

/** A settlement that knows its area. */
export type CodedSettlement = { lat: number; lon: number; country: string; /** ISO 3166-2. */ area: string | undefined }

/** A source area with the first-level areas (ISO 3166-2) that it belongs to or that divide it; none where its country has none there. */
export type AssignedArea = SourceArea & {
  codes: readonly string[]
  /** Those inside that know their area. */ settlements: readonly CodedSettlement[]
}

/**
 * Says of each source area which first-level areas of today it is: those of the reviewed list, else the one of most settlements of
 * its country inside, else the one that bears its name.
 */
export function assignAreas(
  sources: readonly SourceArea[],
  settlements: readonly CodedSettlement[],
  codeNamed: (country: string, name: string) => string | undefined,
): AssignedArea[] {
  const gathered = gatherSettlements(sources, settlements)
  return sources.map((source, index) => {
    const inside = (gathered[index] ?? []).filter(({ area, country }) => area && country === source.country)
    const said = REVIEWED[source.key]
    const codes = said === undefined ? [mostFrequent(inside) ?? codeNamed(source.country, source.name)] : said.split(' ')
    return { ...source, codes: codes.filter((code) => code?.includes('-')) as string[], settlements: inside }
  })
}

function mostFrequent(settlements: readonly CodedSettlement[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { area = '' } of settlements) counts.set(area, (counts.get(area) ?? 0) + 1)
  // The sort is stable: among equals stands the one that came first.
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0]
}

/** The settlements inside each of the areas. */
export function gatherSettlements<T extends { lat: number; lon: number }>(
  areas: readonly { geometry: MultiPolygon }[],
  settlements: readonly T[],
): T[][] {
  const find = areaFinder(areas)
  const gathered = areas.map((): T[] => [])
  for (const settlement of settlements) {
    const index = find(settlement)
    if (index !== undefined) gathered[index]?.push(settlement)
  }
  return gathered
}

type Part = { index: number; rings: readonly Position[][]; west: number; south: number; east: number; north: number }

/** Finds by its index the area around a point, looking through the parts that reach into its square degree. */
export function areaFinder(areas: readonly { geometry: MultiPolygon }[]): (point: { lat: number; lon: number }) => number | undefined {
  const bySquare = new Map<string, Part[]>()
  areas.forEach(({ geometry }, index) => {
    for (const rings of geometry.coordinates) {
      const part = { index, rings, ...extentOf(rings[0] ?? []) }
      for (let x = Math.floor(part.west); x <= part.east; x++) {
        for (let y = Math.floor(part.south); y <= part.north; y++) {
          const square = `${x} ${y}`
          const parts = bySquare.get(square)
          if (parts) parts.push(part)
          else bySquare.set(square, [part])
        }
      }
    }
  })
  return ({ lat, lon }) => {
    const parts = bySquare.get(`${Math.floor(lon)} ${Math.floor(lat)}`) ?? []
    return parts.find((part) => isInPart([lon, lat], part))?.index
  }
}

function isInPart(position: Position, { rings, west, south, east, north }: Part): boolean {
  const [lon = 0, lat = 0] = position
  if (lon < west || lon > east || lat < south || lat > north) return false
  return rings.reduce((inside, ring) => inside !== isInside(position, ring), false)
}

function extentOf(ring: readonly Position[]) {
  const lons = ring.map(([lon = 0]) => lon)
  const lats = ring.map(([, lat = 0]) => lat)
  return { west: Math.min(...lons), south: Math.min(...lats), east: Math.max(...lons), north: Math.max(...lats) }
}
