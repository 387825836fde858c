import type { ColumnReading } from '../../tables.ts'

// Digits, decimal and thousands signs as they are written in Arabic and Persian, and the minus sign of typographers.
export const FOREIGN_SIGNS = '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹−'
export const LATIN_SIGNS = '01234567890123456789-'

const LATIN = new Map([...FOREIGN_SIGNS].map((sign, nth) => [sign, LATIN_SIGNS[nth] ?? '']))

const compiled = new Map<string, RegExp>()

/** A pattern of this folder as an expression for the whole of a text; each is compiled once. */
export function wholeText(pattern: string): RegExp {
  const known = compiled.get(pattern) ?? new RegExp(`^(?:${pattern})$`)
  compiled.set(pattern, known)
  return known
}

/** Text with Latin digits. */
export function withLatinDigits(text: string): string {
  return /[٠-٩۰-۹−]/.test(text) ? [...text].map((sign) => LATIN.get(sign) ?? sign).join('') : text
}

/** Signs between thousands that a reading accepts, as a class of a regular expression; blanks of any width stand for each other. */
export function groupClass({ group }: Pick<ColumnReading, 'group'>): string {
  if (group === undefined) return '[٬]'
  if (group === ' ' || group === '\u00a0' || group === '\u202f') return '[ \u00a0\u202f٬]'
  return group === '.' ? '[.٬]' : `[${group}٬]`
}

/** Signs before the fraction that a reading accepts. */
export function decimalClass({ decimal }: Pick<ColumnReading, 'decimal'>): string {
  return decimal === ',' ? '[,٫]' : '[.٫]'
}

/** A number as people write it: no leading zeros and no plus sign, for those are codes. Runs in JavaScript and in RE2. */
export function numberPattern(reading: Pick<ColumnReading, 'group' | 'decimal'>, fraction: boolean): string {
  const whole = `(0|[1-9][0-9]*|[1-9][0-9]{0,2}(${groupClass(reading)}[0-9]{3})+)`
  return fraction ? `-?${whole}?(${decimalClass(reading)}[0-9]+)?` : `-?${whole}`
}

export const EXPONENT_PATTERN = '-?[0-9]([.][0-9]{1,14})?[eE][-+]?[0-9]{1,3}'

/** The same number with no sign between thousands and a point before the fraction; null: the text is no number. */
export function plainNumber(text: string, reading: Pick<ColumnReading, 'group' | 'decimal'>): string | null {
  const latin = withLatinDigits(text.trim())
  if (wholeText(EXPONENT_PATTERN).test(latin)) return latin
  if (!/[0-9]/.test(latin) || !wholeText(numberPattern(reading, true)).test(latin)) return null
  const plain = latin.replace(new RegExp(groupClass(reading), 'g'), '').replace(new RegExp(decimalClass(reading)), '.')
  return plain.startsWith('.') || plain.startsWith('-.') ? plain.replace('.', '0.') : plain
}
