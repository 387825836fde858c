import type { DuckDBConnection } from '@duckdb/node-api'
import { TableRefused } from '../failures.ts'
import type { PreparedTable } from '../../reading/prepare-table.server.ts'
import { rowsOf } from '../open-duckdb.server.ts'
import { sqlText } from '../sql-literal.ts'
import { PART_COLUMNS } from '../table-files.ts'

// Rows that lie together in the text copy: a page, or the rows that a sort has found, unpack few of the others.
const ROWS_TOGETHER = 20_480

// Bytes of one record: few need more than the first, and the reader of CSV takes as much memory as is allowed.
const LONGEST_RECORD = 4 << 20
const LONGEST_RECORD_AT_ALL = 64 << 20

export type Part = { first: number; columns: number[] }

/** The columns of a table as they are spread over files. */
export function partsOf(width: number): Part[] {
  return Array.from({ length: Math.ceil(width / PART_COLUMNS) }, (_, nth) => ({
    first: nth * PART_COLUMNS,
    columns: Array.from({ length: Math.min(PART_COLUMNS, width - nth * PART_COLUMNS) }, (__, column) => nth * PART_COLUMNS + column),
  }))
}

/**
 * Writes the text copy: every cell as it is written, an empty cell as an empty text. Nothing is guessed, and nothing skipped: throws
 * TableRefused where DuckDB finds another number of rows than the reader did, or a row that it cannot take.
 */
export async function writeTextCopy(connection: DuckDBConnection, prepared: PreparedTable, files: string[]): Promise<void> {
  const parts = partsOf(prepared.columns.length)
  for (const [nth, part] of parts.entries()) {
    const select = part.columns.map((column) => `c${column}`).join(', ')
    const write = (longest: number) =>
      rowsOf(
        connection,
        `copy (select ${select} from ${readCsv(prepared, longest)}) to ${sqlText(files[nth] ?? '')} ` +
          `(format parquet, compression zstd, row_group_size ${ROWS_TOGETHER})`,
      )
    const rows = await write(LONGEST_RECORD)
      .catch((error: unknown) => {
        if (/maximum line size/i.test(String(error))) return write(LONGEST_RECORD_AT_ALL)
        throw error
      })
      .catch((error: unknown) => {
        throw refusal(error)
      })
    const written = Number(rows[0]?.[0])
    const [[rejected] = []] = await rowsOf(connection, 'select count(*) from reject_errors')
    if (Number(rejected) > 0) throw new TableRefused({ code: 'source-error', severity: 'error', count: Number(rejected) })
    if (written !== prepared.rows) throw rowCountRefused(prepared.rows, written)
  }
}

/** The two counts of the rows of a table differ: a row would have been lost. */
export function rowCountRefused(counted: number, loaded: number): TableRefused {
  return new TableRefused({ code: 'row-count-error', severity: 'error', count: counted, sample: `${loaded} / ${counted}` })
}

/** A row that DuckDB refuses: its line, where the message says it. */
function refusal(error: unknown): unknown {
  const message = String(error)
  if (!/csv error|error when sniffing|invalid unicode|CSV/i.test(message) || /out of memory|no space/i.test(message)) return error
  const line = /line:? (\d+)/i.exec(message)?.[1]
  return new TableRefused({ code: 'source-error', severity: 'error', ...(line ? { row: Number(line) } : {}) })
}

function readCsv(prepared: PreparedTable, longest: number): string {
  const names = prepared.columns.map((_, column) => `c${column}`)
  const options = [
    'auto_detect = false',
    "comment = ''",
    'header = false',
    'null_padding = false',
    // Strict, DuckDB loses rows of files whose lines end with a carriage return and a line feed, without an error; told of the wrong end, too.
    'strict_mode = false',
    `new_line = '${prepared.newline === '\r\n' ? '\\r\\n' : '\\n'}'`,
    'store_rejects = true',
    'allow_quoted_nulls = false',
    "encoding = 'utf-8'",
    `skip = ${prepared.skip}`,
    `delim = ${sqlText(prepared.delimiter)}`,
    `quote = ${sqlText(prepared.quote)}`,
    `escape = ${sqlText(prepared.quote)}`,
    `max_line_size = ${longest}`,
    `buffer_size = ${Math.max(32 << 20, longest)}`,
    `columns = {${names.map((name) => `${name}: 'VARCHAR'`).join(', ')}}`,
    `force_not_null = [${names.map((name) => `'${name}'`).join(', ')}]`,
  ]
  return `read_csv(${sqlText(prepared.csv)}, ${options.join(', ')})`
}
