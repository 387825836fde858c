import { heldRecords, type RecordKind } from '#app/features/provenance/read-record.server.ts'
import { splitPath, type JsonObject } from '#app/features/provenance/content.ts'
import { fieldValues } from '#app/features/provenance/field-names.ts'
import { readWorkingPartsOf } from '#app/features/provenance/parts.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { registerIds } from '../chosen/register-conditions.server.ts'
import { KINDS } from '../kinds.server.ts'
import { hasCodeList } from '../sheet-columns.server.ts'
import { bookShape, fieldOf, RECORD_KEY, REVISION_KEY, ROW_KEY, type SheetShape } from './book-shape.server.ts'
import { fieldsOfColumns } from './shown-columns.ts'
import { writeBook, type SheetBatches } from './write-book.server.ts'
import { writeCsv } from './write-csv.server.ts'
import { writingLanguagesOf } from './writing-languages.server.ts'

const BATCH = 200

type Wanted = {
  kind: RecordKind
  workspaceId: string
  language: Language
  /** What the register is asked for, as its address says it. */
  search: string
  /** The columns that the register shows; null: all fields and tables of the record. */
  columns: readonly string[] | null
}

async function shapeOf({ kind, workspaceId, language, columns }: Wanted): Promise<SheetShape[]> {
  const languages = await writingLanguagesOf(workspaceId)
  const wanted = columns ? fieldsOfColumns(kind, columns) : undefined
  const sheets = await bookShape(kind, { language, languages, workspaceId, wanted })
  return sheets.filter(({ table }) => !wanted || table === null || wanted.has(table))
}

/** A register as a workbook that comes back. */
export async function exportBook(actor: Actor, wanted: Wanted): Promise<AsyncGenerator<Buffer, void>> {
  const { language, kind } = wanted
  const t = translator(language, 'bulk')
  const sheets = await shapeOf(wanted)
  const hasCodes = sheets.some(({ columns }) => columns.some(({ pattern }) => pattern !== null && hasCodeList(pattern)))
  const about = ['keys', 'record', 'empty', 'rows', 'new', 'remove', 'codes', 'formulas', 'nothing']
    .filter((key) => key !== 'codes' || hasCodes)
    .map((key) => [t(`about.${key}.name`), t(`about.${key}.text`)])
  return writeBook({
    sheets,
    batches: batchesOf(actor, wanted),
    language,
    about: { name: t('sheet.about'), rows: [[t('about.title'), t(`sheet.name.${kind}`)], ...about] },
    codes: hasCodes ? { name: t('sheet.codes') } : null,
  })
}

/** One sheet of a register as CSV: the records, or a table of theirs. */
export async function exportCsv(actor: Actor, wanted: Wanted, table: string | null): Promise<AsyncGenerator<Buffer, void>> {
  const sheets = await shapeOf(table === null ? wanted : { ...wanted, columns: null })
  const sheet = sheets.find((one) => one.table === table) ?? sheets[0]
  if (!sheet) throw new Error('A kind of record has a sheet')
  return writeCsv(sheet, batchesOf(actor, wanted))
}

/** Reads the records that a register shows, a batch at a time, as the rows of a sheet. */
const batchesOf = (actor: Actor, { kind, workspaceId, search, language }: Wanted): SheetBatches =>
  async function* (sheet) {
    const patterns = KINDS[kind].fields(language)
    let after: string | null = null
    for (;;) {
      const ids: string[] = await registerIds(actor, kind, workspaceId, search, { after, limit: BATCH })
      if (ids.length === 0) return
      after = ids.at(-1) ?? null
      const [records, parts] = await Promise.all([
        heldRecords(kind, workspaceId, ids),
        readWorkingPartsOf(ids, sheet.table === null ? ['facts', 'text'] : [sheet.table]),
      ])
      yield ids.flatMap((recordId) => {
        const held = parts.get(recordId) ?? new Map<string, JsonObject>()
        const revision = String(records.get(recordId)?.revision ?? 0)
        const values = fieldValues(held, patterns)
        const rowOf = (rowId: string | null) =>
          sheet.columns.map((column) => {
            if (column.key === RECORD_KEY) return recordId
            if (column.key === REVISION_KEY) return revision
            if (column.key === ROW_KEY) return rowId ?? ''
            return column.pattern === null ? '' : (values[fieldOf(column, rowId)] ?? '')
          })
        if (sheet.table === null) return [rowOf(null)]
        return [...held.keys()].sort().map((path) => rowOf(splitPath(path)[1]))
      })
    }
  }
