import { localeOf } from './languages.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', ...options })
    formats.set(key, format)
  }
  return format
}

// French counts the first day of a month and no other: "1er mars", "2 mars". Intl writes a plain 1.
function write(language: string, options: Intl.DateTimeFormatOptions, date: Date): string {
  const text = dateFormat(language, options).format(date)
  return language === 'fr' ? text.replace(/^1(?=\s\p{L})/u, '1er') : text
}

/** A calendar day (YYYY-MM-DD, whatever follows it) with the month in words; what is no day is shown as it was written. */
export function formatDay(language: string, day: string): string {
  const found = /^\d{4}-\d{2}-\d{2}/.exec(day)
  const date = new Date(`${found?.[0]}T00:00:00Z`)
  return found && !Number.isNaN(date.getTime()) ? write(language, { day: 'numeric', month: 'long', year: 'numeric' }, date) : day
}

/** The same in less room: "12 mars 2026". */
export function formatShortDay(language: string, day: string): string {
  const found = /^\d{4}-\d{2}-\d{2}/.exec(day)
  const date = new Date(`${found?.[0]}T00:00:00Z`)
  return found && !Number.isNaN(date.getTime()) ? write(language, { day: 'numeric', month: 'short', year: 'numeric' }, date) : day
}

/** An instant, in UTC. */
export const formatInstant = (language: string, instant: Date | string) =>
  write(
    language,
    { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
    new Date(instant),
  )
