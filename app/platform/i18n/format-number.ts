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

/** A number where there is little room: "1,2 M". */
export const formatCompactNumber = (language: string, value: number) =>
  numberFormat(language, { notation: 'compact', maximumSignificantDigits: value < 1000 ? 3 : 2 }).format(value)

/** A text with its digits as the reader writes them; where they are not ASCII's, a plain decimal takes the reader's decimal sign as well. */
export function inReaderDigits(language: string, text: string): string {
  const figures = numberFormat(language, { useGrouping: false })
  if (figures.format(1) === '1') return text
  const sign = figures.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.'
  const signed = /^-?\d+\.\d+$/.test(text) ? text.replace('.', sign) : text
  return signed.replace(/[0-9]/g, (digit) => figures.format(Number(digit)))
}

/** The sign after a percentage, as the reader writes it. */
export const percentSign = (language: string): string =>
  numberFormat(language, { style: 'percent' })
    .formatToParts(0)
    .find(({ type }) => type === 'percentSign')?.value ?? '%'

/** A year, without separators. */
export const formatYear = (language: string, year: number) => numberFormat(language, { useGrouping: false }).format(year)

/** "12.5" -> "12,5 %". */
export const formatPercentage = (language: string, percentage: string) =>
  numberFormat(language, { style: 'unit', unit: 'percent', maximumFractionDigits: 4 }).format(percentage as Intl.StringNumericLiteral)
