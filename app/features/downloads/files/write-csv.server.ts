import { stringify } from 'csv-stringify/sync'
import type { Cell, Column } from '#app/features/downloads/columns.server.ts'
import type { ListedRecord } from '#app/features/downloads/listed-record.ts'
import { guarded } from '#app/platform/http/formula-guard.ts'

const DECIMAL = /^-?\d+(\.\d+)?$/

/** A table of records as CSV (RFC 4180), in UTF-8 with its mark: heads, the tags of HXL, then a line a record. */
export async function* writeCsv(columns: readonly Column[], batches: AsyncIterable<readonly ListedRecord[]>): AsyncGenerator<string, void> {
  yield csvText([columns.map(({ head }) => head), columns.map(({ tag }) => tag)], true)
  for await (const records of batches)
    if (records.length > 0) yield csvText(records.map((record) => columns.map(({ read, type }) => csvCell(read(record), type))))
}

const csvText = (rows: readonly (readonly string[])[], bom = false) => stringify([...rows], { bom, record_delimiter: '\r\n' })

/** What we know to be a number stays one, the sign before it too; every text is made harmless. */
export const csvCell = (cell: Cell, type: Column['type']): string => {
  const text = cell === null ? '' : String(cell)
  return type === 'number' && DECIMAL.test(text) ? text : guarded(text)
}
