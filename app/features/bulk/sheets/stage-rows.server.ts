import { isUuid, type RecordKind } from '#app/features/provenance/read-record.server.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { SheetRefusal } from './refusal.ts'
import { RECORD_KEY } from './book-shape.server.ts'
import { MOST_SHEET_ROWS } from './limits.ts'
import { readFile, type ReadSheet } from './read-file.server.ts'
import { HEAD_ROWS, readHead, wordedHeads, type SheetHead } from './read-head.server.ts'
import type { ReadRow } from './xlsx-rows.server.ts'

export type StagedSheet = SheetHead & { index: number; name: string }
/** Cells of a staged row by column: text, and its mark where it has one. `merged`: cells of the row are merged with others. */
export type StagedCells = { c: Record<string, [text: string, mark?: 'n' | 'f' | 'e']>; merged?: true }

const BATCH = 500
/** Keys of records that are new: what their first column says, or where they stand. */
export const NEW = '+'

type Where = { changeId: string; kind: RecordKind; workspaceId: string; languages: readonly string[] }

/**
 * Reads a file row by row into the table of staged rows, a batch at a time, so that memory stays flat however long it is. Throws
 * UnreadableFile and SheetRefusal.
 */
export async function stageRows(
  path: string,
  { changeId, kind, workspaceId, languages }: Where,
  onRows: (rows: number) => Promise<void>,
): Promise<StagedSheet[]> {
  const worded = await wordedHeads(kind, workspaceId, languages)
  const sheets: StagedSheet[] = []
  let total = 0
  let index = 0
  for await (const sheet of readFile(path)) {
    const staged = await stageSheet(sheet, index, { changeId, kind, worded }, async (rows) => {
      total += rows
      if (total > MOST_SHEET_ROWS) throw new SheetRefusal('tooManyRows', { limit: MOST_SHEET_ROWS })
      await onRows(total)
    })
    if (staged) sheets.push(staged)
    index += 1
  }
  if (sheets.length === 0) throw new SheetRefusal('noKnownSheet')
  if (sheets.some(({ columns }) => !columns.some(({ key }) => key === RECORD_KEY))) throw new SheetRefusal('noRecordColumn')
  return sheets
}

type Stage = { changeId: string; kind: RecordKind; worded: Awaited<ReturnType<typeof wordedHeads>> }

async function stageSheet(
  sheet: ReadSheet,
  index: number,
  { changeId, kind, worded }: Stage,
  onRows: (rows: number) => Promise<void>,
): Promise<StagedSheet | null> {
  let head: SheetHead | null = null
  let first: ReadRow[] = []
  let batch: ReadRow[] = []
  const flush = async () => {
    if (!head || batch.length === 0) return
    await insertRows(changeId, index, head, batch)
    const count = batch.length
    batch = []
    await onRows(count)
  }
  for await (const rows of sheet.rows()) {
    if (!head) {
      first = first.concat(rows)
      if (first.length < HEAD_ROWS) continue
      head = readHead(kind, first, worded)
      // A sheet of somebody's own, or of explanations: it is left unread.
      if (!head) return null
      batch = first.filter(({ row }) => row > (head?.row ?? 0))
      first = []
    } else batch = batch.concat(rows)
    if (batch.length >= BATCH) await flush()
  }
  if (!head) {
    head = readHead(kind, first, worded)
    if (!head) return null
    const { row: headRow } = head
    batch = first.filter(({ row }) => row > headRow)
  }
  await flush()
  const merged = sheet.merged().filter(([, last]) => last > (head?.row ?? 0))
  if (merged.length > 0)
    await sql(
      `update bulk_row set cells = cells || '{"merged": true}' from unnest($3::int[], $4::int[]) as range(low, high)
       where change_id = $1::uuid and sheet = $2 and "row" between low and high`,
      [changeId, index, merged.map(([low]) => low), merged.map(([, high]) => high)],
    )
  return { ...head, index, name: sheet.name }
}

async function insertRows(changeId: string, sheet: number, { columns, table }: SheetHead, rows: readonly ReadRow[]): Promise<void> {
  const recordColumn = columns.find(({ key }) => key === RECORD_KEY)?.column ?? -1
  const staged = rows.flatMap(({ row, cells }) => {
    const held: StagedCells['c'] = {}
    for (const { column } of columns) {
      const cell = cells[column]
      if (cell) held[column] = cell.mark ? [storable(cell.text), cell.mark] : [storable(cell.text)]
    }
    if (Object.keys(held).length === 0) return []
    const named = (cells[recordColumn]?.text ?? '').trim()
    const recordId = isUuid(named)
      ? named.toLowerCase()
      : named === '' && table === null
        ? `${NEW}row ${sheet} ${row}`
        : named.slice(0, 100)
    return [{ row, recordId: storable(recordId), cells: { c: held } }]
  })
  await sql(
    `insert into bulk_row (change_id, sheet, "row", record_id, cells)
     select $1::uuid, $2, "row", record_id, cells::jsonb from unnest($3::int[], $4::text[], $5::text[]) as given("row", record_id, cells)
     on conflict do nothing`,
    [
      changeId,
      sheet,
      staged.map(({ row }) => row),
      staged.map(({ recordId }) => recordId),
      staged.map(({ cells }) => JSON.stringify(cells)),
    ],
  )
}

/** What no text of the database can hold becomes U+FFFD. */
const storable = (text: string) =>
  text.replaceAll('\u0000', '\uFFFD').replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
