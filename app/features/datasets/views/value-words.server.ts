import type { ColumnType } from '#app/features/datasets/tables.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber, formatYear, numberFormat } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { localeOf, type Language } from '#app/platform/i18n/languages.ts'

const months = new Map<Language, Intl.DateTimeFormat>()

function monthFormat(language: Language): Intl.DateTimeFormat {
  const known = months.get(language)
  if (known) return known
  const made = new Intl.DateTimeFormat(localeOf(language), { month: 'short', year: 'numeric', timeZone: 'UTC' })
  months.set(language, made)
  return made
}

/** A value of the engine in the reader's words: `2024-01-31`, `12345.5`, `true`, or a period (`2024`, `2024-01`, `2024-01-31`). */
export function valueWords(type: ColumnType | 'period', value: string, language: Language): string {
  if (type === 'text') return value
  if (type === 'boolean') return translator(language, 'dataset-views')(value === 'true' ? 'value.yes' : 'value.no')
  if (type === 'integer' || type === 'decimal') return numberWords(value, language)
  return timeWords(value, language)
}

/** Numbers whose digits a double cannot hold stay exact as text; what is written with an exponent is none of them. */
function numberWords(value: string, language: Language): string {
  return /e/i.test(value) ? numberFormat(language, { maximumSignificantDigits: 8 }).format(Number(value)) : formatNumber(language, value)
}

function timeWords(value: string, language: Language): string {
  if (/^\d{4}$/.test(value)) return formatYear(language, Number(value))
  if (/^\d{4}-\d{2}$/.test(value)) return monthFormat(language).format(new Date(`${value}-01T00:00:00Z`))
  if (!/^\d{4}-\d{2}-\d{2}/.test(value)) return value
  const day = formatShortDay(language, value.slice(0, 10))
  const time = /[ T](\d{2}):(\d{2})/.exec(value)
  // Midnight of a column of instants says no more than its day.
  if (!time || /[ T]00:00(:00)?$/.test(value)) return day
  const digits = (text: string) => numberFormat(language, { minimumIntegerDigits: 2, useGrouping: false }).format(Number(text))
  return `${day} ${digits(time[1] ?? '')}:${digits(time[2] ?? '')}`
}
