import { readFileSync } from 'node:fs'
import type { NameLanguage } from '../name-languages.ts'
import { sourceFile } from './fetch-packages.server.ts'

/** ISO 3166-2 codes are written `SN-KE`; CLDR writes `snke`. */
export type Subdivisions = {
  /** Names by language, then by code. */
  cldr: Record<NameLanguage, ReadonlyMap<string, string>>
  /** The codes that CLDR puts right under a country. */
  firstLevel: ReadonlySet<string>
  /** The code right above a code of a finer level. */
  above: ReadonlyMap<string, string>
  regions: readonly Region[]
}

/** An entry of iso3166-2-db. */
export type Region = {
  country: string
  code: string
  /** The code that GeoNames and Natural Earth use, without the country's. */
  fips: string | undefined
  /** By language; also in others than those of the portal. */
  names: Readonly<Record<string, string>>
}

const CLDR = 'usr/share/unicode/cldr/common'

export function readSubdivisions(): Subdivisions {
  const cldr = { en: namesIn('en'), fr: namesIn('fr'), es: namesIn('es'), pt: namesIn('pt'), ar: namesIn('ar') }
  return { cldr, ...readLevels(), regions: readRegions() }
}

function namesIn(language: string): Map<string, string> {
  const file = readFileSync(sourceFile('names', CLDR, `subdivisions/${language}.xml`), 'utf8')
  const entries = file.matchAll(/<subdivision type="([a-z]{2}[a-z0-9]+)"[^>]*>([^<]+)</g)
  return new Map([...entries].map(([, type = '', name = '']) => [isoCode(type), name.replaceAll('&amp;', '&')]))
}

function readLevels(): Pick<Subdivisions, 'firstLevel' | 'above'> {
  const file = readFileSync(sourceFile('names', CLDR, 'supplemental/subdivisions.xml'), 'utf8')
  const firstLevel = new Set<string>()
  const above = new Map<string, string>()
  for (const [, group = '', contains = ''] of file.matchAll(/<subgroup type="([^"]+)" contains="([^"]+)"/g)) {
    for (const code of contains.split(' ').map(isoCode)) {
      if (group.length === 2) firstLevel.add(code)
      else above.set(code, isoCode(group))
    }
  }
  return { firstLevel, above }
}

function isoCode(type: string): string {
  const upper = type.toUpperCase()
  return `${upper.slice(0, 2)}-${upper.slice(2)}`
}

type RegionsFile = Record<string, { regions?: { iso?: string; fips?: string; names: Record<string, string> }[] }>

function readRegions(): Region[] {
  const file = JSON.parse(readFileSync(sourceFile('regions', 'data/iso3166-2.json'), 'utf8')) as RegionsFile
  return Object.entries(file).flatMap(([country, { regions = [] }]) =>
    regions.flatMap(({ iso, fips, names }) => (iso ? [{ country, code: `${country}-${iso}`, fips: fips || undefined, names }] : [])),
  )
}
