import type { i18n } from 'i18next'
import { formatNumber } from './format-number.ts'
import { FALLBACK_LANGUAGE, LANGUAGES } from './languages.ts'

export const i18nOptions = {
  supportedLngs: LANGUAGES,
  fallbackLng: FALLBACK_LANGUAGE,
  defaultNS: 'common',
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
  returnNull: false as const,
}

/** Makes `{{count, number}}` speak the digits of the page: i18next would pass the bare language. */
export function formatNumbers(instance: i18n): void {
  instance.services.formatter?.add('number', (value: number, language) => formatNumber(language ?? FALLBACK_LANGUAGE, value))
}
