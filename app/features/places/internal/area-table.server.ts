import { readSmallData } from './data-file.server.ts'

type LatLon = readonly [lat: number, lon: number]

/** `data/areas.json.gz`: label points (WGS 84, degrees) and names. */
type AreaTable = {
  /** By ISO 3166-1 alpha-2. */
  countries: Readonly<Record<string, LatLon>>
  /** First-level areas by ISO 3166-2, in the order of the codes. Names in the languages of `NAME_LANGUAGES`; empty where as the first. */
  areas: Readonly<Record<string, readonly [...LatLon, ...string[]]>>
  /** The first-level area in which an area of a finer level lies, both by ISO 3166-2. */
  within: Readonly<Record<string, string>>
}

const NAME_LANGUAGES = ['en', 'fr', 'es', 'pt', 'ar']

let table: AreaTable | undefined

/** Read at first use (a few milliseconds) and kept. */
export function areaTable(): AreaTable {
  table ??= JSON.parse(readSmallData('areas.json.gz').toString('utf8')) as AreaTable
  return table
}

export function nameInTable(code: string, language: string): string | undefined {
  const [, , ...names] = own(areaTable().areas, code) ?? []
  return names[NAME_LANGUAGES.indexOf(language)] || names[0]
}

/** The entry of a code, which people type: never something that every object has. */
export const own = <T>(entries: Readonly<Record<string, T>>, code: string): T | undefined =>
  Object.hasOwn(entries, code) ? entries[code] : undefined
