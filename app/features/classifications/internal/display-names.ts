import { localeOf, type Language } from '#app/platform/i18n/languages.ts'

const made = new Map<string, Intl.DisplayNames>()

/** Intl's names in a reader's language, made once for each kind and language: making one costs far more than asking it. */
export function displayNames(type: 'region' | 'language' | 'currency', language: Language): Intl.DisplayNames {
  const key = `${type} ${language}`
  const names = made.get(key) ?? new Intl.DisplayNames(localeOf(language), { type })
  made.set(key, names)
  return names
}
