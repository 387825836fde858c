import { z } from 'zod'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Json } from './content.ts'
import { readDecimal, withPlainDigits } from './read-decimal.ts'

/** Reads what a person typed into one field: the value to keep (none for a blank), or issues whose message is a key under `problem`. */
export type FieldKind = z.ZodType<Json | undefined, string>

class Refusal {
  constructor(
    readonly messageKey: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {}
}

/** A kind of field from a function that reads a text that is not blank. */
function kind(read: (text: string) => Json | Refusal): FieldKind {
  return z.string().transform((given, context) => {
    const text = given.trim()
    if (text === '') return undefined
    const value = read(text)
    if (!(value instanceof Refusal)) return value
    context.addIssue({ code: 'custom', message: value.messageKey, params: value.params })
    return z.NEVER
  })
}

/** Words of at most `limit` characters. */
export const words = (limit: number) => kind((text) => (text.length > limit ? new Refusal('tooLong', { count: text.length, limit }) : text))

/** A code that a list holds. */
export const listed = (isKnown: (code: string) => boolean) =>
  kind((code) => (isKnown(code) ? code : new Refusal('unknownCode', { typed: brief(code) })))

/** One of a few codes. */
export const among = (codes: readonly string[]) => listed((code) => codes.includes(code))

/** A text of one form; anything else is refused by its own message. */
export const matching = (form: RegExp, messageKey: string) => kind((text) => (form.test(text) ? text : new Refusal(messageKey)))

/** `yes` or `no`. */
export const yesNo = kind((text) => (text === 'yes' ? true : text === 'no' ? false : new Refusal('unknownCode', { typed: brief(text) })))

/** A share of a hundred: a decimal text from 0 to 100. */
export const percentage = kind((text) => {
  const decimal = readDecimal(text.replace(/[%٪]\s*$/, ''))
  if (!decimal) return new Refusal('percentage')
  return decimal.startsWith('-') || Number(decimal) > 100 ? new Refusal('percentageRange') : decimal
})

/**
 * An amount of money as a plain decimal text, its zeros kept. `25,000` is twenty-five thousand to a writer of English; from
 * anybody else it may be that or twenty-five, and is refused rather than guessed.
 */
export const amount = (language: Language) =>
  kind((text) => {
    // The Arabic decimal sign says which of the two it is.
    const ambiguous = text.includes('٫') ? '' : withPlainDigits(text)
    const [, whole = '', separator, last = ''] = /^([+-]?[1-9]\d{0,2})([.,])(\d{3})$/.exec(ambiguous) ?? []
    if (separator === ',' && language === 'en') return whole.replace('+', '') + last
    if (separator && language !== 'en')
      return new Refusal('amountTwoWays', { typed: brief(text), whole: whole + last, decimal: `${whole},${last}0` })
    const decimal = readDecimal(text)
    if (!decimal) return new Refusal('amount', { typed: brief(text) })
    const [units = '', fraction = ''] = decimal.replace('-', '').split('.')
    return units.length > 18 || fraction.length > 6 ? new Refusal('amountSize') : decimal
  })

/** A whole number of something; `12.500` and `12,500` are twelve thousand five hundred, as nothing is counted in parts. */
export const count = kind((text) => readCount(text) ?? new Refusal('count'))

/** A whole number of something of which there are at least and at most so many. */
export const countBetween = (least: number, most: number) =>
  kind((text) => {
    const counted = readCount(text)
    return counted === null || counted < least || counted > most ? new Refusal('countBetween', { least, most }) : counted
  })

function readCount(text: string): number | null {
  const plain = withPlainDigits(text)
  const decimal = readDecimal(/^\d{1,3}([.,]\d{3})+$/.test(plain) ? plain.replace(/[.,]/g, '') : text)
  return decimal && /^\d{1,12}$/.test(decimal) ? Number(decimal) : null
}

/** A calendar day, YYYY-MM-DD, of the years 1900 to 2199. */
export const day = kind((text) => {
  const plain = withPlainDigits(text)
  return isPlausibleDay(plain) ? plain : new Refusal('day')
})

/** Degrees of WGS 84. */
export const latitude = degrees(90, 'latitude')
export const longitude = degrees(180, 'longitude')

function degrees(limit: number, messageKey: string) {
  return kind((text) => {
    const decimal = readDecimal(text.replace(/°\s*$/, ''))
    const value = Number(decimal)
    return decimal && Math.abs(value) <= limit ? value : new Refusal(messageKey)
  })
}

/** An address of the web; `javascript:` and `data:` are none. */
export const webAddress = kind((text) => {
  if (text.length > 2000) return new Refusal('tooLong', { count: text.length, limit: 2000 })
  if (!/^https?:\/\//i.test(text)) return new Refusal('webScheme')
  return URL.canParse(text) && new URL(text).hostname.length > 0 && !/\s/.test(text) ? text : new Refusal('webAddress')
})

export const email = kind((text) => (text.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text) ? text : new Refusal('email')))

function isPlausibleDay(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

const brief = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
