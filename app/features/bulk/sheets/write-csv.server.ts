import { stringify } from 'csv-stringify/sync'
import type { SheetBatches } from './write-book.server.ts'
import type { SheetShape } from './book-shape.server.ts'
import { cellText } from './cell-text.ts'

/** One sheet as CSV, UTF-8 with its mark, heads in words and then as keys. */
export async function* writeCsv(sheet: SheetShape, batches: SheetBatches): AsyncGenerator<Buffer, void> {
  yield text([sheet.columns.map(({ head }) => cellText(head, 'text')), sheet.columns.map(({ key }) => key)], true)
  for await (const batch of batches(sheet))
    if (batch.length > 0) yield text(batch.map((values) => values.map((value, at) => cellText(value, sheet.columns[at]?.type ?? 'text'))))
}

const text = (rows: readonly (readonly string[])[], bom = false) =>
  Buffer.from(stringify([...rows], { bom, record_delimiter: '\r\n', quoted_string: true, quoted_empty: false }))
