import type { ColumnReading } from '../../tables.ts'
import { wholeText } from './written-numbers.ts'

type DateOrder = NonNullable<ColumnReading['dateOrder']>

const CLOCK = '[T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?'

/** A calendar day in numbers, as a regular expression for JavaScript and RE2; years have four digits. */
export function dayPattern(order: DateOrder): string {
  return order === 'YMD' ? '[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}' : '[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{4}'
}

/** A day with a time; an offset from UTC is written after ISO dates alone. */
export function instantPattern(order: DateOrder): string {
  return order === 'YMD' ? `${dayPattern(order)}${CLOCK}(Z|[-+][0-9]{2}(:?[0-9]{2})?)?` : `${dayPattern(order)}${CLOCK}`
}

/** Does the text name a day that exists, with or without a time? */
export function isDay(text: string, order: DateOrder, withTime: boolean): boolean {
  if (!wholeText(withTime ? instantPattern(order) : dayPattern(order)).test(text)) return false
  const [a = 0, b = 0, c = 0] = (text.match(/[0-9]+/g) ?? []).map(Number)
  const [year, month, day] = order === 'YMD' ? [a, b, c] : order === 'DMY' ? [c, b, a] : [c, a, b]
  const date = new Date(Date.UTC(2000, 0, 1))
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
