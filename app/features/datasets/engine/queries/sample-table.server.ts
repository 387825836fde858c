import type { DuckDBConnection } from '@duckdb/node-api'
import { rowsOf } from '../open-duckdb.server.ts'
import { sqlText, sqlWhole } from '../sql-literal.ts'
import type { MisfitCell, SampleAnswer } from '../table-query.ts'
import { columnOf, compileWhere } from './conditions-sql.ts'
import { relationSql } from './relation-sql.ts'
import type { MisfitTask, SampleTask } from './tasks.ts'

/** Rows drawn at random and the same in every draw: those whose numbers have the lowest hashes; rows with an empty cell are left out. */
export async function sampleTable(connection: DuckDBConnection, { table, query }: SampleTask): Promise<SampleAnswer> {
  query.columns.forEach((column, nth) => columnOf(table, column, `columns.${nth}`))
  const where = compileWhere(table, query.where)
  const filled = query.columns.map((column) => `c${column} is not null`).join(' and ')
  const values = query.columns.map((column) => `left(c${column}::varchar, 200)`).join(', ')
  const names = [...new Set(query.columns)].map((column) => `, c${column}`).join('')
  const drawn =
    `select r${names} from ${relationSql(table, 'typed', [...where.columns, ...query.columns])} ` +
    `where ${filled} and ${where.sql} order by hash(r), r limit ${query.size}`
  const found = await rowsOf(connection, `select r, ${values} from (${drawn}) order by r`)
  return { rows: found.map(([row, ...texts]) => ({ row: Number(row), values: texts as (string | null)[] })) }
}

/** Cells that are no value of their column's type, by column and row. */
export async function misfitCells(
  connection: DuckDBConnection,
  { table, query }: MisfitTask,
): Promise<{ cells: MisfitCell[]; more: boolean }> {
  if (query.column !== undefined) columnOf(table, query.column, 'column')
  if (table.misfits === null) return { cells: [], more: false }
  const of = query.column === undefined ? 'true' : `column_number = ${query.column}`
  const after = query.after ? `(column_number, row_number) > (${query.after.column}, ${query.after.row})` : 'true'
  const found = await rowsOf(
    connection,
    `select column_number, row_number, ${sqlWhole('left(cell, 1000)')} from read_parquet(${sqlText(table.misfits)}) where ${of} and ${after} order by 1, 2 limit ${query.limit + 1}`,
  )
  const cells = found
    .slice(0, query.limit)
    .map(([column, row, text]) => ({ column: Number(column), row: Number(row), text: text as string }))
  return { cells, more: found.length > query.limit }
}
