import type { ColumnReading } from '../tables.ts'
import { withPlainDigits } from './cell-kinds.ts'

type SuggestedReading = { reading: ColumnReading; isAmbiguousDate: boolean }

type NumberSigns = Required<Pick<ColumnReading, 'decimal'>> & Pick<ColumnReading, 'group'>

/** Share of the texts seen that a reading must read: a few remarks among numbers do not make a column text. */
const ENOUGH = 0.9
const TEXT: SuggestedReading = { reading: { type: 'text' }, isAmbiguousDate: false }
const TRUTHS = /^(?:true|false|yes|no|oui|non|vrai|faux|sí|si|verdadero|falso|verdadeiro|sim|não|nao|نعم|لا|صحيح|خطأ)$/i
/** What people write where nothing is known. */
const NOTHING = /^(?:n\/?a|#n\/a|n\.a\.|null|none|nan|nd|n\/d|-+|–|—|\.+|…|\?)$/i
const ISO_DATETIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[-+]\d{2}(?::?\d{2})?)?$/
/** Codes that happen to be digits: `007`, `+221 33 ...`, numbers that no double holds. */
const CODE = /^(?:0\d|\+)/
const MOST_DIGITS = 15
/** No number and no date is longer. */
const SEEN_CHARS = 60

/**
 * Signs of numbers, and how readily they are believed where several read as many texts. `1.234` is most often a fraction, even
 * where a comma would be the custom; `1,234` is thousands, but where cells are separated by semicolons.
 */
const SIGNS: { signs: NumberSigns; rank: number; rankWithSemicolons: number }[] = [
  { signs: { decimal: '.' }, rank: 9, rankWithSemicolons: 8 },
  { signs: { decimal: ',' }, rank: 5, rankWithSemicolons: 9 },
  { signs: { decimal: '.', group: ',' }, rank: 8, rankWithSemicolons: 5 },
  { signs: { decimal: ',', group: '.' }, rank: 4, rankWithSemicolons: 4 },
  { signs: { decimal: ',', group: ' ' }, rank: 3, rankWithSemicolons: 3 },
  { signs: { decimal: '.', group: ' ' }, rank: 2, rankWithSemicolons: 2 },
  { signs: { decimal: '.', group: "'" }, rank: 1, rankWithSemicolons: 1 },
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
  return suggestDate(values, enough) ?? suggestNumber(values, enough, hints.delimiter === ';') ?? TEXT
}

function suggestDate(values: string[], enough: number): SuggestedReading | null {
  const isInstant = (value: string) => ISO_DATETIME.test(value) && isDay(value.slice(0, 10), 'YMD')
  if (values.filter(isInstant).length >= enough) return { reading: { type: 'datetime', dateOrder: 'YMD' }, isAmbiguousDate: false }
  if (values.filter((value) => isDay(value, 'YMD')).length >= enough)
    return { reading: { type: 'date', dateOrder: 'YMD' }, isAmbiguousDate: false }
  return suggestWrittenDate(values, enough, 'date') ?? suggestWrittenDate(values.map(dayBeforeClock), enough, 'datetime')
}

/** Days as people write them: with the day or the month first. */
function suggestWrittenDate(days: string[], enough: number, type: 'date' | 'datetime'): SuggestedReading | null {
  const dayFirst = days.filter((day) => isDay(day, 'DMY')).length
  const monthFirst = days.filter((day) => isDay(day, 'MDY')).length
  if (Math.max(dayFirst, monthFirst) < enough) return null
  const dateOrder = monthFirst > dayFirst ? 'MDY' : 'DMY'
  return { reading: { type, dateOrder }, isAmbiguousDate: dayFirst === monthFirst && days.some((day) => !isSameEitherWay(day)) }
}

/** The day of a text that says a time after it; else nothing. */
const dayBeforeClock = (value: string) => /^(\S+)[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.exec(value)?.[1] ?? ''

/** `05/05/2026` is one day, whichever part is the month. */
function isSameEitherWay(value: string): boolean {
  const [first, second] = value.split(/[-/.]/)
  return Number(first) === Number(second)
}

/** Whether a text is a day that exists, its parts in this order. */
function isDay(text: string, order: 'YMD' | 'DMY' | 'MDY'): boolean {
  const match = order === 'YMD' ? /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) : /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text)
  if (!match) return false
  const [first, second, third] = [Number(match[1]), Number(match[3]), Number(match[4])]
  const [year, month, day] = order === 'YMD' ? [first, second, third] : order === 'DMY' ? [third, second, first] : [third, first, second]
  if (month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function suggestNumber(values: string[], enough: number, hasSemicolons: boolean): SuggestedReading | null {
  if (values.some((value) => CODE.test(value) || wholeDigits(value) > MOST_DIGITS)) return null
  const best = SIGNS.map(({ signs, rank, rankWithSemicolons }) => ({
    signs,
    reads: values.filter((value) => numberPattern(signs).test(value)).length,
    rank: hasSemicolons ? rankWithSemicolons : rank,
  })).reduce((one, other) => (other.reads > one.reads || (other.reads === one.reads && other.rank > one.rank) ? other : one))
  if (best.reads < enough) return null
  const { decimal } = best.signs
  const read = values.filter((value) => numberPattern(best.signs).test(value))
  const group = groupOf(best.signs, read)
  const isWhole = read.every((value) => !value.includes(decimal) && !/[e٫]/i.test(value))
  return { reading: isWhole ? { type: 'integer', ...group } : { type: 'decimal', decimal, ...group }, isAmbiguousDate: false }
}

/** Digits before the fraction: a long fraction is measured, a long whole number is a code. */
const wholeDigits = (value: string) => value.replace(/[.,٫]\d+$/, '').replace(/\D/g, '').length

/** The sign between thousands as it is written here, where one is; spaces come in three widths. */
function groupOf({ group }: NumberSigns, values: string[]): Pick<ColumnReading, 'group'> {
  const written = group === ' ' ? ([' ', '\u00a0', '\u202f'] as const) : group ? ([group] as const) : []
  const used = written.find((sign) => values.some((value) => value.includes(sign)))
  return used ? { group: used } : {}
}

const patterns = new Map<NumberSigns, RegExp>()

function numberPattern(signs: NumberSigns): RegExp {
  const known = patterns.get(signs)
  if (known) return known
  // Arabic has signs of its own for thousands and fractions, which no other reading uses.
  const group = signs.group === ' ' ? '[ \u00a0\u202f٬]' : `[${signs.group ?? ''}٬]`
  const pattern = new RegExp(`^[-\u2212]?(?:[1-9]\\d{0,2}(?:${group}\\d{3})+|\\d+)(?:[${signs.decimal}٫]\\d+)?(?:[eE][-+]?\\d+)?$`)
  patterns.set(signs, pattern)
  return pattern
}
