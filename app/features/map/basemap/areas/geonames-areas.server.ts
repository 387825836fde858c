import reviewed from '../reviewed/geonames-areas.json' with { type: 'json' }
import { readAdmin1Names, type SourceSettlement } from '../sources/geonames.server.ts'
import type { Subdivisions } from '../sources/subdivisions.server.ts'
import type { AreaCodes } from './area-codes.server.ts'
import type { NamedIn } from './area-names.server.ts'

/** By GeoNames' codes, `PS.WE.7870654` before `PS.WE`; empty where the code stands for no area of today. */
const REVIEWED: Readonly<Record<string, string>> = reviewed

type Located = Pick<SourceSettlement, 'country' | 'admin1' | 'admin2'>

/** The first-level area (ISO 3166-2) that GeoNames' own codes stand for: by the reviewed list, the name, the code itself, or FIPS. */
export function geonamesAreas(
  subdivisions: Subdivisions,
  { codes }: AreaCodes,
  namesOf: (code: string) => NamedIn,
): (located: Located) => string | undefined {
  const admin1Names = readAdmin1Names()
  const byName = new Map<string, string>()
  const byFips = new Map<string, string>()
  const note = (map: Map<string, string>, key: string, code: string) => void (map.has(key) || map.set(key, code))
  for (const code of codes) for (const name of Object.values(namesOf(code))) note(byName, `${code.slice(0, 2)} ${nameKey(name)}`, code)
  for (const { country, code, fips, names } of subdivisions.regions) {
    if (!codes.has(code)) continue
    if (fips) note(byFips, `${country}.${fips}`, code)
    for (const name of Object.values(names)) note(byName, `${country} ${nameKey(name)}`, code)
  }

  const found = new Map<string, string | undefined>()
  const find = (country: string, admin1: string): string | undefined => {
    const key = `${country}.${admin1}`
    const name = admin1Names.get(key)
    const named = name && byName.get(`${country} ${nameKey(name)}`)
    if (named) return named
    const same = `${country}-${admin1}`
    return !name && codes.has(same) ? same : byFips.get(key)
  }

  return ({ country, admin1, admin2 }) => {
    const key = `${country}.${admin1}`
    const said = REVIEWED[`${key}.${admin2}`] ?? REVIEWED[key]
    if (said !== undefined) return said || undefined
    if (!found.has(key)) found.set(key, find(country, admin1))
    return found.get(key)
  }
}

const KIND_WORDS = new Set(
  'province provincia provincie region state county district department departement departamento oblast prefecture governorate municipality parish of de du la le al el ad ar as ash az an the land canton autonomous republic city capital territory federal estado division raion rayon judet wilaya'.split(
    ' ',
  ),
)

/** What is left of a name without accents, spaces and the words for kinds of areas, so that two ways of writing it meet. */
export function nameKey(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/[\p{M}’'`ʻʿ‘]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  return words.filter((word) => word && !KIND_WORDS.has(word)).join('')
}
