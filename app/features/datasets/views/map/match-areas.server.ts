import { countryOfAlpha3 } from '#app/features/classifications/alpha3.ts'
import { isCountry } from '#app/features/classifications/countries.ts'
import { admin1Of } from '#app/features/places/areas.server.ts'
import { areasNamed, countriesNamed } from '#app/features/places/named-areas.server.ts'
import type { ColumnRole } from '#app/features/datasets/tables.ts'

/** What a row says of its place: the value of the column, and that of another column that tells more: a country, or a name. */
export type PlaceText = { text: string; beside: string | null }

/**
 * Finds the area that each text means: a country (ISO 3166-1 alpha-2) or a first-level area (ISO 3166-2), null where it is none that the portal
 * knows, or could be several. P-codes that are no ISO codes say the country; their area is known by the name beside them alone,
 * for no list of the portal says which code is which area. A name that several countries have belongs to one of `countries`, the
 * countries of the dataset, or to the country that most other names belong to.
 */
export function matchAreas(texts: readonly PlaceText[], role: ColumnRole, countries: readonly string[]): (string | null)[] {
  if (role === 'country') return texts.map(({ text }) => countryOf(text))
  const candidates = texts.map((text) => (role === 'pcode' ? ofCode(text) : ofName(text)))
  const among = countries.length > 0 ? countries : mainCountry(candidates)
  return candidates.map((codes, nth) => {
    const isPlaced = role === 'pcode' || countryOf(texts[nth]?.beside ?? '') !== null
    const own = isPlaced ? codes : codes.filter((code) => among.includes(code.slice(0, 2)))
    return own.length === 1 ? (own[0] ?? null) : null
  })
}

/** A country by its code of two or three letters, or by its name in a language of the portal. */
export function countryOf(text: string): string | null {
  const code = text.trim().toUpperCase()
  if (isCountry(code)) return code
  const known = countryOfAlpha3(code)
  if (known) return known
  const named = countriesNamed(text)
  return named.length === 1 ? (named[0] ?? null) : null
}

function ofCode({ text, beside }: PlaceText): readonly string[] {
  const code = text.trim().toUpperCase().replaceAll('_', '-')
  const area = admin1Of(code)
  if (area) return [area]
  const country = isCountry(code) ? code : countryOfAlpha3(code)
  if (country) return [country]
  const within = isCountry(code.slice(0, 2)) && /^..[-.]?\d/.test(code) ? code.slice(0, 2) : countryOfAlpha3(code.slice(0, 3))
  return within && beside ? areasNamed(beside).filter((named) => named.startsWith(`${within}-`)) : []
}

function ofName({ text, beside }: PlaceText): readonly string[] {
  const area = admin1Of(text.trim().toUpperCase())
  const named = area ? [area] : areasNamed(text)
  const country = beside === null ? null : countryOf(beside)
  return country === null ? named : named.filter((code) => code.startsWith(`${country}-`))
}

/** The country of most texts that could mean an area of it. */
function mainCountry(candidates: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>()
  for (const codes of candidates)
    for (const country of new Set(codes.map((code) => code.slice(0, 2)))) counts.set(country, (counts.get(country) ?? 0) + 1)
  const [main] = [...counts].sort((a, b) => b[1] - a[1])
  return main ? [main[0]] : []
}
