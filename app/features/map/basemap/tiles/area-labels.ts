import type { MultiPolygon } from 'geojson'
import type { NamedIn } from '../areas/area-names.server.ts'
import type { AssignedArea } from '../areas/assign-areas.server.ts'
import type { AreaPiece } from '../areas/divide-areas.server.ts'
import { groupBy } from '../group-by.ts'
import { areaLabel, type Label } from './labels.ts'

type Naming = {
  namesOf: (code: string) => NamedIn
  /** The code, of any level, that bears a name. */
  codeNamed: (country: string, name: string) => string | undefined
  /** The first-level area of a code of any level. */
  areaOf: (code: string) => string | undefined
}

/**
 * The names of areas on the map: a first-level area that the source draws as one bears its names; where the source is finer, its
 * own areas do (the counties of England); where it is older, the areas of today do, without their lines.
 */
export function areaLabels(
  assigned: readonly AssignedArea[],
  pieces: readonly AreaPiece[],
  { namesOf, codeNamed, areaOf }: Naming,
): Label[] {
  const divided = new Set(assigned.flatMap(({ codes }) => (codes.length > 1 ? codes : [])))
  const byCode = groupBy(assigned, ({ codes }) => codes[0] ?? '')
  const drawn = assigned.flatMap(({ codes, country, name, geometry }) => {
    const [code] = codes
    if (!name || codes.length > 1 || (code && divided.has(code))) return []
    if (code && byCode.get(code)?.length === 1) return [areaLabel(name, namesOf(code), geometry)]
    const finer = codeNamed(country, name)
    return [areaLabel(name, finer && finer !== code && areaOf(finer) === code ? namesOf(finer) : {}, geometry)]
  })
  const today = [...groupBy(pieces, ({ area }) => area ?? '')].flatMap(([code, parts]) => {
    if (!divided.has(code)) return []
    const names = namesOf(code)
    return names.en ? [areaLabel(names.en, names, joined(parts))] : []
  })
  return [...drawn, ...today]
}

function joined(parts: readonly AreaPiece[]): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: parts.flatMap(({ geometry }) => geometry.coordinates) }
}
