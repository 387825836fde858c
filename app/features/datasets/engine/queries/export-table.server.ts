import type { DuckDBConnection } from '@duckdb/node-api'
import { guarded } from '#app/platform/http/formula-guard.ts'
import { QueryRefused } from '../failures.ts'
import { rowsOf } from '../open-duckdb.server.ts'
import { sqlName, sqlText } from '../sql-literal.ts'
import type { TableFiles } from '../table-files.ts'
import { MOST_EXPORTED_COLUMNS } from '../table-query.ts'
import { guardSql } from './guard-sql.ts'
import { columnOf, compileWhere } from './conditions-sql.ts'
import { relationSql } from './relation-sql.ts'
import type { ExportTask } from './tasks.ts'

type Format = ExportTask['query']['format']

function optionsSql(table: TableFiles, format: Format, columns: number[]): string {
  if (format === 'parquet') return 'format parquet, compression zstd'
  if (!isCsv(format)) return 'format json'
  // A head that DuckDB writes has other names where two differ by case alone.
  const heads = headsOf(table, format, columns).map((name) => (/^$|[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name))
  return `format csv, header false, prefix ${sqlText(`${heads.join(',')}\n`)}, suffix '\n'`
}

/** Writes the rows that fulfil the conditions, as the format has them; `v0` ... are cells of the output, `c0` ... values that are asked. */
export async function exportTable(connection: DuckDBConnection, { table, query, file }: ExportTask): Promise<{ rows: number }> {
  const { format, sort } = query
  const columns = [...new Set(query.columns ?? table.columns.map((_, column) => column))]
  // A writer holds memory for each column, however few rows there are.
  if (columns.length > MOST_EXPORTED_COLUMNS) throw new QueryRefused('columns')
  columns.forEach((column, nth) => columnOf(table, column, `columns.${nth}`))
  sort.forEach(({ column }, nth) => columnOf(table, column, `sort.${nth}`))
  const where = compileWhere(table, query.where, query.search)
  const sorted = sort.map(({ column }) => column)
  const valued = format === 'lines' ? columns.filter((column) => columnOf(table, column, 'columns').type !== 'text') : []
  const asked = [...new Set([...where.columns, ...sorted, ...valued])]
  const isFiltered = query.where.length > 0 || query.search !== undefined
  const cells = relationSql(table, format === 'parquet' || format === 'ndjson' ? 'typed' : 'text', columns, 'v')
  const source =
    isFiltered || asked.length > 0
      ? `${cells} positional join ${relationSql(table, 'typed', asked)} where ${where.sql}`
      : `${cells} where true`
  const order = sort.map(({ column, descending }) => `c${column} ${descending ? 'desc' : 'asc'} nulls last`)
  const ordered = order.length > 0 ? ` order by ${[...order, 'r'].join(', ')}` : ''
  const [[rows] = []] = await rowsOf(
    connection,
    `copy (select ${outputSql(table, format, columns)} from ${source}${ordered}) to ${sqlText(file)} (${optionsSql(table, format, columns)})`,
  )
  // A suffix stands in the place of the last end of line: where there is no line, it would be one.
  if (isCsv(format) && Number(rows) === 0) {
    const heads = headsOf(table, format, columns).map(sqlText)
    await rowsOf(connection, `copy (select ${heads.join(', ')}) to ${sqlText(file)} (format csv, header false)`)
  }
  return { rows: Number(rows) }
}

const isCsv = (format: Format) => format === 'csv' || format === 'guardedCsv'

const headsOf = (table: TableFiles, format: Format, columns: number[]) =>
  columns.map((column) => (table.columns[column]?.name ?? '').replaceAll('\0', '')).map((name) => (format === 'csv' ? name : guarded(name)))

function outputSql(table: TableFiles, format: Format, columns: number[]): string {
  // An empty cell is nothing between two commas; alone in its line it is quoted, for readers skip empty lines.
  const csvCell = (sql: string) => (columns.length === 1 ? sql : `nullif(${sql}, '')`)
  switch (format) {
    case 'csv':
      return columns.map((column) => csvCell(`v${column}`)).join(', ')
    case 'guardedCsv':
      return columns.map((column) => csvCell(guardSql(`v${column}`))).join(', ')
    case 'parquet':
    case 'ndjson':
      return columns.map((column) => `v${column} as ${sqlName(table.columns[column]?.name ?? '')}`).join(', ')
    case 'lines':
      return `[${columns.map((column) => valueSql(table, column)).join(', ')}] as r`
    default:
      return format satisfies never
  }
}

/** The value of a cell as a text; of one that is no value of its column's type its own text. */
const valueSql = (table: TableFiles, column: number) =>
  table.columns[column]?.type === 'text'
    ? `nullif(v${column}, '')`
    : `coalesce(c${column}::varchar, case when trim(v${column}) <> '' then v${column} end)`
