import { formatRoundMoney } from '#app/platform/i18n/format-money.ts'
import { formatNumber, numberFormat } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { MeasuredValue } from './area-values.ts'
import type { Measure } from './measures.ts'

const isMoney = (measure: Measure | 'projectRecords') => measure === 'asked' || measure === 'projects'

/** A value as a table shows it; null where it is not stated. */
export function valueText(measure: Measure, value: MeasuredValue, language: Language): string | null {
  if (value === null) return null
  const digits = measure === 'perPerson' ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumFractionDigits: 0 }
  return formatNumber(language, value.exact, digits)
}

/** A value in words, with its unit: "12 needs", "USD 1.2 m". */
export function valueWords(measure: Measure | 'projectRecords', value: NonNullable<MeasuredValue>, language: Language): string {
  const t = translator(language, 'patterns')
  if (isMoney(measure)) return formatRoundMoney(language, value.exact, 'USD')
  if (measure === 'perPerson') return t('value.perPerson', { amount: formatRoundMoney(language, value.exact, 'USD') })
  return t(`value.${measure}`, { count: value.value, formatted: formatNumber(language, value.exact) })
}

/** The round end of a class: millions and more in short. */
export const breakText = (value: number, language: Language): string =>
  value >= 1e6 ? numberFormat(language, { notation: 'compact', maximumSignificantDigits: 3 }).format(value) : formatNumber(language, value)
