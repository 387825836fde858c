import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineFailed, QueryRefused } from '../failures.ts'
import { rowsOf } from '../open-duckdb.server.ts'
import { sqlText } from '../sql-literal.ts'
import type { TableFiles } from '../table-files.ts'
import type { CheckedQuery, TablePage } from '../table-query.ts'
import { columnOf, compileWhere, type CompiledWhere } from './conditions-sql.ts'
import { LONGEST_KEY, readCursor, writeCursor, type Cursor } from './cursor.ts'
import { relationSql } from './relation-sql.ts'
import type { AskTask } from './tasks.ts'
import { readTexts } from './read-texts.server.ts'
import { readValues } from './read-values.server.ts'

type Found = { row: number; keys: (string | null)[] }

/** One page of a table: rows found in the typed copy, their cells read from the text copy. */
export async function askTable(
  connection: DuckDBConnection,
  { table, query }: AskTask,
  totals: { get(key: string): number | undefined; set(key: string, total: number): void },
): Promise<TablePage> {
  const columns = query.columns ?? table.columns.map((_, column) => column)
  columns.forEach((column, nth) => columnOf(table, column, `columns.${nth}`))
  query.sort.forEach(({ column }, nth) => columnOf(table, column, `sort.${nth}`))
  const where = compileWhere(table, query.where, query.search)
  const cursor = query.after === undefined ? null : readCursor(query, query.after)
  if (cursor && query.offset !== undefined) throw new QueryRefused('offset')
  const total = await countRows(connection, table, query, where, totals)
  if (query.limit === 0) return { rows: [], next: null, total }
  const found = await findRows(connection, table, query, where, cursor)
  const page = found.slice(0, query.limit)
  const texts = await readTexts(
    connection,
    table,
    columns,
    page.map(({ row }) => row),
  )
  const misfits = await misfitsOf(
    connection,
    table,
    columns,
    page.map(({ row }) => row),
  )
  const values = query.values ? await readValues(connection, table, columns, texts) : null
  const rows = texts.map(({ row, cells }, nth) => {
    const own = misfits.get(row)
    return { row, cells, ...(own && { misfits: own }), ...(values && { values: values[nth] ?? [] }) }
  })
  const last = page[rows.length - 1]
  const before = cursor && 'offset' in cursor ? cursor.offset : (query.offset ?? 0)
  return { rows, next: last && found.length > rows.length ? nextCursor(query, last, before + rows.length, cursor) : null, total }
}

function nextCursor(query: CheckedQuery, last: Found, passed: number, cursor: Cursor | null): string {
  if (last.keys.every((key) => key === null || key.length <= LONGEST_KEY)) return writeCursor(query, last)
  // Behind a cursor by value it is not known how many rows lie before.
  if (cursor && 'row' in cursor) throw new EngineFailed('memory', 'a sort value is too long to go on from')
  return writeCursor(query, { offset: passed })
}

async function countRows(
  connection: DuckDBConnection,
  table: TableFiles,
  query: CheckedQuery,
  where: CompiledWhere,
  totals: { get(key: string): number | undefined; set(key: string, total: number): void },
): Promise<number> {
  if (query.where.length === 0 && query.search === undefined) return table.rows
  const key = JSON.stringify([table.typed[0], query.where, query.search])
  const known = totals.get(key)
  if (known !== undefined) return known
  const [[count] = []] = await rowsOf(connection, `select count(*) from ${relationSql(table, 'typed', where.columns)} where ${where.sql}`)
  totals.set(key, Number(count))
  return Number(count)
}

async function findRows(
  connection: DuckDBConnection,
  table: TableFiles,
  query: CheckedQuery,
  where: CompiledWhere,
  cursor: Cursor | null,
): Promise<Found[]> {
  const offset = cursor && 'offset' in cursor ? cursor.offset : (query.offset ?? 0)
  const sorted = query.sort.map(({ column }) => column)
  if (query.where.length === 0 && query.search === undefined && sorted.length === 0) {
    const first = cursor && 'row' in cursor ? cursor.row + 1 : offset
    const length = Math.max(0, Math.min(query.limit + 1, table.rows - first))
    return Array.from({ length }, (_, nth) => ({ row: first + nth, keys: [] }))
  }
  const keys = query.sort.map(({ column }, nth) => `, c${column}::varchar as k${nth}`).join('')
  const order = [...query.sort.map(({ column, descending }) => `c${column} ${descending ? 'desc' : 'asc'} nulls last`), 'r']
  const after = cursor && 'row' in cursor ? ` and ${afterSql(table, query, cursor)}` : ''
  const found = await rowsOf(
    connection,
    `select r${keys} from ${relationSql(table, 'typed', [...where.columns, ...sorted])} where ${where.sql}${after} ` +
      `order by ${order.join(', ')} limit ${query.limit + 1}${offset > 0 ? ` offset ${offset}` : ''}`,
  )
  return found.map(([row, ...values]) => ({ row: Number(row), keys: values as (string | null)[] }))
}

/** Rows behind the last one of the page before, in the order of the query; empty values come last. */
function afterSql(table: TableFiles, { sort }: CheckedQuery, { row, keys }: { row: number; keys: (string | null)[] }): string {
  return sort.reduceRight((rest, { column, descending }, nth) => {
    const name = `c${column}`
    const key = keys[nth] ?? null
    if (key === null) return `(${name} is null and ${rest})`
    const value = keySql(columnOf(table, column, 'after').type, key)
    return `(${name} ${descending ? '<' : '>'} ${value} or ${name} is null or (${name} = ${value} and ${rest}))`
  }, `r > ${row}`)
}

function keySql(type: TableFiles['columns'][number]['type'], key: string): string {
  if (type === 'text') return sqlText(key)
  const pattern = {
    integer: /^-?\d+$/,
    decimal: /^-?\d+(\.\d+)?(e[-+]?\d+)?$/,
    boolean: /^(true|false)$/,
    date: /^[-\d]+( \(BC\))?$/,
    datetime: /^[-\d :.]+$/,
  }[type]
  if (!pattern.test(key)) throw new QueryRefused('after')
  if (type === 'date') return `date '${key}'`
  return type === 'datetime' ? `timestamp '${key}'` : key
}

async function misfitsOf(
  connection: DuckDBConnection,
  table: TableFiles,
  columns: number[],
  rows: number[],
): Promise<Map<number, number[]>> {
  const found = new Map<number, number[]>()
  const odd = columns.filter((column) => (table.columns[column]?.misfits ?? 0) > 0)
  if (odd.length === 0 || rows.length === 0) return found
  const cells = await rowsOf(
    connection,
    `select row_number, column_number from read_parquet(${sqlText(table.misfits ?? '')}) where row_number in (${rows.join(', ')}) order by 1, 2`,
  )
  const wanted = new Set(odd)
  for (const [row, column] of cells) {
    if (wanted.has(Number(column))) found.set(Number(row), [...(found.get(Number(row)) ?? []), Number(column)])
  }
  return found
}
