import { foldText } from '#app/features/classifications/folding.ts'
import { UNDETERMINED, type LanguageText } from '#app/features/provenance/language-text.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { loadGazetteer, nameOf, type GazetteerEntry } from './internal/gazetteer.server.ts'

/** The settlement that the public sees instead of a point. WGS 84, degrees. */
export type StandIn = {
  lat: number
  lon: number
  /** The name used on the spot, of which no language is stated, and those that the languages of the portal have for it. */
  name: LanguageText
  /** True for its name in any language and script, however accented. */
  isCalled: (name: string) => boolean
}

/** The settlement nearest to a point, within a country and first-level area where given; null when there is none within 500 km. */
export async function standInFor(
  point: { lat: number; lon: number },
  within: { country?: string | undefined; admin1?: string | undefined },
): Promise<StandIn | null> {
  const gazetteer = await loadGazetteer()
  const isInside = (place: number) => {
    if (within.country !== undefined && !gazetteer.isIn(place, within.country)) return false
    return within.admin1 === undefined || gazetteer.entry(place).admin1 === within.admin1
  }
  const [nearest] = gazetteer.around(point, 1, 500, isInside)
  if (nearest === undefined) return null
  const entry = gazetteer.entry(nearest)
  return {
    lat: entry.lat,
    lon: entry.lon,
    name: namesIn(entry),
    isCalled: (name) => entry.names.some((known) => foldText(known) === foldText(name)),
  }
}

function namesIn(entry: GazetteerEntry): LanguageText {
  const local = nameOf(entry)
  const own = LANGUAGES.map((language) => [language, nameOf(entry, language)] as const).filter(([, name]) => name !== local)
  return { [UNDETERMINED]: local, ...Object.fromEntries(own) }
}
