import type { FindingsList } from './findings-list.ts'
import type { ReadingLimits } from './limits.ts'
import type { RecordSource } from './record-source.ts'
import { SheetRows } from './sheet-rows.ts'
import { textOfDuration, textOfNumber } from './sheet-values.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { readWholeXml, readXml, type XmlEvents } from './xml-member.server.ts'
import type { ZipArchive } from './zip-archive.server.ts'

type OdsSheet = { name: string; isHidden: boolean; position: number }

/** Tables of a spreadsheet, those within cells among them. */
const MOST_TABLES = 10_000

const SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet'

/** Whether a zip is a spreadsheet of OpenDocument: its first member says so, by the letter. */
export async function isOds(zip: ZipArchive): Promise<boolean> {
  const member = zip.find('mimetype')
  if (!member || member.bytes > 200) return false
  let type = ''
  for await (const bytes of zip.read(member)) type += bytes.toString('latin1')
  return type.trim().startsWith(SPREADSHEET)
}

/** The sheets in their order. Reads the whole content, for OpenDocument keeps them in one. Throws UnreadableFile, `encrypted` among others. */
export async function listOdsSheets(zip: ZipArchive): Promise<OdsSheet[]> {
  await refuseEncrypted(zip)
  const sheets: OdsSheet[] = []
  const hiddenStyles = new Set<string>()
  let style = ''
  await readWholeXml(zip, content(zip), {
    open(name, attributes) {
      if (name === 'style') style = attributes['style:name'] ?? ''
      if (name === 'table-properties' && attributes['table:display'] === 'false') hiddenStyles.add(style)
      if (name === 'table') {
        const isHidden = hiddenStyles.has(attributes['table:style-name'] ?? '')
        sheets.push({ name: attributes['table:name'] ?? `Sheet${sheets.length + 1}`, isHidden, position: sheets.length })
        if (sheets.length > MOST_TABLES) throw new UnreadableFile({ code: 'damaged-workbook' })
      }
    },
    close() {},
    text() {},
  })
  return sheets
}

function content(zip: ZipArchive) {
  const member = zip.find('content.xml')
  if (!member) throw new UnreadableFile({ code: 'damaged-workbook' })
  return member
}

async function refuseEncrypted(zip: ZipArchive) {
  await readWholeXml(zip, zip.find('META-INF/manifest.xml'), {
    open(name) {
      if (name === 'encryption-data') throw new UnreadableFile({ code: 'encrypted' })
    },
    close() {},
    text() {},
  })
}

/** Rows of a sheet: the values that cells hold, not what their formats show of them. */
export function odsSource(zip: ZipArchive, sheet: OdsSheet, limits: ReadingLimits): RecordSource {
  return {
    isStrict: false,
    async *read(findings) {
      const rows = new SheetRows(sheet.name, limits)
      const reader = new OdsReader(sheet, rows, limits)
      for await (const _ of readXml(zip, content(zip), reader)) {
        yield rows.take()
        if (reader.isPast) break
      }
      reader.finish(findings)
    },
  }
}

type Cell = { text: string; paragraphs: number; value: string | null; times: number }

class OdsReader implements XmlEvents {
  readonly #sheet: OdsSheet
  readonly #rows: SheetRows
  readonly #limits: ReadingLimits
  #table = -1
  /** Tables within cells of a table, and remarks beside cells, are none of its rows. */
  #nested = 0
  #note = 0
  #row = 0
  #times = 1
  #column = 0
  #cell: Cell | null = null
  #isInParagraph = false
  #formulas = 0
  #merged = 0

  constructor(sheet: OdsSheet, rows: SheetRows, limits: ReadingLimits) {
    this.#sheet = sheet
    this.#rows = rows
    this.#limits = limits
  }

  get isPast() {
    return this.#table > this.#sheet.position
  }

  get #isHere() {
    return this.#table === this.#sheet.position && this.#nested === 1 && this.#note === 0
  }

  open = (name: string, attributes: Record<string, string>) => {
    if (name === 'table') {
      this.#nested += 1
      // As the list of sheets counts: each table.
      this.#table += 1
    } else if (name === 'annotation') this.#note += 1
    if (!this.#isHere) return
    if (name === 'table-row') {
      this.#times = repetitions(attributes['table:number-rows-repeated'])
      this.#column = 0
    } else if (name === 'table-cell' || name === 'covered-table-cell') this.#openCell(attributes)
    else if (this.#cell) this.#openText(name, attributes)
  }

  #openCell(attributes: Record<string, string>) {
    if (attributes['table:formula']) this.#formulas += 1
    if (
      attributes['table:number-columns-spanned'] &&
      `${attributes['table:number-columns-spanned']},${attributes['table:number-rows-spanned']}` !== '1,1'
    )
      this.#merged += 1
    this.#cell = { text: '', paragraphs: 0, value: valueOf(attributes), times: repetitions(attributes['table:number-columns-repeated']) }
  }

  #openText(name: string, attributes: Record<string, string>) {
    const cell = this.#cell as Cell
    if (name === 'p') {
      if (cell.paragraphs > 0) this.#write('\n')
      cell.paragraphs += 1
      this.#isInParagraph = true
    } else if (name === 's') this.#write(' '.repeat(Math.min(repetitions(attributes['text:c']), 1000)))
    else if (name === 'tab') this.#write('\t')
    else if (name === 'line-break') this.#write('\n')
  }

  text = (text: string) => {
    if (this.#note === 0 && this.#isInParagraph) this.#write(text)
  }

  /** What goes past the limit of a cell is refused by the rows, at its place. */
  #write(text: string) {
    if (!this.#cell) return
    this.#cell.text += text
    if (this.#cell.text.length > this.#limits.cellChars) this.#rows.put(this.#column, this.#cell.text)
  }

  close = (name: string) => {
    if (name === 'p' && this.#note === 0) this.#isInParagraph = false
    if (name === 'annotation') this.#note -= 1
    else if (this.#isHere && (name === 'table-cell' || name === 'covered-table-cell') && this.#cell) {
      this.#rows.putRepeated(this.#column, this.#cell.value ?? this.#cell.text, this.#cell.times)
      this.#column += this.#cell.times
      this.#cell = null
    } else if (this.#isHere && name === 'table-row') {
      this.#rows.end(this.#row, this.#times)
      this.#row += this.#times
    }
    if (name === 'table') this.#nested -= 1
  }

  finish(findings: FindingsList) {
    const table = this.#sheet.name
    if (this.#formulas > 0) findings.add({ code: 'formulas', severity: 'note', table, count: this.#formulas })
    if (this.#merged > 0) findings.add({ code: 'merged-cells', severity: 'note', table, count: this.#merged })
  }
}

const repetitions = (text: string | undefined) => Math.max(1, Math.floor(Number(text ?? 1)) || 1)

/** The value of a cell as plain text; null: its paragraphs are it. */
function valueOf(attributes: Record<string, string>): string | null {
  const value = attributes['office:value']
  switch (attributes['office:value-type'] ?? '') {
    case 'float':
    case 'percentage':
    case 'currency':
      return value === undefined ? null : textOfNumber(value)
    case 'date':
      return attributes['office:date-value']?.replace(/T00:00:00(?:\.0+)?$/, '') ?? null
    case 'time':
      return attributes['office:time-value'] ? textOfDuration(attributes['office:time-value']) : null
    case 'boolean':
      return attributes['office:boolean-value'] ?? null
    default:
      return attributes['office:string-value'] ?? null
  }
}
