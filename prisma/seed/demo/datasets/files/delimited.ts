import iconv from 'iconv-lite'
import type { Cell, Sheet } from './demo-file.ts'

type Dialect = {
  delimiter?: ',' | ';' | '\t'
  decimal?: '.' | ','
  /** As iconv-lite names it. */
  encoding?: 'utf8' | 'windows-1252' | 'windows-1256'
  bom?: boolean
  /** HXL tags, in a row below the header. */
  hxl?: readonly string[]
}

const PIECE = 1 << 16

/** A table as delimited text with CRLF line ends, in pieces of about 64 KB. */
export function* writeDelimited({ header, rows, preamble = [] }: Omit<Sheet, 'name'>, dialect: Dialect = {}): Generator<Buffer, void> {
  const { delimiter = ',', decimal = '.', encoding = 'utf8', bom = false, hxl } = dialect
  const line = (cells: readonly Cell[]) => `${cells.map((cell) => quoted(textOf(cell, decimal), delimiter)).join(delimiter)}\r\n`
  let held = (bom ? '\uFEFF' : '') + preamble.map((text) => line([text])).join('') + line(header) + (hxl ? line(hxl) : '')
  for (const row of rows()) {
    held += line(row)
    if (held.length < PIECE) continue
    yield iconv.encode(held, encoding)
    held = ''
  }
  if (held) yield iconv.encode(held, encoding)
}

function textOf(cell: Cell, decimal: string): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return decimal === ',' ? String(cell).replace('.', ',') : String(cell)
  return typeof cell === 'string' ? cell : cell.day
}

const quoted = (text: string, delimiter: string) =>
  text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
