import type { FindingsList } from './findings-list.ts'
import type { ReadingLimits } from './limits.ts'
import type { RecordSource } from './record-source.ts'
import { SheetRows } from './sheet-rows.ts'
import { textOfNumber, textOfSerial } from './sheet-values.ts'
import { unescaped, type XlsxSheet, type XlsxWorkbook } from './xlsx-workbook.server.ts'
import { readXml } from './xml-member.server.ts'

type Cell = { column: number; type: string; style: number; value: string; hasFormula: boolean }

/** What a first look has not read of the texts that cells share. */
const NOT_READ = '…'

/** Rows of a sheet: cells as texts without loss, dates as ISO texts, formulas as what they gave when the file was saved. */
export function xlsxSource(workbook: XlsxWorkbook, sheet: XlsxSheet, shared: string[], limits: ReadingLimits): RecordSource {
  return {
    isStrict: false,
    async *read(findings) {
      const rows = new SheetRows(sheet.name, limits)
      const reader = new SheetReader(workbook, shared, rows, findings)
      for await (const _ of readXml(workbook.zip, sheet.member, reader)) yield rows.take()
      reader.finish(sheet.name)
    },
  }
}

class SheetReader {
  readonly #workbook: XlsxWorkbook
  readonly #shared: string[]
  readonly #rows: SheetRows
  readonly #findings: FindingsList
  #row = -1
  #column = -1
  #cell: Cell | null = null
  /** Element whose text is the value at hand. */
  #isValue = false
  #formulas = 0
  #merged = 0

  constructor(workbook: XlsxWorkbook, shared: string[], rows: SheetRows, findings: FindingsList) {
    this.#workbook = workbook
    this.#shared = shared
    this.#rows = rows
    this.#findings = findings
  }

  open = (name: string, attributes: Record<string, string>) => {
    switch (name) {
      case 'row':
        this.#row = attributes.r ? Number(attributes.r) - 1 : this.#row + 1
        this.#column = -1
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
        this.#isValue = this.#cell !== null
        break
      case 'rPh':
        this.#isValue = false
        break
      case 'mergeCell':
        this.#merged += 1
        break
    }
  }

  text = (text: string) => {
    if (this.#isValue && this.#cell) this.#cell.value += text
  }

  close = (name: string) => {
    if (name === 'v' || name === 't') this.#isValue = false
    else if (name === 'row') this.#rows.end(this.#row)
    else if (name === 'c' && this.#cell) {
      const cell = this.#cell
      this.#cell = null
      if (cell.hasFormula) this.#countFormula(cell)
      this.#rows.put(cell.column, this.#textOf(cell))
    }
  }

  finish(table: string) {
    if (this.#formulas > 0) this.#findings.add({ code: 'formulas', severity: 'note', table, count: this.#formulas })
    if (this.#merged > 0) this.#findings.add({ code: 'merged-cells', severity: 'note', table, count: this.#merged })
  }

  #countFormula(cell: Cell) {
    this.#formulas += 1
    if (cell.value === '' && cell.type !== 'str') {
      this.#findings.add({ code: 'formula-without-value', severity: 'warning', row: this.#row + 1, column: cell.column + 1 })
    }
  }

  #textOf({ type, value, style, column }: Cell): string {
    switch (type) {
      case 's':
        return value === '' ? '' : (this.#shared[Number(value)] ?? NOT_READ)
      case 'b':
        return value === '' ? '' : Number(value) === 0 ? 'false' : 'true'
      case 'e':
        this.#findings.add({ code: 'formula-error', severity: 'warning', row: this.#row + 1, column: column + 1, sample: value })
        return value
      case 'd':
        return value.replace(/T00:00:00(?:\.0+)?Z?$/, '')
      case 'n': {
        const kind = this.#workbook.styles[style] ?? 'number'
        return kind === 'number' || value.trim() === ''
          ? textOfNumber(value)
          : textOfSerial(Number(value), kind, this.#workbook.countsFrom1904)
      }
      default:
        return unescaped(value)
    }
  }
}

/** `AB12` is column 27, from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}
