import { isRegisteredLanguage } from '#app/features/classifications/registered-languages.ts'
import { fieldIn, fieldPattern, splitFieldName } from '#app/features/provenance/field-names.ts'
import type { RecordKind } from '#app/features/provenance/read-record.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { KINDS } from '../kinds.server.ts'
import { columnType, foldedCell, type ColumnType } from '../sheet-columns.server.ts'
import { bookShape, RECORD_KEY, REMOVE_KEY, REVISION_KEY, ROW_KEY, type SheetShape } from './book-shape.server.ts'
import type { ReadRow } from './xlsx-rows.server.ts'

/** A column of a file that is understood, and where it stands, from 0. */
export type KnownColumn = { column: number; key: string; head: string; pattern: string | null; type: ColumnType }

export type SheetHead = {
  /** Null: a sheet of the records themselves. */
  table: string | null
  columns: KnownColumn[]
  /** The row of the heads, above all rows of data. */
  row: number
  /** Heads of columns that are none of ours. */
  ignored: string[]
}

/** Rows in which the heads of a sheet are looked for. */
export const HEAD_ROWS = 12
const PLAIN = new Set([RECORD_KEY, REVISION_KEY, ROW_KEY, REMOVE_KEY])

/** Heads by their words, in every language of the portal: of each sheet's shape the keys by what stands over them. */
type Worded = { table: string | null; keys: ReadonlyMap<string, string> }[]

export async function wordedHeads(kind: RecordKind, workspaceId: string, languages: readonly string[]): Promise<Worded> {
  const shapes: SheetShape[] = []
  for (const language of LANGUAGES) shapes.push(...(await bookShape(kind, { language, languages, workspaceId })))
  return shapes.map(({ table, columns }) => ({ table, keys: new Map(columns.map(({ head, key }) => [foldedCell(head), key])) }))
}

/**
 * Finds the heads among the first rows of a sheet: the row of keys, whatever order its columns are in; else, where somebody
 * deleted it, the row of words. Null for a sheet that is none of ours.
 */
export function readHead(kind: RecordKind, rows: readonly ReadRow[], worded: Worded): SheetHead | null {
  const patterns = KINDS[kind].fields('en')
  const isKey = (text: string) => PLAIN.has(text) || (fieldIn(patterns, text) !== undefined && isWellNamed(text))
  for (const { row, cells } of rows.slice(0, HEAD_ROWS)) {
    const found = cells.flatMap((cell, column) => (cell && isKey(cell.text.trim()) ? [{ column, key: cell.text.trim() }] : []))
    if (found.length < 2 || !found.some(({ key }) => key === RECORD_KEY || key.includes('@'))) continue
    return headOf(rows, row, found)
  }
  for (const { row, cells } of rows.slice(0, 3)) {
    const matches = worded.map(({ table, keys }) => ({
      table,
      found: cells.flatMap((cell, column) => {
        const key = cell && keys.get(foldedCell(cell.text))
        return key ? [{ column, key }] : []
      }),
    }))
    const best = matches.sort((a, b) => b.found.length - a.found.length)[0]
    if (best && best.found.length >= 3 && best.found.some(({ key }) => key === RECORD_KEY || key.startsWith('title@')))
      return headOf(rows, row, best.found)
  }
  return null
}

function headOf(rows: readonly ReadRow[], row: number, found: readonly { column: number; key: string }[]): SheetHead {
  const words = rows.filter((other) => other.row < row).at(-1)?.cells ?? []
  const cells = rows.find((other) => other.row === row)?.cells ?? []
  const seen = new Set<string>()
  const columns = found.flatMap(({ column, key }) => {
    if (seen.has(key)) return []
    seen.add(key)
    const pattern = PLAIN.has(key) ? null : fieldPattern(key)
    const head = words[column]?.text.trim() || cells[column]?.text.trim() || key
    return [{ column, key, head, pattern, type: pattern ? columnType(pattern) : ('text' as const) }]
  })
  const tables = columns.flatMap(({ pattern }) => (pattern?.includes('/*/') ? [pattern.split('/')[0] ?? ''] : []))
  const table = tables.length > 0 ? (tables[0] ?? null) : null
  const held = columns.filter(
    ({ pattern }) => pattern === null || (pattern.includes('/*/') ? pattern.startsWith(`${table ?? ''}/`) : table === null),
  )
  const known = new Set(held.map(({ column }) => column))
  const ignored = cells.flatMap((cell, column) => (cell && !known.has(column) ? [cell.text.trim().slice(0, 60)] : []))
  return { table, columns: held, row, ignored }
}

function isWellNamed(key: string): boolean {
  const { lang } = splitFieldName(key)
  return lang === undefined || lang === 'und' || isRegisteredLanguage(lang)
}
