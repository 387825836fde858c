import type { ReadingLimits } from './limits.ts'
import { UnreadableFile } from './unreadable-file.ts'

export type CsvDialect = { delimiter: string; quote: string }

/** One record; `blank`: an empty line. `stray`: a quote stood where none belongs; `open`: the quote of the last cell never closed. */
export type CsvRecord = { cells: string[]; blank: boolean; stray: boolean; open: boolean }

const LF = 10
const CR = 13
const SPACE = 32

/**
 * Cuts text that arrives in pieces into records. Forgiving where only one reading makes sense: spaces around a quoted
 * cell, quotes that nobody doubled within one (`"the "old" well"`), every kind of line end, also mixed. A quote in the
 * middle of an unquoted cell is a character as any other. No character of a cell is lost.
 * Throws UnreadableFile where a cell or a record passes the limits, so that memory stays flat.
 */
export class CsvRecords {
  readonly #delimiter: number
  readonly #quote: string
  readonly #quoteCode: number
  readonly #limits: ReadingLimits
  /** Spaces may surround quotes only where they do not separate cells themselves. */
  readonly #skipsSpaces: boolean
  #text = ''
  #at = 0
  #isLast = false
  #count = 0
  /** Length of the text at which the next try for the record at hand is worth it: it doubles, so that long records stay linear. */
  #worthFrom = 0
  #stray = false
  #open = false

  constructor(dialect: CsvDialect, limits: ReadingLimits) {
    this.#delimiter = dialect.delimiter.charCodeAt(0)
    this.#quote = dialect.quote
    this.#quoteCode = dialect.quote ? dialect.quote.charCodeAt(0) : -1
    this.#limits = limits
    this.#skipsSpaces = dialect.delimiter !== ' '
  }

  /** Records given so far. */
  get count() {
    return this.#count
  }

  feed(text: string, isLast: boolean) {
    this.#text = this.#at < this.#text.length ? this.#text.slice(this.#at) + text : text
    this.#at = 0
    this.#isLast = isLast
  }

  /** The next record, or null: more text is needed, or there is none any more. */
  next(): CsvRecord | null {
    const text = this.#text
    if (this.#at >= text.length || (!this.#isLast && text.length - this.#at < this.#worthFrom)) return null
    this.#stray = false
    this.#open = false
    const cells: string[] = []
    const start = this.#at
    let at = start
    for (;;) {
      const end = this.#takeCell(cells, at)
      if (end < 0) return this.#wait(cells.length + 1, start, at)
      if (end - at > this.#limits.cellChars) this.#refuse('cell-too-long', cells.length)
      const code = text.charCodeAt(end)
      if (code === this.#delimiter) {
        if (cells.length >= this.#limits.columns) this.#refuse('too-many-columns', cells.length)
        at = end + 1
        continue
      }
      if (code === CR && end + 1 === text.length && !this.#isLast) return this.#wait(cells.length, start, at)
      this.#at = end >= text.length ? end : code === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1
      this.#count += 1
      this.#worthFrom = 0
      return { cells, blank: end === start, stray: this.#stray, open: this.#open }
    }
  }

  #wait(column: number, start: number, cellStart: number): null {
    const { length } = this.#text
    if (length - cellStart > this.#limits.cellChars) this.#refuse('cell-too-long', column)
    if (length - start > this.#limits.recordChars) this.#refuse('record-too-long', column)
    this.#worthFrom = (length - start) * 2
    return null
  }

  #refuse(code: string, column: number): never {
    throw new UnreadableFile({ code, row: this.#count + 1, column })
  }

  /** Adds the cell that begins at `at`, and says where it ends (at a delimiter, a line end, or the end of all); -1: more text is needed. */
  #takeCell(cells: string[], at: number): number {
    const text = this.#text
    if (this.#quoteCode >= 0) {
      let first = at
      if (this.#skipsSpaces) while (text.charCodeAt(first) === SPACE) first += 1
      if (text.charCodeAt(first) === this.#quoteCode) return this.#takeQuoted(cells, first)
    }
    const end = this.#endOfPlain(at)
    if (end === text.length && !this.#isLast) return -1
    cells.push(text.slice(at, end))
    return end
  }

  #endOfPlain(from: number): number {
    const text = this.#text
    const { length } = text
    const delimiter = this.#delimiter
    let at = from
    for (; at < length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === delimiter || code === LF || code === CR) break
    }
    return at
  }

  #takeQuoted(cells: string[], opening: number): number {
    const text = this.#text
    let value = ''
    let from = opening + 1
    for (let search = from; ;) {
      const quoteAt = text.indexOf(this.#quote, search)
      if (quoteAt < 0) {
        if (!this.#isLast) return -1
        this.#open = true
        cells.push(value + text.slice(from))
        return text.length
      }
      if (text.charCodeAt(quoteAt + 1) === this.#quoteCode) {
        value += text.slice(from, quoteAt + 1)
        from = search = quoteAt + 2
        continue
      }
      const end = this.#afterSpaces(quoteAt + 1)
      if (end === text.length && !this.#isLast) return -1
      if (this.#endsCell(end)) {
        cells.push(value + text.slice(from, quoteAt))
        return end
      }
      this.#stray = true
      const closes = this.#closesOnLine(quoteAt + 1)
      if (closes === null) return -1
      if (!closes) {
        const plainEnd = this.#endOfPlain(quoteAt + 1)
        cells.push(text.slice(opening, plainEnd))
        return plainEnd
      }
      // `\"` that does not end the cell can only be an escaped quote.
      const escaped = text.charAt(quoteAt - 1) === '\\' && quoteAt > from
      value += text.slice(from, escaped ? quoteAt - 1 : quoteAt) + this.#quote
      from = search = quoteAt + 1
    }
  }

  #afterSpaces(from: number): number {
    let at = from
    if (this.#skipsSpaces) while (this.#text.charCodeAt(at) === SPACE) at += 1
    return at
  }

  #endsCell(at: number): boolean {
    const code = this.#text.charCodeAt(at)
    return at >= this.#text.length || code === this.#delimiter || code === LF || code === CR
  }

  /** Whether a quote that ends a cell stands before the line ends; null: the line is not all here yet. */
  #closesOnLine(from: number): boolean | null {
    const text = this.#text
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === LF || code === CR) return false
      if (code === this.#quoteCode) {
        const end = this.#afterSpaces(at + 1)
        if (end >= text.length && !this.#isLast) return null
        if (this.#endsCell(end)) return true
      }
    }
    return this.#isLast ? false : null
  }
}

/** The first records of a text; where the text is only the beginning of a file, what may be half a record is left out. */
export function firstRecords(text: string, dialect: CsvDialect, isWhole: boolean, most: number, limits: ReadingLimits): CsvRecord[] {
  const reader = new CsvRecords(dialect, limits)
  reader.feed(text, isWhole)
  const records: CsvRecord[] = []
  for (let record = reader.next(); record && records.length < most; record = reader.next()) records.push(record)
  return records
}
