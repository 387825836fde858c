import type { CellType } from '#app/features/downloads/columns.server.ts'
import { xmlText } from './xml-text.ts'

/** Styles of a workbook's cells, by their place in `styles.xml`. */
export const STYLES = { plain: 0, day: 1, instant: 2, head: 3, tag: 4 } as const
export type SheetCell = { value: string | number | null; type: CellType; style?: number }

/** Excel takes no longer text in a cell. */
const LONGEST_TEXT = 32_767
/** Digits that a number of Excel holds exactly. */
const MOST_DIGITS = 15
const DECIMAL = /^-?\d+(\.\d+)?$/
const DAY_MS = 86_400_000
// Day 0 of Excel's calendar, which counts a 29 February 1900 that never was: right from March 1900 on.
const EPOCH = Date.UTC(1899, 11, 30)
const FIRST_DAY = Date.UTC(1900, 2, 1)

/** A cell of a sheet (ECMA-376). A text is always a text, whatever it begins with: formulas are never written. */
export function sheetCell({ value, type, style }: SheetCell, at: string): string {
  if (value === null || value === '') return ''
  const number = numberOf(String(value), type)
  if (number === null)
    return `<c r="${at}" t="inlineStr"${styled(style)}><is><t xml:space="preserve">${sheetText(String(value))}</t></is></c>`
  return `<c r="${at}"${styled(style ?? (type === 'day' ? STYLES.day : type === 'instant' ? STYLES.instant : STYLES.plain))}><v>${number}</v></c>`
}

/** The n-th row of a sheet, from 1. */
export const sheetRow = (cells: readonly SheetCell[], n: number): string =>
  `<row r="${n}">${cells.map((cell, index) => sheetCell(cell, `${columnLetters(index)}${n}`)).join('')}</row>`

/** A, B, ... Z, AA. */
const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

const styled = (style = 0) => (style ? ` s="${style}"` : '')

/** The number that stands for a value in a sheet; null where it is a text, or a number that would be rounded. */
function numberOf(value: string, type: CellType): string | null {
  if (type === 'number') return DECIMAL.test(value) && value.replace(/\D/g, '').length <= MOST_DIGITS ? value : null
  if (type === 'text') return null
  const time = Date.parse(type === 'day' ? `${value}T00:00:00Z` : value)
  return time >= FIRST_DAY ? String((time - EPOCH) / DAY_MS) : null
}

/** `_x0041_` in a sheet stands for a character, so that an underscore before such a thing is written as one. */
const sheetText = (text: string) => xmlText(shortened(text)).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

const shortened = (text: string) => (text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1)}…`)
