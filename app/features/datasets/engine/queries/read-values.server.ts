import type { DuckDBConnection } from '@duckdb/node-api'
import { rowsOf } from '../open-duckdb.server.ts'
import type { TableFiles } from '../table-files.ts'
import { amongSql, byFile, type TextRow } from './read-texts.server.ts'
import { relationSql } from './relation-sql.ts'

/** The values of rows whose texts are known, from the typed copy: null for an empty cell, the text of one that is no value. */
export async function readValues(
  connection: DuckDBConnection,
  table: TableFiles,
  columns: number[],
  texts: TextRow[],
): Promise<(string | null)[][]> {
  const typed = columns.filter((column) => table.columns[column]?.type !== 'text')
  const values = new Map<string, string>()
  const rows = texts.map(({ row }) => row)
  if (typed.length > 0 && rows.length > 0) {
    for (const own of byFile(typed)) {
      const names = own.map((column) => `c${column}::varchar`).join(', ')
      const found = await rowsOf(connection, `select r, ${names} from ${relationSql(table, 'typed', own)} where ${amongSql(rows)}`)
      for (const [row, ...cells] of found) {
        own.forEach((column, nth) => {
          if (cells[nth] !== null) values.set(`${Number(row)} ${column}`, cells[nth] as string)
        })
      }
    }
  }
  return texts.map(({ row, cells }) =>
    columns.map((column, nth) => {
      const text = cells[nth] ?? ''
      if (table.columns[column]?.type === 'text') return text === '' ? null : text
      return values.get(`${row} ${column}`) ?? (text.trim() === '' ? null : text)
    }),
  )
}
