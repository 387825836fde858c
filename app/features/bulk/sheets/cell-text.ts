import { readDecimal, withPlainDigits } from '#app/features/provenance/read-decimal.ts'
import { guarded, guardedCell, unguarded } from '#app/platform/http/formula-guard.ts'
import type { ColumnType } from '../sheet-columns.server.ts'

/** Excel takes no longer text in a cell. */
export const LONGEST_CELL = 32_767

/** A value as a cell holds it: never a formula, and never longer than a cell may be. */
export function cellText(value: string, type: ColumnType): string {
  const text = type === 'text' ? guarded(value) : guardedCell(value)
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text
}

/** What a cell that `cellText` wrote stands for. */
export const valueOfCell = (cell: string) => unguarded(cell)

const isShortened = (cell: string, stored: string, type: ColumnType) => cell.length === LONGEST_CELL && cell === cellText(stored, type)
const sameLines = (text: string) => text.replace(/\r\n?/g, '\n').trim()

/** Whether a cell says what is stored, as the programs of spreadsheets may have written it: a number in other digits or zeros, other line ends. */
export function saysStored(cell: string, stored: string, type: ColumnType): boolean {
  // Most cells say what they said; an apostrophe may be the guard.
  if (cell === stored && !cell.startsWith("'")) return true
  const value = valueOfCell(cell)
  if (value === stored || sameLines(value) === sameLines(stored) || isShortened(cell, stored, type)) return true
  switch (type) {
    case 'number':
      return stored !== '' && sameNumber(value, stored)
    case 'day':
      return stored !== '' && withPlainDigits(value).slice(0, 10) === stored
    case 'yesNo':
      return stored !== '' && readYesNo(value) === stored
    case 'code':
      return stored !== '' && codeOfCell(value) === stored
    case 'text':
      return false
  }
}

function sameNumber(value: string, stored: string): boolean {
  const [a, b] = [readDecimal(value.replace(/[%٪]\s*$/, '')), readDecimal(stored)]
  return a !== null && b !== null && withoutZeros(a) === withoutZeros(b)
}

const withoutZeros = (decimal: string) => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal)

/** `14030 – Drinking water` says 14030: lists of codes are shown with their names. Digits of any script. */
export const codeOfCell = (value: string) => {
  const code = value.trim().replace(/^(\S+)\s+[–—-]\s.*$/s, '$1')
  const plain = withPlainDigits(code)
  return /^\d+$/.test(plain) ? plain : code
}

const YES = new Set(['yes', 'y', 'true', 'vrai', 'oui', 'o', 'si', 'sí', 'verdadero', 'sim', 'verdadeiro', 'نعم', 'صحيح', 'x', '1'])
const NO = new Set(['no', 'n', 'false', 'faux', 'non', 'falso', 'não', 'nao', 'لا', 'خطأ', '0'])

/** `yes` or `no` in any of the portal's languages, and as programs write it; other words as they are. */
export function readYesNo(value: string): string {
  const word = withPlainDigits(value.trim().toLowerCase())
  return YES.has(word) ? 'yes' : NO.has(word) ? 'no' : value.trim()
}

export const isMarked = (cell: string) => readYesNo(cell) === 'yes'

/**
 * A day as people and programs write it, as YYYY-MM-DD: the year first, or the day first with points, slashes or hyphens. Null for
 * one that may be read in two ways by writers of English, who put either first; other words as they are.
 */
export function readDay(value: string, language: string): string | null {
  const plain = withPlainDigits(value.trim())
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T.*)?$/.exec(plain)
  if (iso) return day(iso[1], iso[2], iso[3])
  const spoken = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(plain)
  if (!spoken) return value.trim()
  const [first, second] = [Number(spoken[1]), Number(spoken[2])]
  if (first > 12) return day(spoken[3], spoken[2], spoken[1])
  if (second > 12) return day(spoken[3], spoken[1], spoken[2])
  if (language === 'en' && first !== second && !plain.includes('.')) return null
  return day(spoken[3], spoken[2], spoken[1])
}

const day = (year = '', month = '', date = '') => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
