import type { Language } from '#app/platform/i18n/languages.ts'
import { displayNames } from './internal/display-names.ts'

// Scripts that are written from right to left (Unicode, ISO 15924).
const RIGHT_TO_LEFT = new Set('Adlm Arab Aran Armi Hebr Mand Mend Nkoo Rohg Samr Syrc Syre Syrj Syrn Thaa Yezi'.split(' '))

// Unicode CLDR's name for a language that is not stated; browsers and Node call it by that of the root locale.
const UNKNOWN: Record<Language, string> = {
  fr: 'langue indéterminée',
  en: 'unknown language',
  es: 'idioma desconocido',
  pt: 'língua desconhecida',
  ar: 'لغة غير معروفة',
}

/** The name of a BCP 47 language tag for a reader, from Intl: `pt-BR` is `portugais brésilien` in French. The tag itself when it has no name. */
export function languageName(tag: string, language: Language): string {
  if (tag === 'und') return UNKNOWN[language]
  if (!isLanguageTag(tag)) return tag
  return displayNames('language', language).of(tag) ?? tag
}

type Direction = 'ltr' | 'rtl'

const directions = new Map<string, Direction>()
const MOST_TAGS = 1000

/** The direction of text in a BCP 47 language: by its script, else by the script the language is most often written in. */
export function dirOf(tag: string): Direction {
  let direction = directions.get(tag)
  if (!direction) {
    direction = directionOf(tag)
    if (directions.size < MOST_TAGS) directions.set(tag, direction)
  }
  return direction
}

function directionOf(tag: string): Direction {
  if (!isLanguageTag(tag)) return 'ltr'
  return RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr'
}

/** Whether a text is a well-formed BCP 47 tag whose language is an ISO 639 code of two or three letters. Whether it exists is not asked. */
export function isLanguageTag(tag: string): boolean {
  if (!/^[a-z]{2,3}(-|$)/i.test(tag)) return false
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
