import { admin1Name } from '#app/features/places/areas.server.ts'
import { countryName } from '#app/features/classifications/countries.ts'
import { chooseText, type LanguageText } from '#app/features/provenance/language-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

type Shown = { name?: LanguageText | undefined; country?: string | undefined; admin1?: string | undefined }

/** A place in words: its own name, or the area's; with what it lies in as a note. */
export function placeLine(place: Shown, language: Language): { name: string; note?: string | undefined } {
  const country = place.country ? countryName(place.country, language) : ''
  const area = place.admin1 ? admin1Name(place.admin1, language) : undefined
  const own = chooseText(place.name, language)?.text
  const names = [...new Set([own, area, country].filter((name): name is string => Boolean(name)))]
  return { name: names[0] ?? '', note: names.slice(1).join(language === 'ar' ? '، ' : ', ') || undefined }
}
