import { countryName } from '#app/features/classifications/countries.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { admin1Name } from './areas.server.ts'

/** The names of countries (ISO 3166-1 alpha-2) and areas (ISO 3166-2) in every language of the portal, for a search to find. */
export function areaNames(codes: Iterable<string>): string[] {
  return [...new Set(codes)].flatMap(namesOf)
}

const kept = new Map<string, readonly string[]>()
/** More than there are countries and first-level areas. */
const MOST = 6000

function namesOf(code: string): readonly string[] {
  const known = kept.get(code)
  if (known) return known
  const names = LANGUAGES.map((language) => (code.includes('-') ? admin1Name(code, language) : countryName(code, language)))
  // A code that has no name is no word that anybody would look for.
  const found = [...new Set(names)].filter((name): name is string => name !== undefined && name !== code)
  if (kept.size < MOST) kept.set(code, found)
  return found
}
