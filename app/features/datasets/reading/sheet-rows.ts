import type { ReadingLimits } from './limits.ts'
import { UnreadableFile } from './unreadable-file.ts'

/**
 * Rows of one sheet as they come, by their place in it: rows left out become empty ones where a filled one follows, and cost
 * nothing where none does. Caps on repetitions keep a few bytes from becoming millions of cells.
 */
export class SheetRows {
  readonly #limits: ReadingLimits
  readonly #sheet: string
  #rows: string[][] = []
  #cells: string[] = []
  #next = 0
  #repeated = 0

  constructor(sheet: string, limits: ReadingLimits) {
    this.#sheet = sheet
    this.#limits = limits
  }

  /** Row of the sheet at which the next filled row would stand if none is left out, from 0. */
  get position() {
    return this.#next
  }

  /** Puts a text into the row at hand. */
  put(column: number, text: string) {
    if (text === '') return
    if (column >= this.#limits.columns) this.#refuse('too-many-columns', column)
    if (text.length > this.#limits.cellChars) this.#refuse('cell-too-long', column)
    while (this.#cells.length < column) this.#cells.push('')
    this.#cells[column] = text
  }

  putRepeated(column: number, text: string, times: number) {
    if (text === '') return
    if (times > 1) this.#countRepeated(times)
    for (let at = 0; at < times; at += 1) this.put(column + at, text)
  }

  /** Ends the row at hand, which stands at `position` of the sheet and is there `times` times. */
  end(position: number, times = 1) {
    const cells = this.#cells
    if (cells.length > 0) {
      // Positions that go back are a fault of the writer; the row is kept behind those before it.
      const row = Math.max(position, this.#next)
      if (row + times > this.#limits.sheetRows) throw new UnreadableFile({ code: 'too-many-rows', table: this.#sheet, row })
      if (times > 1) this.#countRepeated(times * cells.length)
      for (; this.#next < row; this.#next += 1) this.#rows.push([])
      for (let at = 0; at < times; at += 1) this.#rows.push(cells)
      this.#next = row + times
      this.#cells = []
    }
  }

  take(): string[][] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  #countRepeated(cells: number) {
    this.#repeated += cells
    if (this.#repeated > this.#limits.repeatedCells) throw new UnreadableFile({ code: 'archive-too-large', table: this.#sheet })
  }

  #refuse(code: string, column: number): never {
    throw new UnreadableFile({ code, table: this.#sheet, row: this.#next + 1, column: column + 1 })
  }
}
