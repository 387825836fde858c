import type { Place, Precision } from '#app/features/projects/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import areaData from './data/areas.json' with { type: 'json' }
import phrases from './data/phrases/contacts.json' with { type: 'json' }
import townData from './data/towns.json' with { type: 'json' }
import { inLanguages } from './languages.ts'
import type { Random } from './random.ts'

type Named = { /** In Latin letters. */ name: string; /** In Arabic letters. */ ar: string }
type Town = Named & { /** ISO 3166-2. */ admin1: string; lat: number; lon: number }

const TOWNS: Record<string, Town> = townData
const AREAS: Record<string, Named> = areaData

function nameIn({ name, ar }: Named, languages: readonly string[]): LanguageText {
  return Object.fromEntries(languages.map((lang) => [lang, lang === 'ar' ? ar : name]))
}

/** A site within about a kilometre of the town's centre, to five decimals (a metre). */
function siteNear(town: Town, random: Random): { lat: number; lon: number } {
  const shift = () => random.between(-900, 900) / 100_000
  return { lat: Number((town.lat + shift()).toFixed(5)), lon: Number((town.lon + shift()).toFixed(5)) }
}

function townPlace(
  town: Town,
  isExact: boolean,
  publicPrecision: Precision | undefined,
  languages: readonly string[],
  random: Random,
): Place {
  const precision: Precision = isExact ? 'exact' : 'settlement'
  return {
    name: nameIn(town, languages),
    ...(isExact && { description: inLanguages(phrases.worksSite, languages) }),
    point: isExact ? siteNear(town, random) : { lat: town.lat, lon: town.lon },
    country: town.admin1.slice(0, 2),
    admin1: town.admin1,
    precision,
    publicPrecision: publicPrecision ?? precision,
  }
}

/**
 * Reads how a data file writes a place: `matam` (the settlement), `matam:exact` (a site there), `matam>admin1` (the
 * public sees the region only), `SN-MT` (a first-level area), `SN` (a country). Throws when the town or area is not listed.
 */
export function readPlace(text: string, languages: readonly string[], random: Random): Place {
  if (/^[A-Z]{2}$/.test(text)) return { country: text, precision: 'country', publicPrecision: 'country' }
  if (/^[A-Z]{2}-/.test(text)) {
    const area = AREAS[text]
    if (!area) throw new Error(`No area ${text}`)
    return { name: nameIn(area, languages), country: text.slice(0, 2), admin1: text, precision: 'admin1', publicPrecision: 'admin1' }
  }
  const [, key = '', exact, publicPrecision] = /^([a-z-]+)(:exact)?(?:>(\w+))?$/.exec(text) ?? []
  const town = TOWNS[key]
  if (!town) throw new Error(`No town ${text}`)
  return townPlace(town, exact !== undefined, publicPrecision as Precision | undefined, languages, random)
}
