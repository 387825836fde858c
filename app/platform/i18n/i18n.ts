import { FALLBACK_LANGUAGE, LANGUAGES } from './languages.ts'

export const i18nOptions = {
  supportedLngs: LANGUAGES,
  fallbackLng: FALLBACK_LANGUAGE,
  defaultNS: 'common',
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
  returnNull: false as const,
}
