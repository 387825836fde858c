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

/** A calendar day (YYYY-MM-DD, whatever follows it) with the month in words; what is no day is shown as it was written. */
export function formatDay(language: string, day: string): string {
  const found = /^\d{4}-\d{2}-\d{2}/.exec(day)
  const date = new Date(`${found?.[0]}T00:00:00Z`)
  return found && !Number.isNaN(date.getTime())
    ? dateFormat(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(date)
    : day
}

/** The same in less room: "12 mars 2026". */
export function formatShortDay(language: string, day: string): string {
  const found = /^\d{4}-\d{2}-\d{2}/.exec(day)
  const date = new Date(`${found?.[0]}T00:00:00Z`)
  return found && !Number.isNaN(date.getTime())
    ? dateFormat(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(date)
    : day
}

/** An instant, in UTC. */
export const formatInstant = (language: string, instant: Date | string) =>
  dateFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(instant))
