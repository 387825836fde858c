import type { DuckDBConnection } from '@duckdb/node-api'
import { rowsOf } from '../open-duckdb.server.ts'
import { sqlText } from '../sql-literal.ts'
import type { TypedColumn } from './typed-copy.server.ts'

/** Writes the cells that are no value of their column's type, by column and row; false: there are none, and no file. */
export async function writeMisfits(
  connection: DuckDBConnection,
  parts: { text: string; typed: string; columns: TypedColumn[] }[],
  file: string,
): Promise<boolean> {
  await rowsOf(connection, 'create temp table misfit (column_number integer, row_number bigint, cell varchar)')
  for (const { text, typed, columns } of parts) {
    for (const { column, misfits } of columns) {
      if (misfits === 0) continue
      await rowsOf(
        connection,
        `insert into misfit select ${column}, row, cell from (select file_row_number as row, c${column} as value from ` +
          `read_parquet(${sqlText(typed)}, file_row_number = true)) positional join (select c${column} as cell from read_parquet(${sqlText(text)})) ` +
          `where value is null and trim(cell) <> ''`,
      )
    }
  }
  const [[count] = []] = await rowsOf(connection, 'select count(*) from misfit')
  if (Number(count) > 0) await rowsOf(connection, `copy misfit to ${sqlText(file)} (format parquet, compression zstd)`)
  await rowsOf(connection, 'drop table misfit')
  return Number(count) > 0
}
