import type { ColumnReading } from '../../tables.ts'
import { decimalType, shapeOf, widest, type NumberShape } from './numbers.ts'
import { NO_WORDS, YES_WORDS } from './written-booleans.ts'
import { isDay } from './written-dates.ts'
import { plainNumber, withLatinDigits } from './written-numbers.ts'

/**
 * How a column is read, and the SQL type that holds it. `plainOnly`: only the branch for texts in the plain form is compiled, which is
 * most of the work where a table has thousands of columns; a column with any other text gets the whole.
 */
export type ColumnPlan = { reading: ColumnReading; sql: string; shape: NumberShape; plainOnly?: boolean }

const NO_SHAPE: NumberShape = { digits: 0, scale: 0, exponent: false }
export const TEXT_PLAN: ColumnPlan = { reading: { type: 'text' }, sql: 'VARCHAR', shape: NO_SHAPE }

// Share of the texts of a sample that must fit before a type is tried on all cells, where it is proven.
const ENOUGH = 0.95
const SIGNIFICANT = 15

const CANDIDATES: ColumnReading[] = [
  { type: 'boolean' },
  { type: 'integer', decimal: '.' },
  { type: 'decimal', decimal: '.' },
  { type: 'integer', decimal: '.', group: ',' },
  { type: 'decimal', decimal: '.', group: ',' },
  { type: 'integer', decimal: ',', group: ' ' },
  { type: 'decimal', decimal: ',' },
  { type: 'decimal', decimal: ',', group: '.' },
  { type: 'decimal', decimal: ',', group: ' ' },
  { type: 'decimal', decimal: '.', group: ' ' },
  { type: 'decimal', decimal: '.', group: "'" },
  { type: 'date', dateOrder: 'YMD' },
  { type: 'date', dateOrder: 'DMY' },
  { type: 'date', dateOrder: 'MDY' },
  { type: 'datetime', dateOrder: 'YMD' },
  { type: 'datetime', dateOrder: 'DMY' },
  { type: 'datetime', dateOrder: 'MDY' },
]

/**
 * The plan for a column by a sample of its texts: the reading that was suggested where it fits, else the first candidate that
 * fits most of them, else text. It is a guess: the load tries it on every cell.
 */
export function inferReading(texts: string[], suggested?: ColumnReading): ColumnPlan {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== '')
  if (filled.length === 0) return TEXT_PLAN
  const candidates = suggested && suggested.type !== 'text' ? [suggested, ...CANDIDATES] : CANDIDATES
  let best: { reading: ColumnReading; fits: number } | null = null
  for (const reading of candidates) {
    // Most candidates fail on the first few texts.
    if (filled.length > 50 && share(filled.slice(0, 50), reading) < 0.5) continue
    const fits = share(filled, reading)
    if (fits >= ENOUGH && (!best || fits > best.fits)) best = { reading, fits }
    if (best?.fits === 1) break
  }
  return best ? planFor(best.reading, filled) : TEXT_PLAN
}

/** The plan for a reading that is given; the texts say how wide numbers are. */
export function planFor(reading: ColumnReading, texts: string[]): ColumnPlan {
  const shape = texts.reduce((wide, text) => {
    const plain = fitsReading(text, reading) ? plainNumber(text, reading) : null
    return plain === null ? wide : widest(wide, shapeOf(plain))
  }, NO_SHAPE)
  return { reading, shape, sql: sqlType(reading, shape) }
}

/** The plan that also holds numbers among the texts that did not fit: an integer column that has a fraction late is decimal. Null: none does. */
export function widenPlan(plan: ColumnPlan, misfits: string[]): ColumnPlan | null {
  if (plan.reading.type !== 'integer' && plan.reading.type !== 'decimal') return null
  const reading: ColumnReading = { ...plan.reading, type: 'decimal' }
  const wider = planFor(
    reading,
    misfits.filter((text) => fitsReading(text, reading)),
  )
  const shape = widest(plan.shape, wider.shape)
  const type = sqlType(reading, shape)
  if (wider.shape.digits === 0 && !wider.shape.exponent) return null
  if (type === plan.sql || (plan.reading.type === 'integer' && wider.shape.scale === 0 && !wider.shape.exponent)) return null
  return { reading, shape, sql: type }
}

function share(texts: string[], reading: ColumnReading): number {
  return texts.filter((text) => fitsReading(text, reading)).length / texts.length
}

/** Is the text a value under the reading? The same rule as the SQL of `valueSql`, for samples. */
export function fitsReading(text: string, reading: ColumnReading): boolean {
  const trimmed = text.trim()
  switch (reading.type) {
    case 'text':
      return true
    case 'boolean':
      return [...YES_WORDS, ...NO_WORDS].includes(trimmed.toLowerCase())
    case 'date':
    case 'datetime':
      return isDay(withLatinDigits(trimmed), reading.dateOrder ?? 'YMD', reading.type === 'datetime')
    case 'integer':
    case 'decimal': {
      const plain = plainNumber(trimmed, reading)
      if (plain === null) return false
      const { digits, scale, exponent } = shapeOf(plain)
      if (reading.type === 'integer') return scale === 0 && !exponent && digits <= SIGNIFICANT
      return exponent || scale > 0 || digits <= SIGNIFICANT
    }
    default:
      return reading.type satisfies never
  }
}

function sqlType(reading: ColumnReading, shape: NumberShape): string {
  switch (reading.type) {
    case 'text':
      return 'VARCHAR'
    case 'integer':
      return 'BIGINT'
    case 'decimal':
      return decimalType(shape)
    case 'boolean':
      return 'BOOLEAN'
    case 'date':
      return 'DATE'
    case 'datetime':
      return 'TIMESTAMP'
    default:
      return reading.type satisfies never
  }
}
