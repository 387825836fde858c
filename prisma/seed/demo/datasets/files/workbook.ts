import type { Cell, Sheet } from './demo-file.ts'
import { textMember, writeZip, xml, type Member } from './zip-members.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const FIRST_DAY = Date.UTC(1899, 11, 30)

/** The tables as a workbook of Excel, a sheet for each; the same bytes at each build, which no library of workbooks promises. */
export function writeWorkbook(sheets: readonly Sheet[], { isRightToLeft = false } = {}): AsyncGenerator<Buffer, void> {
  return writeZip([
    textMember('[Content_Types].xml', contentTypes(sheets.length)),
    textMember(
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    textMember('xl/workbook.xml', workbookPart(sheets)),
    textMember('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length)),
    textMember('xl/styles.xml', STYLES),
    ...sheets.map((sheet, n): Member => ({ path: `xl/worksheets/sheet${n + 1}.xml`, pieces: () => sheetPieces(sheet, isRightToLeft) })),
  ])
}

/** Style 1 is a date (number format 14). */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`

function contentTypes(sheets: number): string {
  const parts = Array.from({ length: sheets }, (_, n) => [`/xl/worksheets/sheet${n + 1}.xml`, 'worksheet'])
  const all = [['/xl/workbook.xml', 'sheet.main'], ['/xl/styles.xml', 'styles'], ...parts]
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${all.map(([part, type]) => `<Override PartName="${part}" ContentType="${TYPE}.${type}+xml"/>`).join('')}</Types>`
}

const workbookPart = (sheets: readonly Sheet[]) =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map(({ name }, n) => `<sheet name="${xml(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`

function workbookRelations(sheets: number): string {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  const parts = Array.from({ length: sheets }, (_, n) => relation(n + 1, 'worksheet', `worksheets/sheet${n + 1}.xml`))
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${parts.join('')}${relation(sheets + 1, 'styles', 'styles.xml')}</Relationships>`
}

function* sheetPieces({ preamble = [], header, rows }: Sheet, isRightToLeft: boolean): Generator<Buffer, void> {
  const view = isRightToLeft ? '<sheetViews><sheetView rightToLeft="1" workbookViewId="0"/></sheetViews>' : ''
  yield Buffer.from(`${HEAD}<worksheet xmlns="${MAIN}">${view}<sheetData>`)
  const row = (cells: readonly Cell[]) => `<row>${cells.map(cellPart).join('')}</row>`
  yield Buffer.from([...preamble.map((text) => row([text])), row(header)].join(''))
  for (const cells of rows()) yield Buffer.from(row(cells))
  yield Buffer.from('</sheetData></worksheet>')
}

function cellPart(cell: Cell): string {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
  if (typeof cell === 'string') return `<c t="inlineStr"><is><t>${xml(cell)}</t></is></c>`
  return `<c s="1"><v>${Math.round((Date.parse(cell.day) - FIRST_DAY) / 86_400_000)}</v></c>`
}
