import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Column } from '#app/features/downloads/columns.server.ts'
import type { ListedRecord } from '#app/features/downloads/listed-record.ts'
import { sheetRow, STYLES, type SheetCell } from './sheet-text.ts'
import { contentTypes, packageRelations, sheetEnd, sheetStart, stylesPart, workbookPart, workbookRelations } from './workbook-parts.ts'

/** Rows of a sheet of Excel. */
const MOST_ROWS = 1_048_576

export type XlsxTable = { name: string; columns: readonly Column[]; batches: AsyncGenerator<readonly ListedRecord[], void> }
type Workbook = {
  about: { name: string; rows: () => readonly (readonly [string, string | number])[] }
  tables: readonly XlsxTable[]
  isRightToLeft: boolean
  /** Lower in tests. */
  mostRows?: number
}

/**
 * A workbook, written as its rows are read: a sheet that says what it holds, then a sheet for each table, and further ones where a
 * table has more rows than a sheet. `about.rows` is asked at the end, when it can tell how many there were.
 */
export async function* writeXlsx({ about, tables, isRightToLeft, mostRows = MOST_ROWS }: Workbook): AsyncGenerator<Buffer, void> {
  const zip = new ZipFile()
  const failed = (error: unknown) => (zip.outputStream as Readable).destroy(error as Error)
  zip.on('error', failed)
  const open = new Set<Readable>()
  const addPart = (name: string, texts: AsyncIterable<string>) =>
    new Promise<void>((resolve, reject) => {
      const stream = Readable.from(bytesOf(texts), { objectMode: false })
      open.add(stream)
      stream.once('end', () => void open.delete(stream)).once('end', resolve)
      stream.once('error', reject)
      zip.addReadStream(stream, name, { compressionLevel: 4 })
    })

  const write = async () => {
    const names = [about.name]
    for (const table of tables) {
      const rows = rowsOf(table)
      for (let part = 1, more = true; more; part++) {
        names.push(part === 1 ? table.name : `${table.name} (${part})`)
        await addPart(sheetName(names.length), sheetTexts(rows, { columns: table.columns, isRightToLeft, mostRows }))
        more = !(await rows.isEmpty())
      }
    }
    const told = about.rows().map((row, index) => sheetRow(row.map(aboutCell), index + 1))
    await addPart(sheetName(1), once(sheetStart({ widths: [24, 100], frozen: 0, isRightToLeft }) + told.join('') + sheetEnd))
    const parts = [contentTypes(names.length), packageRelations, workbookPart(names), workbookRelations(names.length), stylesPart]
    for (const { name, text } of parts) zip.addBuffer(Buffer.from(text), name)
    zip.end()
  }
  write().catch(failed)
  try {
    for await (const chunk of zip.outputStream) yield chunk as Buffer
  } finally {
    for (const stream of open) stream.destroy()
    await Promise.all(tables.map(({ batches }) => batches.return(undefined)))
  }
}

const sheetName = (position: number) => `xl/worksheets/sheet${position}.xml`

const aboutCell = (value: string | number, index: number): SheetCell => ({
  value,
  type: typeof value === 'number' ? 'number' : 'text',
  ...(index === 0 && { style: STYLES.head }),
})

function headRows(columns: readonly Column[]): string {
  const heads = columns.map(({ head }) => ({ value: head, type: 'text' as const, style: STYLES.head }))
  const tags = columns.map(({ tag }) => ({ value: tag, type: 'text' as const, style: STYLES.tag }))
  return sheetRow(heads, 1) + sheetRow(tags, 2)
}

const HEAD_ROWS = 2
const WIDTHS: Record<Column['type'], number> = { text: 24, number: 14, day: 12, instant: 18 }

type Sheet = { columns: readonly Column[]; isRightToLeft: boolean; mostRows: number }

async function* sheetTexts(rows: Rows, { columns, isRightToLeft, mostRows }: Sheet): AsyncGenerator<string, void> {
  const widths = columns.map(({ type }) => WIDTHS[type])
  yield sheetStart({ widths, frozen: HEAD_ROWS, isRightToLeft }) + headRows(columns)
  let written = HEAD_ROWS
  while (written < mostRows && !(await rows.isEmpty())) {
    const taken = rows.take(mostRows - written)
    const first = written + 1
    written += taken.length
    yield taken.map((record, index) => sheetRow(cellsOf(record, columns), first + index)).join('')
  }
  yield sheetEnd
}

const cellsOf = (record: ListedRecord, columns: readonly Column[]): SheetCell[] =>
  columns.map(({ read, type }) => ({ value: read(record), type }))

type Rows = { isEmpty: () => Promise<boolean>; take: (most: number) => ListedRecord[] }

/** The records of a table, which several sheets take in turn. */
function rowsOf({ batches }: XlsxTable): Rows {
  let held: ListedRecord[] = []
  const isEmpty = async () => {
    while (held.length === 0) {
      const { done, value } = await batches.next()
      if (done) return true
      held = [...value]
    }
    return false
  }
  return { isEmpty, take: (most) => held.splice(0, most) }
}

async function* once(text: string): AsyncGenerator<string, void> {
  yield await Promise.resolve(text)
}

async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Buffer, void> {
  for await (const text of texts) yield Buffer.from(text)
}
