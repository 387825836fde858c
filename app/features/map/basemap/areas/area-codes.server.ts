import { ADDED_AREAS, DROPPED_AREAS, OTHER_AREA_ABOVE } from '../reviewed/area-list.ts'
import type { Subdivisions } from '../sources/subdivisions.server.ts'

export type AreaCodes = {
  /** ISO 3166-2 codes of the first-level areas, in the order of the codes. */
  codes: ReadonlySet<string>
  /** The first-level area of any code: itself, or the one it lies in. */
  areaOf: (code: string) => string | undefined
  /** Codes of finer levels and the areas they lie in, in the order of the codes. */
  within: Readonly<Record<string, string>>
}

/** First-level areas in practice: those of CLDR, but for the reviewed list. */
export function readAreaCodes({ firstLevel, above }: Subdivisions): AreaCodes {
  const dropped = new Set(listed(DROPPED_AREAS))
  const codes = new Set([...firstLevel, ...listed(ADDED_AREAS)].filter((code) => !dropped.has(code)).sort())
  const areaOf = (code: string): string | undefined => {
    if (codes.has(code)) return code
    const next = OTHER_AREA_ABOVE[code] ?? above.get(code)
    return next && areaOf(next)
  }
  const finer = [...new Set([...above.keys(), ...Object.keys(OTHER_AREA_ABOVE)])].sort().flatMap((code) => {
    const area = areaOf(code)
    return area && area !== code ? [[code, area] as const] : []
  })
  return { codes, areaOf, within: Object.fromEntries(finer) }
}

/** `SN: 'DK KE'` lists `SN-DK` and `SN-KE`. */
function listed(codes: Readonly<Record<string, string>>): string[] {
  return Object.entries(codes).flatMap(([country, ends]) => ends.split(' ').map((end) => `${country}-${end}`))
}
