import type { ColumnType } from '#app/features/datasets/tables.ts'

/** A column as answers name it. */
export type AnswerColumn = { name: string; type: ColumnType }

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i

/** Digits and exponent of a decimal text, so that `1.50` and `15e-1` are the same. */
function canonical(text: string): string | null {
  const found = DECIMAL.exec(text)
  if (!found) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = found
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  const short = digits.replace(/0+$/, '')
  if (short === '') return '0'
  return `${sign}${short}e${Number(exponent) - fraction.length + digits.length - short.length}`
}

/** A decimal text as the number of JSON that is exactly it; null where there is none. */
function exactNumber(text: string): string | null {
  const number = Number(text)
  if (!Number.isFinite(number) || canonical(String(number)) !== canonical(text) || canonical(text) === null) return null
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? null : JSON.stringify(number)
}

const IS_INSTANT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?$/

/**
 * A value of a table as JSON: a number where JSON's numbers hold it exactly, else a text; a date and time with a `T` and no zone; null for
 * an empty cell. A cell that is no value of its column's type is its text.
 */
export function valueJson(type: ColumnType, value: string | null): string {
  if (value === null) return 'null'
  switch (type) {
    case 'text':
      return JSON.stringify(value)
    case 'integer':
    case 'decimal':
      return exactNumber(value) ?? JSON.stringify(value)
    case 'boolean':
      return value === 'true' || value === 'false' ? value : JSON.stringify(value)
    case 'date':
      return JSON.stringify(value)
    case 'datetime':
      return JSON.stringify(IS_INSTANT.test(value) ? value.replace(' ', 'T') : value)
    default:
      return type satisfies never
  }
}

/**
 * Makes rows into objects of JSON, as text: names may be any, `__proto__` and digits among them, and stand in the order of the columns,
 * which no object of JavaScript keeps.
 */
export function rowWriter(columns: readonly AnswerColumn[]): (values: readonly (string | null)[]) => string {
  const keys = columns.map(({ name }) => `${JSON.stringify(name)}:`)
  return (values) => `{${columns.map(({ type }, nth) => `${keys[nth]}${valueJson(type, values[nth] ?? null)}`).join(',')}}`
}

/** A document with one more field, whose value is JSON already. */
export const withJson = (document: object, field: string, json: string): string => {
  const text = JSON.stringify(document)
  return `${text.slice(0, -1)}${text === '{}' ? '' : ','}${JSON.stringify(field)}:${json}}`
}
