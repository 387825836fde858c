import { wellFormed } from '#app/platform/http/well-formed.ts'
import { ckanInvalid } from './ckan-refusal.ts'

/** What an action is given: values of a JSON document, or texts of an address or a form. */
export type CkanParameters = Readonly<Record<string, unknown>>

/** A text that must be there. */
export function required(given: CkanParameters, name: string): string {
  const text = textOf(given, name)
  if (!text) throw ckanInvalid(name, 'Missing value')
  return text
}

export function textOf(given: CkanParameters, name: string): string {
  const value = given[name]
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return wellFormed(value.trim())
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw ckanInvalid(name, 'Must be a text')
}

/** A whole number from `least` to `most`; what is above counts as `most`. */
export function wholeOf(
  given: CkanParameters,
  name: string,
  { otherwise, least = 0, most }: { otherwise: number; least?: number; most: number },
): number {
  const text = textOf(given, name)
  if (text === '') return otherwise
  if (!/^\d{1,9}$/.test(text) || Number(text) < least) throw ckanInvalid(name, 'Invalid integer')
  return Math.min(Number(text), most)
}

export const isTrue = (given: CkanParameters, name: string): boolean => /^(true|yes|t|y|1)$/i.test(textOf(given, name))

/** Texts of a list, of a JSON list in a text, or of a text with commas. */
export function listOf(given: CkanParameters, name: string): string[] {
  const value = parsed(given[name])
  if (value === undefined || value === null || value === '') return []
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.map(wellFormed)
  if (typeof value === 'string') return value.split(',').map((part) => wellFormed(part.trim()))
  throw ckanInvalid(name, 'Must be a list of texts')
}

/** An object, or one as JSON in a text. */
export function objectOf(given: CkanParameters, name: string): Map<string, unknown> {
  const value = parsed(given[name])
  if (value === undefined || value === null || value === '') return new Map()
  if (typeof value !== 'object' || Array.isArray(value)) throw ckanInvalid(name, 'Must be a JSON object')
  return new Map(Object.entries(value))
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
