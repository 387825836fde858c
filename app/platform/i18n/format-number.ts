import { localeOf } from './languages.ts'

const formats = new Map<string, Intl.NumberFormat>()

/** One Intl.NumberFormat for each locale and set of options: making one costs more than using it. */
export function numberFormat(language: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(localeOf(language), options)
    formats.set(key, format)
  }
  return format
}

/** A number, or an exact decimal as text, in the reader's digits and separators. */
export const formatNumber = (language: string, value: number | string, options: Intl.NumberFormatOptions = {}) =>
  numberFormat(language, { maximumFractionDigits: 6, ...options }).format(value as Intl.StringNumericLiteral)

/** A year, without separators. */
export const formatYear = (language: string, year: number) => numberFormat(language, { useGrouping: false }).format(year)

/** "12.5" -> "12,5 %". */
export const formatPercentage = (language: string, percentage: string) =>
  numberFormat(language, { style: 'unit', unit: 'percent', maximumFractionDigits: 4 }).format(percentage as Intl.StringNumericLiteral)
