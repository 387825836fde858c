import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Cell, CellType } from '#app/features/downloads/columns.server.ts'
import { sheetRow, STYLES, type SheetCell } from './sheet-text.ts'
import { contentTypes, packageRelations, sheetEnd, sheetStart, stylesPart, workbookPart, workbookRelations } from './workbook-parts.ts'

/** Rows of a sheet of Excel. */
const MOST_ROWS = 1_048_576

/** A column of a sheet: its head, its tag of HXL (empty: none), and what stands in it. */
export type SheetColumn<Row> = { head: string; tag: string; type: CellType; read: (row: Row) => Cell }
export type XlsxTable<Row> = { name: string; columns: readonly SheetColumn<Row>[]; batches: AsyncGenerator<readonly Row[], void> }
type Workbook<Row> = {
  about: { name: string; rows: () => readonly (readonly [string, string | number])[] }
  tables: readonly XlsxTable<Row>[]
  isRightToLeft: boolean
  /** Lower in tests. */
  mostRows?: number
}

/**
 * A workbook, written as its rows are read: a sheet that says what it holds, then a sheet for each table, and further ones where a
 * table has more rows than a sheet. `about.rows` is asked at the end, when it can tell how many there were.
 */
export async function* writeXlsx<Row>({ about, tables, isRightToLeft, mostRows = MOST_ROWS }: Workbook<Row>): AsyncGenerator<Buffer, void> {
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

/** Heads, and under them the tags where there are any. */
function headRows(columns: readonly SheetColumn<never>[]): string[] {
  const heads = columns.map(({ head }) => ({ value: head, type: 'text' as const, style: STYLES.head }))
  const tags = columns.map(({ tag }) => ({ value: tag, type: 'text' as const, style: STYLES.tag }))
  return columns.some(({ tag }) => tag !== '') ? [sheetRow(heads, 1), sheetRow(tags, 2)] : [sheetRow(heads, 1)]
}

const WIDTHS: Record<CellType, number> = { text: 24, number: 14, day: 12, instant: 18 }

type Sheet<Row> = { columns: readonly SheetColumn<Row>[]; isRightToLeft: boolean; mostRows: number }

async function* sheetTexts<Row>(rows: Rows<Row>, { columns, isRightToLeft, mostRows }: Sheet<Row>): AsyncGenerator<string, void> {
  const widths = columns.map(({ type }) => WIDTHS[type])
  const heads = headRows(columns)
  yield sheetStart({ widths, frozen: heads.length, isRightToLeft }) + heads.join('')
  let written = heads.length
  while (written < mostRows && !(await rows.isEmpty())) {
    const taken = rows.take(mostRows - written)
    const first = written + 1
    written += taken.length
    yield taken.map((row, index) => sheetRow(cellsOf(row, columns), first + index)).join('')
  }
  yield sheetEnd
}

const cellsOf = <Row>(row: Row, columns: readonly SheetColumn<Row>[]): SheetCell[] =>
  columns.map(({ read, type }) => ({ value: read(row), type }))

type Rows<Row> = { isEmpty: () => Promise<boolean>; take: (most: number) => Row[] }

/** The rows of a table, which several sheets take in turn. */
function rowsOf<Row>({ batches }: XlsxTable<Row>): Rows<Row> {
  let held: Row[] = []
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
