import { admin1Name } from '#app/features/places/areas.server.ts'
import { countryName } from '#app/features/classifications/countries.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

type Shown = { name?: LanguageText | undefined; country?: string | undefined; admin1?: string | undefined }

/** A place in words: its own name, with its language as `text`, or the area's; with what it lies in as a note. */
export type PlaceLine = { name: string; text?: TaggedText | undefined; note?: string | undefined }

export function placeLine(place: Shown, language: Language): PlaceLine {
  const country = place.country ? countryName(place.country, language) : ''
  const area = place.admin1 ? admin1Name(place.admin1, language) : undefined
  const text = taggedText(place.name, language) ?? undefined
  const names = [...new Set([text?.text, area, country].filter((name): name is string => Boolean(name)))]
  return { name: names[0] ?? '', text, note: names.slice(1).join(language === 'ar' ? '، ' : ', ') || undefined }
}
