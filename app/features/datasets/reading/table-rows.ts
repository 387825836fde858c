import type { TableStructure } from '../tables.ts'
import { kindOf, type CellKind } from './cell-kinds.ts'

export type RowRoles = Pick<TableStructure, 'header' | 'headerRows' | 'hxl' | 'data'>

const HXL_TAG = /^#[A-Za-z][A-Za-z0-9_]*(?:\s*\+\s*[A-Za-z][A-Za-z0-9_]*)*$/
const HXL_SEARCHED = 25
const BODY = 200

/** The tag as it is compared: `#adm1+code`, without spaces and in small letters; null: the cell holds none. */
export function hxlTag(cell: string | undefined): string | null {
  const text = (cell ?? '').slice(0, 200).trim()
  return HXL_TAG.test(text) ? text.replace(/\s+/g, '').toLowerCase() : null
}

/**
 * Which records name the columns, which holds HXL tags, and where data begins.
 * What stands before (titles, notes, headings over groups of columns) is no data.
 */
export function guessRows(records: string[][]): RowRoles {
  const hxl = findHxlRow(records)
  if (hxl !== null) {
    const above = hxl > 0 && filled(records[hxl - 1]) >= Math.max(1, filled(records[hxl]) / 2) ? hxl - 1 : null
    return { header: above, headerRows: above === null ? 0 : 1, hxl, data: hxl + 1 }
  }
  const width = usualWidth(records)
  const first = records.findIndex((record, at) => mayBegin(record, width, records[at + 1]))
  if (first < 0) return { header: null, headerRows: 0, hxl: null, data: 0 }
  const body = records.slice(first + 1)
  if (namesColumns(records[first] ?? [], body)) {
    const isDouble =
      isGroupHeading(records[first] ?? [], width) &&
      namesAll(records[first + 1], width) &&
      namesColumns(records[first + 1] ?? [], body.slice(1), true)
    const headerRows = isDouble ? 2 : 1
    return { header: first, headerRows, hxl: null, data: first + headerRows }
  }
  return { header: null, headerRows: 0, hxl: null, data: first }
}

function findHxlRow(records: string[][]): number | null {
  for (const [at, record] of records.slice(0, HXL_SEARCHED).entries()) {
    const tags = record.filter((cell) => hxlTag(cell)).length
    const cells = filled(record)
    if (tags > 0 && tags >= cells / 2 && (tags > 1 || record.length === 1)) return at
  }
  return null
}

const filled = (record: string[] | undefined) => (record ?? []).filter((cell) => cell.trim() !== '').length

/** How many cells a row of this table usually has, by rows with more than one. */
export function usualWidth(records: string[][]): number {
  const times = new Map<number, number>()
  for (const record of records) {
    const width = lastFilled(record)
    if (width > 1) times.set(width, (times.get(width) ?? 0) + 1)
  }
  let best = 1
  let most = 0
  for (const [width, count] of times) if (count > most || (count === most && width > best)) [best, most] = [width, count]
  // A few remarks with two cells do not make a table of one column wide.
  return most * 3 >= records.filter((record) => filled(record) > 0).length ? best : most > 1 ? best : records.length > 3 ? 1 : best
}

function lastFilled(record: string[]): number {
  let width = record.length
  while (width > 0 && (record[width - 1] ?? '').trim() === '') width -= 1
  return width
}

function mayBegin(record: string[], width: number, next: string[] | undefined): boolean {
  const cells = filled(record)
  if (width === 1) return cells > 0 && !isRemark(record)
  if (isRemark(record)) return false
  if (cells >= Math.max(2, width / 2)) return true
  // A header may name few of its columns; then it is as long as the row below it.
  return cells >= 2 && next !== undefined && record.length === next.length && record.length >= width
}

const isRemark = (record: string[]) => filled(record) === 1 && /^\s*(?:#|\/\/)/.test(record[0] ?? '') && hxlTag(record[0]) === null

const isGroupHeading = (record: string[], width: number) => width > 2 && filled(record) < width

const namesAll = (record: string[] | undefined, width: number) =>
  filled(record) >= width && (record ?? []).every((cell) => ['text', 'empty'].includes(kindOf(cell)))

/** Whether a record stands apart from those below it: text over numbers and dates, and no value that occurs again. */
function namesColumns(head: string[], below: string[][], mustDiffer = false): boolean {
  const body = below.slice(0, BODY).filter((record) => filled(record) > 0)
  const kinds = head.map((cell) => kindOf(cell))
  if (body.length === 0) return kinds.every((kind) => kind === 'text' || kind === 'empty')
  const countsYears = isRunOfYears(head)
  let votes = 0
  for (const [column, cell] of head.entries()) {
    const kind = kinds[column] ?? 'empty'
    if (kind === 'empty') continue
    const values = body.map((record) => record[column] ?? '').filter((value) => value.trim() !== '')
    if (values.length === 0) continue
    votes += columnVote(cell, kind, values, countsYears)
  }
  if (votes !== 0) return votes > 0
  if (mustDiffer) return false
  const names = head.map((cell) => cell.trim().toLowerCase()).filter(Boolean)
  return (
    names.length > 0 && new Set(names).size === names.length && (countsYears || kinds.every((kind) => kind === 'text' || kind === 'empty'))
  )
}

function columnVote(cell: string, kind: CellKind, values: string[], countsYears: boolean): number {
  const usual = (['number', 'date', 'boolean'] as const).find(
    (one) => values.filter((value) => kindOf(value) === one).length >= Math.max(1, values.length * 0.7),
  )
  if (usual) return kind === usual ? (countsYears ? 0 : -1) : kind === 'text' ? 1 : 0.5
  const again = values.filter((value) => value === cell).length
  if (again > 0 && kind === 'text') return again * 5 > values.length || again > 2 ? -1 : -0.5
  return kind === 'number' && !countsYears ? -0.3 : 0
}

/** `2019, 2020, 2021` over columns of amounts are names. */
function isRunOfYears(head: string[]): boolean {
  const years = head.map(Number).filter((year) => Number.isInteger(year) && year >= 1900 && year <= 2100)
  return years.length > 1 && years.every((year, at) => at === 0 || year > (years[at - 1] ?? 0))
}
