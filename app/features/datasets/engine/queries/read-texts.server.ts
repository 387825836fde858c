import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineFailed } from '../failures.ts'
import { rowsOf } from '../open-duckdb.server.ts'
import { sqlWhole } from '../sql-literal.ts'
import type { TableFiles } from '../table-files.ts'
import { partOf, relationSql } from './relation-sql.ts'

/** Most text of one page, in bytes: a page with long cells is shorter than was asked, and goes on from there. */
const MOST_BYTES = 16 << 20

export type TextRow = { row: number; cells: string[] }

/**
 * Cells of the rows named, from the text copy, in the order of `rows`; fewer rows where their texts would be too long together.
 * Throws EngineFailed `memory` where one row alone is.
 */
export async function readTexts(connection: DuckDBConnection, table: TableFiles, columns: number[], rows: number[]): Promise<TextRow[]> {
  if (rows.length === 0) return []
  const wanted = table.longestRow * rows.length <= MOST_BYTES ? rows : await fitting(connection, table, columns, rows)
  const cells = new Map<number, Map<number, string>>()
  for (const own of byFile(columns)) {
    const names = own.map((column) => sqlWhole(`c${column}`)).join(', ')
    const found = await rowsOf(connection, `select r, ${names} from ${relationSql(table, 'text', own)} where ${amongSql(wanted)}`)
    for (const [row, ...texts] of found) {
      const known = cells.get(Number(row)) ?? new Map<number, string>()
      own.forEach((column, nth) => known.set(column, texts[nth] as string))
      cells.set(Number(row), known)
    }
  }
  return wanted.map((row) => ({ row, cells: columns.map((column) => cells.get(row)?.get(column) ?? '') }))
}

/** The columns wanted, once each, by the file that holds them. */
export function byFile(columns: number[]): number[][] {
  const files = new Map<number, number[]>()
  for (const column of new Set(columns)) files.set(partOf(column), [...(files.get(partOf(column)) ?? []), column])
  return [...files.values()]
}

/** The condition of being one of these rows. */
export function amongSql(rows: number[]): string {
  const first = Math.min(...rows)
  const last = Math.max(...rows)
  return last - first + 1 === rows.length ? `r between ${first} and ${last}` : `r in (${rows.join(', ')})`
}

async function fitting(connection: DuckDBConnection, table: TableFiles, columns: number[], rows: number[]): Promise<number[]> {
  const bytes = new Map<number, number>()
  for (const own of byFile(columns)) {
    const sum = own.map((column) => `strlen(c${column})`).join(' + ')
    const found = await rowsOf(connection, `select r, ${sum} from ${relationSql(table, 'text', own)} where ${amongSql(rows)}`)
    for (const [row, length] of found) bytes.set(Number(row), (bytes.get(Number(row)) ?? 0) + Number(length))
  }
  let left = MOST_BYTES
  const over = rows.findIndex((row) => (left -= bytes.get(row) ?? 0) < 0)
  const wanted = over < 0 ? rows : rows.slice(0, over)
  if (wanted.length === 0) throw new EngineFailed('memory', 'one row is longer than a page may be')
  return wanted
}
