import type { DuckDBConnection } from '@duckdb/node-api'
import { QueryRefused } from '../failures.ts'
import { rowsOf } from '../open-duckdb.server.ts'
import { sqlName, sqlText } from '../sql-literal.ts'
import { columnOf, compileWhere } from './conditions-sql.ts'
import { relationSql } from './relation-sql.ts'
import type { ExportTask } from './tasks.ts'

// A writer holds memory for each column, however few rows there are.
const MOST_COLUMNS = 2_000

/** Writes the rows that fulfil the conditions, in their order: as CSV the texts as they are written, as Parquet and NDJSON the values. */
export async function exportTable(connection: DuckDBConnection, { table, query, file }: ExportTask): Promise<{ rows: number }> {
  const columns = [...new Set(query.columns ?? table.columns.map((_, column) => column))]
  if (columns.length > MOST_COLUMNS) throw new QueryRefused('columns')
  const named = columns.map((column, nth) => ({ column, name: sqlName(columnOf(table, column, `columns.${nth}`).name) }))
  const where = compileWhere(table, query.where)
  const isCsv = query.format === 'csv'
  const select = named.map(({ column, name }) => `${isCsv ? `nullif(v${column}, '')` : `v${column}`} as ${name}`).join(', ')
  const values = relationSql(table, isCsv ? 'text' : 'typed', columns, 'v')
  const facts = relationSql(table, 'typed', where.columns)
  const source = query.where.length === 0 ? values : `${values} positional join ${facts} where ${where.sql}`
  const options = { csv: 'format csv, header true', parquet: 'format parquet, compression zstd', ndjson: 'format json' }[query.format]
  const [[rows] = []] = await rowsOf(connection, `copy (select ${select} from ${source}) to ${sqlText(file)} (${options})`)
  return { rows: Number(rows) }
}
