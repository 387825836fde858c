import ExcelJS from 'exceljs'

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
