import { formatNumber } from '#app/platform/i18n/format-number.ts'

/** A count for `t`: the number that chooses the plural, and `formatted` as the reader writes it. */
export const counted = (language: string, count: number) => ({ count, formatted: formatNumber(language, count) })
