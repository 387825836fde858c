import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import ExcelJS from 'exceljs'
import { findChange, type HeldChange } from '#app/features/bulk/changes/changes.server.ts'
import { runBulk } from '#app/features/bulk/changes/run-change.server.ts'
import { startSheet } from '#app/features/bulk/changes/start-change.server.ts'
import type { RecordKind } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** Writes what an export gives to a file, and gives its place. */
export async function keepExport(pieces: AsyncIterable<Buffer>, name: string): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'sheets-')), name)
  await pipeline(Readable.from(pieces, { objectMode: false }), createWriteStream(file))
  return file
}

/** Opens a workbook as another program does, lets a test change it, and saves it as that program would. */
export async function editBook(file: string, edit: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(file)
  edit(book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The number of the column whose key stands in the second row. */
export function columnOf(sheet: ExcelJS.Worksheet, key: string): number {
  const keys = sheet.getRow(2).values as unknown[]
  const at = keys.findIndex((value) => value === key)
  if (at < 0) throw new Error(`The sheet has no column ${key}`)
  return at
}

/** The row of a record, or of a row of its table. */
export function rowOf(sheet: ExcelJS.Worksheet, recordId: string, rowId?: string): ExcelJS.Row {
  let found: ExcelJS.Row | undefined
  sheet.eachRow((row) => {
    if (row.getCell(columnOf(sheet, 'record')).text !== recordId) return
    if (rowId === undefined || row.getCell(columnOf(sheet, 'row')).text === rowId) found ??= row
  })
  if (!found) throw new Error(`The sheet has no row of ${recordId}`)
  return found
}

type Where = { workspaceId: string; language: Language; kind: RecordKind }

/** Sends a file as a form does, and works it out. */
export async function sendSheet(
  actor: Actor,
  { kind, ...where }: Where,
  content: Buffer | string,
  name = 'projets.xlsx',
): Promise<HeldChange> {
  const form = new FormData()
  form.set('kind', kind)
  form.set('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name))
  const { headers, body } = new Response(form)
  const started = await startSheet(actor, where, { contentType: headers.get('content-type'), body })
  if (started.outcome !== 'started') throw new Error(started.problem)
  await runBulk({ changeId: started.changeId })
  const change = await findChange(started.changeId)
  if (!change) throw new Error('The change is gone')
  return change
}

export const fileContent = (file: string) => readFile(file)
