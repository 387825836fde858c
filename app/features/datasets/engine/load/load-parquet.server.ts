import type { DuckDBConnection } from '@duckdb/node-api'
import type { ColumnReading, LoadedColumn, TableStructure } from '../../tables.ts'
import { TableRefused } from '../failures.ts'
import { rowsOf, type DuckdbLimits } from '../open-duckdb.server.ts'
import { sqlName, sqlText } from '../sql-literal.ts'
import type { TableLoad } from '../table-files.ts'
import { TEXT_PLAN } from './infer-reading.ts'
import { fileNames, finishLoad, inUnfinishedFolder, type LoadStep } from './load-table.server.ts'
import { partsOf } from './text-copy.server.ts'
import type { TypedColumn } from './typed-copy.server.ts'

export type LoadParquetTask = { parquet: string; structure: TableStructure; roles: LoadedColumn['role'][]; outDir: string }

const MOST_COLUMNS = 20_000

/** Loads a Parquet file: its own types are kept where the portal has them; nested values become JSON texts, all else its text. */
export async function loadParquet(task: LoadParquetTask, limits: DuckdbLimits, onStep: (step: LoadStep) => void): Promise<TableLoad> {
  return inUnfinishedFolder(task.outDir, [task.parquet], limits, async (connection, folder) => {
    const source = `read_parquet(${sqlText(task.parquet)})`
    const described = await rowsOf(connection, `describe select * from ${source}`).catch((error: unknown) => {
      if (/out of memory/i.test(String(error))) throw error
      throw new TableRefused({ code: 'source-error', severity: 'error' })
    })
    if (described.length > MOST_COLUMNS) throw new TableRefused({ code: 'too-many-columns', severity: 'error', count: described.length })
    const columns = described.map(([name, type]) => ({ name: name as string, ...storedAs(name as string, type as string) }))
    const parts = partsOf(columns.length)
    const files = fileNames(folder, parts.length)
    let rows = 0
    const typed: TypedColumn[][] = []
    for (const [nth, part] of parts.entries()) {
      const select = (of: 'text' | 'value') => part.columns.map((column) => `${columns[column]?.[of] ?? 'null'} as c${column}`).join(', ')
      onStep('text')
      const [[count] = []] = await copy(connection, `select ${select('text')} from ${source}`, files.text[nth] ?? '', 20_480)
      rows = Number(count)
      onStep('types')
      await copy(connection, `select ${select('value')} from ${source}`, files.typed[nth] ?? '', 122_880)
      const counts = part.columns.map((column) => `count(*) filter (c${column} is null)`).join(', ')
      const [missing = []] = await rowsOf(connection, `select ${counts} from read_parquet(${sqlText(files.typed[nth] ?? '')})`)
      typed.push(
        part.columns.map((column, place) => {
          const { reading, sql } = columns[column] ?? { reading: TEXT_PLAN.reading, sql: TEXT_PLAN.sql }
          return { column, plan: { ...TEXT_PLAN, reading, sql }, forced: true, missing: Number(missing[place]), misfits: 0 }
        }),
      )
    }
    onStep('profile')
    const names = uniqueNames(columns.map(({ name }) => name))
    const { structure, roles } = task
    return finishLoad(connection, { name: structure.name, structure, columns: names, hxl: [], roles, rows, findings: [], typed, folder })
  })
}

async function copy(connection: DuckDBConnection, select: string, file: string, together: number): Promise<unknown[][]> {
  return rowsOf(connection, `copy (${select}) to ${sqlText(file)} (format parquet, compression zstd, row_group_size ${together})`)
}

/** How a column of the file is kept: the SQL of its text and of its value. Numbers that are no finite number are empty, as in CSV. */
function storedAs(name: string, type: string): { text: string; value: string; reading: ColumnReading; sql: string } {
  const column = sqlName(name)
  const plain = (value: string, reading: ColumnReading, sql: string) => ({
    text: `coalesce((${value})::varchar, '')`,
    value,
    reading,
    sql,
  })
  if (/^(TINYINT|SMALLINT|INTEGER|BIGINT|UTINYINT|USMALLINT|UINTEGER)$/.test(type)) {
    return plain(`${column}::bigint`, { type: 'integer', decimal: '.' }, 'BIGINT')
  }
  if (/^(UBIGINT|HUGEINT)$/.test(type))
    return plain(`try_cast(${column} as decimal(38,0))`, { type: 'decimal', decimal: '.' }, 'DECIMAL(38,0)')
  if (/^DECIMAL/.test(type)) return plain(column, { type: 'decimal', decimal: '.' }, type)
  if (/^(FLOAT|DOUBLE)$/.test(type)) {
    const value = `case when isfinite(${column}) then ${column}::double end`
    return { ...plain(value, { type: 'decimal', decimal: '.' }, 'DOUBLE'), text: `coalesce(${column}::varchar, '')` }
  }
  if (type === 'BOOLEAN') return plain(column, { type: 'boolean' }, 'BOOLEAN')
  if (type === 'DATE') return plain(column, { type: 'date', dateOrder: 'YMD' }, 'DATE')
  if (/^TIMESTAMP/.test(type)) return plain(`${column}::timestamp`, { type: 'datetime', dateOrder: 'YMD' }, 'TIMESTAMP')
  const isNested = /(\[\d*\]|^STRUCT|^MAP|^UNION|^LIST)/.test(type)
  const text = `coalesce(${isNested ? `to_json(${column})::varchar` : `${column}::varchar`}, '')`
  return { text, value: `nullif(${text}, '')`, reading: { type: 'text' }, sql: 'VARCHAR' }
}

function uniqueNames(names: string[]): string[] {
  const seen = new Set<string>()
  return names.map((name, column) => {
    let unique = name.trim() === '' ? `column ${column + 1}` : name
    for (let again = 2; seen.has(unique); again += 1) unique = `${name} (${again})`
    seen.add(unique)
    return unique
  })
}
