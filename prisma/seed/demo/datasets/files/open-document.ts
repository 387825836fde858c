import type { Cell, Sheet } from './demo-file.ts'
import { textMember, writeZip, xml } from './zip-members.ts'

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns'
const TYPE = 'application/vnd.oasis.opendocument.spreadsheet'
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** A table as a spreadsheet of OpenDocument. */
export function writeOpenDocument(sheet: Sheet): AsyncGenerator<Buffer, void> {
  const manifest = `${HEAD}<manifest:manifest xmlns:manifest="${OASIS}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`
  return writeZip([
    textMember('mimetype', TYPE, true),
    { path: 'content.xml', pieces: () => contentPieces(sheet) },
    textMember('META-INF/manifest.xml', manifest),
  ])
}

function* contentPieces({ name, preamble = [], header, rows }: Sheet): Generator<Buffer, void> {
  const spaces = ['office', 'table', 'text'].map((space) => `xmlns:${space}="${OASIS}:${space}:1.0"`).join(' ')
  yield Buffer.from(
    `${HEAD}<office:document-content ${spaces} office:version="1.3"><office:body><office:spreadsheet><table:table table:name="${xml(name)}">`,
  )
  const row = (cells: readonly Cell[]) => Buffer.from(`<table:table-row>${cells.map(cellPart).join('')}</table:table-row>`)
  for (const text of preamble) yield row([text])
  yield row(header)
  for (const cells of rows()) yield row(cells)
  yield Buffer.from('</table:table></office:spreadsheet></office:body></office:document-content>')
}

function cellPart(cell: Cell): string {
  if (cell === null || cell === '') return '<table:table-cell/>'
  const [type, value, shown] =
    typeof cell === 'number'
      ? ['float', `office:value="${cell}"`, String(cell)]
      : typeof cell === 'string'
        ? ['string', '', cell]
        : ['date', `office:date-value="${cell.day}"`, cell.day]
  return `<table:table-cell office:value-type="${type}" ${value}><text:p>${xml(shown)}</text:p></table:table-cell>`
}
