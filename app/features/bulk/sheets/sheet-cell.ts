import type { ColumnType } from '../sheet-columns.server.ts'
import { cellText } from './cell-text.ts'

export type WrittenCell = { value: string; type: ColumnType; style?: number }

/** The style of days; see STYLES of downloads. */
const DAY_STYLE = 1
/** Digits that a number of Excel holds exactly. */
const MOST_DIGITS = 15
const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/
const DAY_MS = 86_400_000
// Day 0 of Excel's calendar, which counts a 29 February 1900 that never was: right from March 1900 on.
const EPOCH = Date.UTC(1899, 11, 30)
const FIRST_DAY = Date.UTC(1900, 2, 1)

/** The n-th row of a sheet, from 1: numbers and days as such, all else as texts, which no program calculates. */
export const sheetRowText = (cells: readonly WrittenCell[], n: number): string =>
  `<row r="${n}">${cells.map((cell, index) => sheetCell(cell, `${columnLetters(index)}${n}`)).join('')}</row>`

function sheetCell({ value, type, style }: WrittenCell, at: string): string {
  if (value === '') return ''
  if (type === 'number' && DECIMAL.test(value) && value.replace(/\D/g, '').length <= MOST_DIGITS) return `<c r="${at}"><v>${value}</v></c>`
  if (type === 'day') {
    const time = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
    if (time >= FIRST_DAY) return `<c r="${at}" s="${DAY_STYLE}"><v>${(time - EPOCH) / DAY_MS}</v></c>`
  }
  const styled = style ? ` s="${style}"` : ''
  const text = style === undefined ? cellText(value, type) : value
  return `<c r="${at}" t="inlineStr"${styled}><is><t xml:space="preserve">${cellXml(text)}</t></is></c>`
}

/** A, B, ... Z, AA. */
export const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
// Line ends that XML would turn into others, and what it cannot hold; sheets write these as `_x000D_`.
const ESCAPED = /[\u0000-\u0008\u000B\u000C\u000D\u000E-\u001F\uFFFE\uFFFF]/g

/** The text of a cell as a sheet holds it, without loss. */
const cellXml = (text: string) =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(ESCAPED, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character)
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
