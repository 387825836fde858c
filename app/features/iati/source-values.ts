import type { Place } from '#app/features/projects/content.ts'

/** Whether a text is an xsd:decimal: "00012.50", "-3", ".5"; neither "1e6" nor "1,000". */
export function isDecimal(text: string): boolean {
  return /^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$/.test(text)
}

/**
 * The calendar day of an xsd:date as YYYY-MM-DD, without the time zone it may carry ("2024-01-01+14:00"); null where the text is none,
 * such as "2024-02-30" or a date with a time.
 */
export function calendarDay(text: string): string | null {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?$/.test(text)) return null
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))]
  const isReal = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
  return isReal ? text.slice(0, 10) : null
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The point of `pos`, which is latitude, white space, longitude; null where it is not that or not on the globe. */
export function parsePosition(text: string): Place['point'] | null {
  const numbers = text.trim().split(/\s+/)
  if (numbers.length !== 2 || !numbers.every((number) => /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(number))) return null
  const [lat, lon] = numbers.map(Number) as [number, number]
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null
}

/** An xsd:boolean; undefined where the text is none. */
export function parseBoolean(text: string | undefined): boolean | undefined {
  if (text === '1' || text === 'true') return true
  return text === '0' || text === 'false' ? false : undefined
}

/** The same fields without those that have no value, so that equal rows are equal however they were made. */
export function stated<T extends object>(fields: T): T {
  const kept: Partial<T> = {}
  for (const name in fields) if (fields[name] !== undefined) kept[name] = fields[name]
  return kept as T
}
