import type { ReadingLimits } from '#app/features/datasets/reading/limits.ts'
import { plainDecimal, textOfNumber, textOfSerial } from '#app/features/datasets/reading/sheet-values.ts'
import { UnreadableFile } from '#app/features/datasets/reading/unreadable-file.ts'
import { unescaped, type XlsxWorkbook } from '#app/features/datasets/reading/xlsx-workbook.server.ts'
import type { XmlEvents } from '#app/features/datasets/reading/xml-member.server.ts'
import type { SharedTexts } from './shared-texts.server.ts'

/** A cell as it stands in a file: `n` where the file holds a number or a day as such, `f` for a formula, `e` for an error. */
export type ReadCell = { text: string; mark?: 'n' | 'f' | 'e' }
/** `row` from 1, as people count; cells by column, from 0. */
export type ReadRow = { row: number; cells: (ReadCell | undefined)[] }

type Held = { column: number; type: string; style: number; value: string; hasFormula: boolean }

/** Collects the rows of a sheet from the events of its XML; `take` gives what is whole by now. */
export class XlsxRows implements XmlEvents {
  readonly #workbook: XlsxWorkbook
  readonly #shared: SharedTexts
  readonly #limits: ReadingLimits
  readonly #sheet: string
  /** The first and last row of each merged range. */
  readonly merged: [number, number][] = []
  #rows: ReadRow[] = []
  #row = 0
  #column = -1
  #cells: ReadRow['cells'] = []
  #cell: Held | null = null
  #isValue = false
  #isHint = false

  constructor(workbook: XlsxWorkbook, shared: SharedTexts, sheet: string, limits: ReadingLimits) {
    this.#workbook = workbook
    this.#shared = shared
    this.#sheet = sheet
    this.#limits = limits
  }

  open = (name: string, attributes: Record<string, string>) => {
    switch (name) {
      case 'row':
        this.#row = attributes.r ? Number(attributes.r) : this.#row + 1
        this.#column = -1
        if (!(this.#row >= 1 && this.#row <= this.#limits.sheetRows)) this.#refuse('too-many-rows', 0)
        break
      case 'c':
        this.#column = attributes.r ? columnOf(attributes.r) : this.#column + 1
        this.#cell = { column: this.#column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '', hasFormula: false }
        break
      case 'f':
        if (this.#cell) this.#cell.hasFormula = true
        break
      case 'v':
      case 't':
        this.#isValue = this.#cell !== null && !this.#isHint
        break
      case 'rPh':
        this.#isHint = true
        break
      case 'mergeCell':
        this.#noteMerged(attributes.ref ?? '')
        break
    }
  }

  text = (text: string) => {
    if (!this.#isValue || !this.#cell) return
    this.#cell.value += text
    if (this.#cell.value.length > this.#limits.cellChars) this.#refuse('cell-too-long', this.#cell.column)
  }

  close = (name: string) => {
    if (name === 'v' || name === 't') this.#isValue = false
    else if (name === 'rPh') this.#isHint = false
    else if (name === 'row') this.#endRow()
    else if (name === 'c' && this.#cell) {
      const cell = this.#read(this.#cell)
      if (cell) {
        if (this.#cell.column >= this.#limits.columns) this.#refuse('too-many-columns', this.#cell.column)
        this.#cells[this.#cell.column] = cell
      }
      this.#cell = null
    }
  }

  take(): ReadRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  #endRow() {
    if (this.#cells.length > 0) this.#rows.push({ row: this.#row, cells: this.#cells })
    this.#cells = []
  }

  #noteMerged(range: string) {
    const [, from, to] = /^[A-Z]+(\d+):[A-Z]+(\d+)$/.exec(range) ?? []
    if (from && to && this.merged.length < 10_000) this.merged.push([Number(from), Number(to)])
  }

  #read({ type, value, style, hasFormula }: Held): ReadCell | null {
    if (hasFormula) return { text: value, mark: 'f' }
    if (value === '') return null
    switch (type) {
      case 's':
        return textCell(this.#shared.at(Number(value)))
      case 'b':
        return { text: Number(value) === 0 ? 'no' : 'yes' }
      case 'e':
        return { text: value, mark: 'e' }
      case 'str':
      case 'inlineStr':
        return textCell(unescaped(value))
      case 'd':
        return { text: value.slice(0, 10) }
      default: {
        const kind = this.#workbook.styles[style] ?? 'number'
        if (kind === 'date' || kind === 'datetime')
          return { text: textOfSerial(Number(value), 'date', this.#workbook.countsFrom1904).slice(0, 10) }
        return { text: kind === 'number' ? rounded(value) : textOfNumber(value), mark: 'n' }
      }
    }
  }

  #refuse(code: string, column: number): never {
    throw new UnreadableFile({ code, table: this.#sheet, row: this.#row, column: column + 1 })
  }
}

/** Programs write 0.1 as 0.10000000000000001: fifteen digits are what was meant. */
const rounded = (value: string) => (Number.isFinite(Number(value)) ? plainDecimal(Number(Number(value).toPrecision(15))) : value)

const textCell = (text: string): ReadCell | null => (text === '' ? null : { text })

/** `AB12` -> 27. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const code = letter.charCodeAt(0)
    if (code < 65 || code > 90) break
    column = column * 26 + (code - 64)
    if (column > 100_000) break
  }
  return column - 1
}
