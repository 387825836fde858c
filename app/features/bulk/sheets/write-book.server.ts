import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import {
  contentTypes,
  packageRelations,
  sheetEnd,
  sheetStart,
  stylesPart,
  workbookPart,
  workbookRelations,
} from '#app/features/downloads/files/workbook-parts.ts'
import { STYLES } from '#app/features/downloads/files/sheet-text.ts'
import { codeListOf, type CodeList } from '../sheet-columns.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { SheetShape } from './book-shape.server.ts'
import { sheetRowText, columnLetters } from './sheet-cell.ts'

/** Rows of a sheet of Excel. */
const MOST_ROWS = 1_048_576

/** Rows under the last one that offer choices, too; some programs spell every cell out. */
const SPARE_ROWS = 200

/** Rows of a sheet in batches: the values of its columns, in their order. */
export type SheetBatches = (sheet: SheetShape) => AsyncGenerator<readonly (readonly string[])[], void>

type Book = {
  sheets: readonly SheetShape[]
  batches: SheetBatches
  language: Language
  /** A sheet that explains: its name, and its lines. */
  about: { name: string; rows: readonly (readonly string[])[] }
  /** The sheet of codes; left out where no column has a list. */
  codes: { name: string } | null
}

/**
 * A workbook that comes back: a sheet of explanations, a sheet for the records and one for each of their tables, and the codes that
 * cells take, which programs offer as choices. Written as its rows are read. Two rows of heads: words, then stable keys.
 */
export async function* writeBook({ sheets, batches, language, about, codes }: Book): AsyncGenerator<Buffer, void> {
  const zip = new ZipFile()
  const failed = (error: unknown) => (zip.outputStream as Readable).destroy(error as Error)
  zip.on('error', failed)
  const open = new Set<Readable>()
  const addPart = (name: string, texts: AsyncIterable<string>) =>
    new Promise<void>((resolve, reject) => {
      const stream = Readable.from(bytesOf(texts), { objectMode: false })
      open.add(stream)
      stream.once('end', () => (open.delete(stream), resolve()))
      stream.once('error', reject)
      zip.addReadStream(stream, name, { compressionLevel: 4 })
    })
  const lists = listsOf(sheets, language)
  const isRightToLeft = language === 'ar'
  const write = async () => {
    const names = [about.name, ...sheets.map(({ name }) => name), ...(codes ? [codes.name] : [])]
    await addPart(partName(1), once(plainSheet(about.rows, [28, 100], isRightToLeft)))
    for (const [index, sheet] of sheets.entries())
      await addPart(partName(index + 2), sheetTexts(sheet, batches(sheet), { lists, codesName: codes?.name ?? '', isRightToLeft }))
    if (codes) await addPart(partName(names.length), once(codesSheet(lists, isRightToLeft)))
    const parts = [contentTypes(names.length), packageRelations, workbookPart(names), workbookRelations(names.length), stylesPart]
    for (const { name, text } of parts) zip.addBuffer(Buffer.from(text), name)
    zip.end()
  }
  write().catch(failed)
  try {
    for await (const chunk of zip.outputStream) yield chunk as Buffer
  } finally {
    for (const stream of open) stream.destroy()
  }
}

const partName = (position: number) => `xl/worksheets/sheet${position}.xml`

type List = CodeList & { position: number }

/** Each list once, with the column of the sheet of codes it stands in. */
function listsOf(sheets: readonly SheetShape[], language: Language): Map<string, List> {
  const lists = new Map<string, List>()
  for (const { columns } of sheets)
    for (const { pattern } of columns) {
      const list = pattern && codeListOf(pattern, language)
      if (list && !lists.has(list.name)) lists.set(list.name, { ...list, position: lists.size * 2 })
    }
  return lists
}

type Frame = { lists: ReadonlyMap<string, List>; codesName: string; isRightToLeft: boolean }

async function* sheetTexts(sheet: SheetShape, batches: AsyncGenerator<readonly (readonly string[])[], void>, frame: Frame) {
  const { columns } = sheet
  yield sheetStart({ widths: columns.map(widthOf), frozen: 2, isRightToLeft: frame.isRightToLeft })
  const head = (value: string, style: number) => ({ value, type: 'text' as const, style })
  yield sheetRowText(
    columns.map((column) => head(column.head, STYLES.head)),
    1,
  )
  yield sheetRowText(
    columns.map((column) => head(column.key, STYLES.tag)),
    2,
  )
  let row = 2
  for await (const batch of batches) {
    const texts: string[] = []
    for (const values of batch) {
      if (row >= MOST_ROWS) break
      row += 1
      texts.push(
        sheetRowText(
          values.map((value, at) => ({ value, type: columns[at]?.type ?? 'text' })),
          row,
        ),
      )
    }
    yield texts.join('')
  }
  yield sheetEnd.replace('</worksheet>', `${validations(sheet, frame, Math.min(row + SPARE_ROWS, MOST_ROWS))}</worksheet>`)
}

const widthOf = ({ key, type }: SheetShape['columns'][number]) => (key === 'record' ? 38 : type === 'text' ? 30 : type === 'code' ? 16 : 14)

/** What programs offer as choices in the cells of a column. */
function validations({ columns }: SheetShape, { lists, codesName }: Frame, lastRow: number): string {
  const rules = columns.flatMap(({ pattern }, at) => {
    const list = pattern && codeListOf(pattern, 'en')
    const held = list && lists.get(list.name)
    if (!held || held.isOpen || held.codes.length === 0) return []
    const letters = columnLetters(held.position)
    const range = `'${codesName.replaceAll("'", "''")}'!$${letters}$2:$${letters}$${held.codes.length + 1}`
    const cells = `${columnLetters(at)}3:${columnLetters(at)}${lastRow}`
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${cells}"><formula1>${escaped(range)}</formula1></dataValidation>`,
    ]
  })
  return rules.length > 0 ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>` : ''
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function codesSheet(lists: ReadonlyMap<string, List>, isRightToLeft: boolean): string {
  const all = [...lists.values()]
  const rows: string[][] = [all.flatMap(({ label }) => [label, ''])]
  const longest = Math.max(0, ...all.map(({ codes }) => codes.length))
  for (let at = 0; at < longest; at += 1) rows.push(all.flatMap(({ codes }) => [codes[at]?.code ?? '', codes[at]?.name ?? '']))
  return plainSheet(
    rows,
    all.flatMap(() => [14, 40]),
    isRightToLeft,
  )
}

function plainSheet(rows: readonly (readonly string[])[], widths: readonly number[], isRightToLeft: boolean): string {
  const texts = rows.map((row, index) =>
    sheetRowText(
      row.map((value) => ({ value, type: 'text' as const, ...(index === 0 ? { style: STYLES.head } : {}) })),
      index + 1,
    ),
  )
  return sheetStart({ widths: widths.length > 0 ? widths : [20], frozen: 1, isRightToLeft }) + texts.join('') + sheetEnd
}

async function* once(text: string): AsyncGenerator<string, void> {
  yield await Promise.resolve(text)
}

async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Buffer, void> {
  for await (const text of texts) if (text) yield Buffer.from(text)
}
