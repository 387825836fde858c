import type { ColumnReading } from '../tables.ts'
import { withPlainDigits } from './cell-kinds.ts'

export type SuggestedReading = { reading: ColumnReading; isAmbiguousDate: boolean }

type NumberSigns = Required<Pick<ColumnReading, 'decimal'>> & Pick<ColumnReading, 'group'>

/** Share of the texts seen that a reading must read: a few remarks among numbers do not make a column text. */
const ENOUGH = 0.9
const TEXT: SuggestedReading = { reading: { type: 'text' }, isAmbiguousDate: false }
const TRUTHS = /^(?:true|false|yes|no|oui|non|vrai|faux|sí|verdadero|falso|sim|não|نعم|لا)$/i
/** What people write where nothing is known. */
const NOTHING = /^(?:n\/?a|#n\/a|n\.a\.|null|none|nan|nd|n\/d|-+|–|—|\.+|…|\?)$/i
const ISO_DATETIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[-+]\d{2}(?::?\d{2})?)?$/
/** Codes that happen to be digits: `007`, `+221 33 ...`, numbers that no double holds. */
const CODE = /^(?:0\d|\+)/
const MOST_DIGITS = 15
/** No number and no date is longer. */
const SEEN_CHARS = 60

const SIGNS: NumberSigns[] = [
  { decimal: '.' },
  { decimal: ',' },
  { decimal: '.', group: ',' },
  { decimal: ',', group: '.' },
  { decimal: ',', group: '\u00a0' },
  { decimal: ',', group: '\u202f' },
  { decimal: ',', group: ' ' },
  { decimal: '.', group: ' ' },
  { decimal: '.', group: '\u00a0' },
  { decimal: '.', group: '\u202f' },
  { decimal: '.', group: "'" },
]

/**
 * How the texts of a column are best read. Only a suggestion: the load proves it over all rows.
 * @param hints `delimiter`: a semicolon between cells is the custom where a comma stands before fractions
 */
export function suggestReading(texts: string[], hints: { delimiter?: string | undefined } = {}): SuggestedReading {
  const values = texts.map((text) => withPlainDigits(text.slice(0, SEEN_CHARS).trim())).filter((text) => text !== '' && !NOTHING.test(text))
  if (values.length === 0) return TEXT
  const enough = values.length * ENOUGH
  if (values.filter((value) => TRUTHS.test(value)).length >= enough) return { reading: { type: 'boolean' }, isAmbiguousDate: false }
  return suggestDate(values, enough) ?? suggestNumber(values, enough, hints.delimiter) ?? TEXT
}

function suggestDate(values: string[], enough: number): SuggestedReading | null {
  if (values.filter((value) => ISO_DATETIME.test(value) && isDay(value.slice(0, 10), 'YMD')).length >= enough)
    return { reading: { type: 'datetime', dateOrder: 'YMD' }, isAmbiguousDate: false }
  const reads = (order: 'YMD' | 'DMY' | 'MDY') => values.filter((value) => isDay(value, order)).length
  if (reads('YMD') >= enough) return { reading: { type: 'date', dateOrder: 'YMD' }, isAmbiguousDate: false }
  const dayFirst = reads('DMY')
  const monthFirst = reads('MDY')
  if (Math.max(dayFirst, monthFirst) < enough) return null
  const dateOrder = monthFirst > dayFirst ? 'MDY' : 'DMY'
  return {
    reading: { type: 'date', dateOrder },
    isAmbiguousDate: dayFirst === monthFirst && values.some((value) => !isSameEitherWay(value)),
  }
}

/** `05/05/2026` is one day, whichever part is the month. */
const isSameEitherWay = (value: string) => {
  const [first, second] = value.split(/[-/.]/)
  return Number(first) === Number(second)
}

/** Whether a text is a day that exists, its parts in this order. */
export function isDay(text: string, order: 'YMD' | 'DMY' | 'MDY'): boolean {
  const match = order === 'YMD' ? /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) : /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text)
  if (!match) return false
  const [first, second, third] = [Number(match[1]), Number(match[3]), Number(match[4])]
  const [year, month, day] = order === 'YMD' ? [first, second, third] : order === 'DMY' ? [third, second, first] : [third, first, second]
  if (month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function suggestNumber(values: string[], enough: number, delimiter: string | undefined): SuggestedReading | null {
  if (values.some((value) => CODE.test(value) || value.replace(/\D/g, '').replace(/^0+/, '').length > MOST_DIGITS)) return null
  const commaFirst = delimiter === ';'
  let best: { signs: NumberSigns; reads: number; rank: number } | null = null
  for (const [at, signs] of SIGNS.entries()) {
    const pattern = numberPattern(signs)
    const reads = values.filter((value) => pattern.test(value)).length
    // Where only groups of three follow a comma, it stands between thousands; unless cells are separated by semicolons.
    const rank = (signs.group ? 1 : 0) + ((signs.decimal === ',') === commaFirst ? 2 : 0) - at / 100
    if (reads >= enough && (!best || reads > best.reads || (reads === best.reads && rank > best.rank))) best = { signs, reads, rank }
  }
  if (!best) return null
  const usesGroup = best.signs.group !== undefined && values.some((value) => value.includes(best.signs.group ?? ''))
  const pattern = numberPattern(best.signs)
  const isWhole = values.filter((value) => pattern.test(value)).every((value) => !value.includes(best.signs.decimal) && !/e/i.test(value))
  const group = usesGroup && best.signs.group ? { group: best.signs.group } : {}
  const reading: ColumnReading = isWhole ? { type: 'integer', ...group } : { type: 'decimal', decimal: best.signs.decimal, ...group }
  return { reading, isAmbiguousDate: false }
}

const patterns = new Map<NumberSigns, RegExp>()

function numberPattern(signs: NumberSigns): RegExp {
  const known = patterns.get(signs)
  if (known) return known
  const group = signs.group === '.' ? '\\.' : signs.group
  const whole = group ? `(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)` : '\\d+'
  const pattern = new RegExp(`^[-\\u2212]?${whole}(?:${signs.decimal === '.' ? '\\.' : ','}\\d+)?(?:[eE][-+]?\\d+)?$`)
  patterns.set(signs, pattern)
  return pattern
}
