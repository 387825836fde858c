import { canonical, type Json, type JsonObject, type Parts } from './content.ts'

/**
 * A field of a form carries the path of the edit it makes: `iatiStatus`, `title@fr`, `facts/place/country`,
 * `transactions/r1/value/amount`, `transactions/r1/description@ar`. One grammar leads from the form to the edit, the conflict and the line of history.
 */
export type FieldName = string

export const fieldName = (path: string, lang?: string): FieldName => (lang ? `${path}@${lang}` : path)

/** `title@fr` -> { path: 'title', lang: 'fr' }. */
export function splitFieldName(name: FieldName): { path: string; lang?: string } {
  const at = name.indexOf('@')
  return at < 0 ? { path: name } : { path: name.slice(0, at), lang: name.slice(at + 1) }
}

/** A field whatever its row and language: `transactions/*\/description@`; a field within a fact is its own: `facts/place/name@`. */
export function fieldPattern(name: FieldName): string {
  const { path, lang } = splitFieldName(name)
  const [table, row, ...keys] = path.split('/')
  const anyRow = row === undefined || table === 'facts' ? path : [table, '*', ...keys].join('/')
  return lang === undefined ? anyRow : `${anyRow}@`
}

/** What a table by patterns says of a field. A form may name anything: what every object has (`constructor`) is no field. */
export function fieldIn<T>(patterns: { readonly [pattern: string]: T }, name: FieldName): T | undefined {
  const pattern = fieldPattern(name)
  return Object.hasOwn(patterns, pattern) ? patterns[pattern] : undefined
}

/** The key of a field's label in a namespace of texts, under `field`: `transactions-value-amount`, `place-country`. */
export const fieldLabelKey = (name: FieldName) =>
  fieldPattern(name)
    .replace(/^facts\/|\/\*|@/g, '')
    .replaceAll('/', '-')

/** What the fields of a form hold, as they are shown in their controls. A yes or no is `yes` or `no`. */
export function fieldValues(parts: Parts, patterns: { readonly [pattern: string]: unknown }): Record<FieldName, string> {
  const values: Record<FieldName, string> = {}
  const note = (path: string, value: Json | undefined) => {
    if (isObject(value)) {
      const isText = fieldIn(patterns, `${path}@`) !== undefined
      for (const [key, inner] of Object.entries(value)) {
        if (isText) values[fieldName(path, key)] = shown(inner)
        else note(`${path}/${key}`, inner)
      }
    } else if (fieldIn(patterns, path) !== undefined) values[path] = shown(value)
  }
  for (const [part, data] of parts) {
    const isText = part.startsWith('text/')
    for (const [key, value] of Object.entries(data)) {
      if (isText) values[fieldName(key, part.slice('text/'.length))] = shown(value)
      else note(part === 'facts' && !isObject(value) ? key : `${part}/${key}`, value)
    }
  }
  return values
}

/** A value as a control shows it. */
export function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'object' ? canonical(value) : String(value)
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
