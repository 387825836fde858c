/** What numbers of a cell format are: Excel keeps days and times as numbers and only the format tells. */
export type NumberKind = 'number' | 'date' | 'datetime' | 'time'

const DAY_MS = 86_400_000
/** Formats that every workbook has without saying so (ECMA-376, part 1, 18.8.30), those of East Asian locales among them. */
const BUILT_IN: [number, number, NumberKind][] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'datetime'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 47, 'time'],
  [50, 54, 'date'],
  [55, 56, 'time'],
  [57, 58, 'date'],
]

export function kindOfBuiltIn(formatId: number): NumberKind {
  return BUILT_IN.find(([from, to]) => formatId >= from && formatId <= to)?.[2] ?? 'number'
}

/** Reads a format as `dd/mm/yyyy hh:mm`: only letters outside of quotes, brackets and escapes count, of its first section. */
export function kindOfFormat(format: string): NumberKind {
  const section = format.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';')[0] ?? ''
  const isElapsed = /\[(?:h+|m+|s+)\]/i.test(section)
  const letters = section
    .replace(/\[[^\]]*\]/g, '')
    .replace(/am\/pm|a\/p/gi, 'h')
    .toLowerCase()
  if (/^\s*general/.test(letters)) return 'number'
  const hasDay = /[yd]/.test(letters) || /m{3,}/.test(letters) || (/m/.test(letters) && !/[hs]/.test(letters))
  const hasTime = isElapsed || /[hs]/.test(letters)
  if (/[0#?]/.test(letters.replace(/s[.,]0+/g, 's')) && !hasTime && !/y|d/.test(letters)) return 'number'
  if (hasDay && hasTime && !isElapsed) return 'datetime'
  return hasTime ? 'time' : hasDay ? 'date' : 'number'
}

/**
 * A day or time that a sheet keeps as a number, as ISO text. A day that has a time of day keeps it, whatever the format shows;
 * numbers that are no day of the calendar stay numbers.
 */
export function textOfSerial(serial: number, kind: NumberKind, countsFrom1904: boolean): string {
  if (kind === 'number' || !Number.isFinite(serial) || serial < 0) return plainDecimal(serial)
  if (kind === 'time') return elapsed(serial)
  // Excel's 1900 has a 29 February: serials before it lie one day off.
  const days = countsFrom1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  if (days >= 2_958_466) return plainDecimal(serial)
  const isWhole = Number.isInteger(serial)
  // Times are thirds and sixtieths of days that no double holds: milliseconds are what was meant.
  const iso = new Date(Math.round((days - 25_569) * DAY_MS)).toISOString()
  if (isWhole && kind === 'date') return iso.slice(0, 10)
  if (isWhole || iso.endsWith('T00:00:00.000Z')) return kind === 'date' ? iso.slice(0, 10) : `${iso.slice(0, 10)}T00:00:00`
  return iso.endsWith('.000Z') ? iso.slice(0, 19) : iso.slice(0, 23)
}

function elapsed(serial: number): string {
  const ms = Math.round(serial * DAY_MS)
  const pad = (value: number) => String(value).padStart(2, '0')
  const text = `${pad(Math.floor(ms / 3_600_000))}:${pad(Math.floor(ms / 60_000) % 60)}:${pad(Math.floor(ms / 1000) % 60)}`
  return ms % 1000 === 0 ? text : `${text}.${String(ms % 1000).padStart(3, '0')}`
}

/** The shortest decimal text that is this number, never with an exponent: `0.1`, not the 0.10000000000000001 that Excel writes. */
export function plainDecimal(value: number): string {
  const text = String(value)
  const match = /^(-?)(\d)(?:\.(\d+))?e([-+]\d+)$/.exec(text)
  if (!match) return text
  const [, sign = '', first = '', rest = '', exponent = '0'] = match
  const shift = Number(exponent)
  const digits = first + rest
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${digits}`
  return sign + digits + '0'.repeat(Math.max(0, shift - rest.length))
}

/** A number as a file writes it, as a plain decimal; the text itself where it is none. */
export function textOfNumber(text: string): string {
  const value = Number(text)
  return text.trim() === '' || !Number.isFinite(value) ? text : plainDecimal(value)
}

/** `PT26H05M00S`, as OpenDocument writes times, as `26:05:00`. */
export function textOfDuration(duration: string): string {
  const match = /^(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d+))?S)?$/.exec(duration)
  if (!match) return duration
  const [, sign = '', days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match
  const pad = (value: string | number) => String(value).padStart(2, '0')
  const part = /[1-9]/.test(fraction) ? `.${fraction.replace(/0+$/, '')}` : ''
  return `${sign}${pad(Number(days) * 24 + Number(hours))}:${pad(minutes)}:${pad(seconds)}${part}`
}
