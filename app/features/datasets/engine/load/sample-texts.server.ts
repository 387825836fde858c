import type { DuckDBConnection } from '@duckdb/node-api'
import { rowsOf } from '../open-duckdb.server.ts'
import { sqlText } from '../sql-literal.ts'
import type { Part } from './text-copy.server.ts'

const PLACES = 20
const MOST_ROWS = 4_000
const MOST_CELLS = 1_000_000
const FEW = 20

/** Texts of each column of a part, from places spread over all rows; of columns that are almost empty there, the first that are filled. */
export async function sampleTexts(
  connection: DuckDBConnection,
  file: string,
  part: Part,
  rows: number,
  width: number,
): Promise<string[][]> {
  const wanted = Math.min(MOST_ROWS, Math.max(400, Math.floor(MOST_CELLS / width)), rows)
  const run = Math.ceil(wanted / PLACES)
  const places = Array.from({ length: PLACES }, (_, nth) => Math.floor(((rows - run) * nth) / (PLACES - 1)))
  const where = wanted >= rows ? 'true' : places.map((first) => `file_row_number between ${first} and ${first + run - 1}`).join(' or ')
  const select = part.columns.map((column) => `c${column}`).join(', ')
  const source = `read_parquet(${sqlText(file)}, file_row_number = true)`
  const found = await rowsOf(connection, `select ${select} from ${source} where ${where}`)
  const texts = part.columns.map((_, nth) => found.map((row) => row[nth] as string).filter((text) => text !== ''))
  if (wanted >= rows || width > 200) return texts
  for (const [nth, column] of part.columns.entries()) {
    if ((texts[nth]?.length ?? 0) >= FEW) continue
    const filled = await rowsOf(connection, `select c${column} from read_parquet(${sqlText(file)}) where c${column} <> '' limit 1000`)
    texts[nth] = filled.map(([text]) => text as string)
  }
  return texts
}
