/** The languages of the interface: adding one is adding a line here and a folder under locales. */
export const languages = {
  fr: { name: 'Français', dir: 'ltr', locale: 'fr' },
  en: { name: 'English', dir: 'ltr', locale: 'en-GB' },
  es: { name: 'Español', dir: 'ltr', locale: 'es' },
  pt: { name: 'Português', dir: 'ltr', locale: 'pt-PT' },
  ar: { name: 'العربية', dir: 'rtl', locale: 'ar-u-nu-arab' },
} as const

export type Language = keyof typeof languages

export const LANGUAGES = Object.keys(languages) as Language[]
export const FALLBACK_LANGUAGE: Language = 'fr'

export const isLanguage = (value: unknown): value is Language => typeof value === 'string' && Object.hasOwn(languages, value)

/** The Intl locale of an interface language; the same on server and browser. */
export const localeOf = (language: string) => (isLanguage(language) ? languages[language].locale : language)

/** The same page in another language: `/fr/needs` -> `/ar/needs`. */
export const inLanguage = (pathname: string, language: Language) => pathname.replace(/^\/[^/]+/, `/${language}`)
