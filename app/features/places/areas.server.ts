import { localeOf } from '#app/platform/i18n/languages.ts'
import { areaTable, nameInTable, own } from './internal/area-table.server.ts'

export type Admin1 = { /** ISO 3166-2. */ code: string; name: string }

/** True for the ISO 3166-2 code of a first-level area: `SN-KE`, not `BF-KAD`, which is a province within a region. */
export const isAdmin1 = (code: string): boolean => own(areaTable().areas, code) !== undefined

/** The ISO 3166-2 codes of all first-level areas. */
export const admin1Codes = (): string[] => Object.keys(areaTable().areas)

/** The first-level area of any ISO 3166-2 code: itself, or the one it lies in (`BF-KAD` gives `BF-03`). Undefined for an unknown code. */
export const admin1Of = (code: string): string | undefined => (isAdmin1(code) ? code : own(areaTable().within, code))

/** The name, in a language where known, of the first-level area of an ISO 3166-2 code (`admin1Of`). Undefined for an unknown code. */
export function admin1Name(code: string, language: string): string | undefined {
  const area = admin1Of(code)
  return area && nameInTable(area, language)
}

/** The first-level areas of a country (ISO 3166-1 alpha-2), by name as the language sorts. Empty for a country that has none. */
export function listAdmin1(country: string, language: string): Admin1[] {
  const { compare } = new Intl.Collator(localeOf(language))
  return Object.keys(areaTable().areas)
    .filter((code) => code.startsWith(`${country}-`))
    .map((code) => ({ code, name: nameInTable(code, language) ?? code }))
    .sort((one, other) => compare(one.name, other.name))
}

/**
 * The point that stands for a country (ISO 3166-1 alpha-2) or a first-level area (ISO 3166-2): always the same, well inside its
 * largest part, far from what lies there. WGS 84, degrees; undefined for an unknown code.
 */
export function labelPoint(code: string): { lat: number; lon: number } | undefined {
  const found = own(areaTable().countries, code) ?? own(areaTable().areas, code)
  return found && { lat: found[0], lon: found[1] }
}
