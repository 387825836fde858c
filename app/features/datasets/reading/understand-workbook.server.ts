import type { TableFormat, TableGuess, TableStructure } from '../tables.ts'
import { nameColumns } from './column-names.ts'
import { LOOKED_AT, SHARED_LOOKED_AT } from './first-look.server.ts'
import { listOdsSheets, odsSource } from './ods-source.server.ts'
import { takeRecords, type RecordSource } from './record-source.ts'
import { remembers } from './remembered.ts'
import { describeTable } from './suggest-columns.ts'
import { guessRows } from './table-rows.ts'
import type { LookContext } from './understand-file.server.ts'
import { openXlsx, readSharedTexts } from './xlsx-workbook.server.ts'
import { xlsxSource } from './xlsx-source.server.ts'
import type { ZipArchive } from './zip-archive.server.ts'

type Sheet = { name: string; isHidden: boolean; source: RecordSource }

/** A table of each sheet of an Excel workbook that has a cell; a finding says where none has. Throws UnreadableFile. */
export async function understandXlsx(zip: ZipArchive, context: LookContext): Promise<TableGuess[]> {
  const workbook = await openXlsx(zip)
  const shared = await readSharedTexts(workbook, context.limits, SHARED_LOOKED_AT)
  if (workbook.hasMacros) context.findings.add({ code: 'macros', severity: 'note' })
  const sheets = workbook.sheets.map((sheet) => ({ ...sheet, source: xlsxSource(workbook, sheet, shared, context.limits) }))
  return understandSheets('xlsx', sheets, context)
}

/** A table of each sheet of an OpenDocument spreadsheet that has a cell; a finding says where none has. Throws UnreadableFile. */
export async function understandOds(zip: ZipArchive, context: LookContext): Promise<TableGuess[]> {
  const sheets = await listOdsSheets(zip)
  return understandSheets(
    'ods',
    sheets.map((sheet) => ({ ...sheet, source: odsSource(zip, sheet, context.limits) })),
    context,
  )
}

async function understandSheets(format: TableFormat, sheets: Sheet[], context: LookContext): Promise<TableGuess[]> {
  const tables: TableGuess[] = []
  for (const { name, isHidden, source } of sheets) {
    const records = await takeRecords(source, LOOKED_AT, context.findings)
    if (records.length === 0) continue
    if (isHidden) context.findings.add({ code: 'hidden-sheet', severity: 'note', table: name })
    const guessed: TableStructure = { name, format, sheet: name, ...guessRows(records) }
    const structure = remembers(context.remembered, guessed, records)
    for (const finding of nameColumns(structure, records).findings) context.findings.add({ ...finding, table: name })
    tables.push(describeTable(structure, records, [], context.options))
  }
  if (tables.length === 0) context.findings.add({ code: 'empty-file', severity: 'error' })
  return tables
}
