import { isUtf8 } from 'node:buffer'
import type { Finding } from '../tables.ts'
import { FindingsList } from './findings-list.ts'
import { wholeCharacters } from './text-encoding.ts'
import { byteChunks } from './text-source.server.ts'

type ScannedCsv = {
  /** Records of data. */
  rows: number
  /** Lines before the first record of data. */
  skip: number
  /** Bytes of the longest record. */
  longest: number
  newline: '\n' | '\r\n'
  findings: Finding[]
}

type ScanRequest = {
  path: string
  delimiter: string
  quote: string
  /** First record of data. */
  data: number
  /** Cells that every record of data must have. */
  columns: number
  mostRecordBytes: number
  onBytes?: ((read: number, all: number) => void) | undefined
}

const LF = 10
const CR = 13

/** Where the scan stands within a cell. `closing`: behind a quote that either ends the cell or is the first of two. */
const PLAIN_START = 0
const PLAIN = 1
const QUOTED = 2
const CLOSING = 3

/** The file is not as a plain reader of CSV expects: it needs a normalised copy. */
const UNCLEAN = Symbol('unclean')

/**
 * Reads a file once, as bytes, and proves it clean: UTF-8 throughout, no NULs, one kind of line end, quotes only around
 * cells, and every record of data with the same number of cells. null: it is not, and must be copied.
 * Of what a clean file may have, only rows of empty cells are found.
 */
export async function scanCsv(request: ScanRequest): Promise<ScannedCsv | null> {
  const scan = new CsvScan(request)
  let rest = Buffer.alloc(0)
  for await (const bytes of byteChunks(request.path, request.onBytes)) {
    const joined = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes
    const whole = wholeCharacters(joined)
    const characters = whole === joined.length ? joined : joined.subarray(0, whole)
    if (!isUtf8(characters) || characters.includes(0)) return null
    // Bytes are scanned as they come; only characters wait for their last byte.
    if (scan.feed(bytes) === UNCLEAN) return null
    rest = Buffer.from(joined.subarray(whole))
  }
  return rest.length > 0 ? null : scan.finish()
}

const hasLineEnd = (bytes: Buffer) => bytes.includes(LF) || bytes.includes(CR)

class CsvScan {
  readonly #request: ScanRequest
  readonly #delimiter: number
  readonly #quote: number
  /** 1: a byte that means something outside of quotes. */
  readonly #special = new Uint8Array(256)
  readonly #findings = new FindingsList()
  #state = PLAIN_START
  #cells = 1
  #record = 0
  #recordBytes = 0
  #longest = 0
  #rows = 0
  #lines = 0
  #skip = 0
  #newline: 'LF' | 'CRLF' | null = null
  #afterCr = false
  #isFirst = true

  constructor(request: ScanRequest) {
    this.#request = request
    this.#delimiter = request.delimiter.charCodeAt(0)
    this.#quote = request.quote ? request.quote.charCodeAt(0) : 256
    for (const byte of [this.#delimiter, LF, CR]) this.#special[byte] = 1
    if (request.quote) this.#special[this.#quote] = 1
  }

  feed(bytes: Buffer): typeof UNCLEAN | null {
    const special = this.#special
    const delimiter = this.#delimiter
    const quote = this.#quote
    const { length } = bytes
    // A byte order mark before a header that is skipped harms nobody; before data it would be part of the first cell.
    let at = this.#isFirst && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
    if (at > 0 && this.#request.data === 0) return UNCLEAN
    this.#isFirst = false
    let start = at
    let state = this.#state
    while (at < length) {
      if (state === QUOTED) {
        const found = bytes.indexOf(quote, at)
        // Whoever skips lines counts those within quotes otherwise than we do, and may not count empty ones.
        if (this.#record < this.#request.data && hasLineEnd(bytes.subarray(at, found < 0 ? length : found))) return UNCLEAN
        if (found < 0) break
        at = found + 1
        state = CLOSING
        continue
      }
      const byte = bytes[at] as number
      if (special[byte] === 0) {
        if (state === CLOSING || this.#afterCr) return UNCLEAN
        // Spaces before a quote are no spaces of the cell; the reader of the copy knows.
        state = byte === 32 && state === PLAIN_START ? PLAIN_START : PLAIN
        at += 1
        if (state === PLAIN) while (at < length && special[bytes[at] as number] === 0) at += 1
      } else if (byte === delimiter) {
        if (this.#afterCr) return UNCLEAN
        this.#cells += 1
        state = PLAIN_START
        at += 1
      } else if (byte === quote) {
        if (this.#afterCr) return UNCLEAN
        if (state === CLOSING) state = QUOTED
        else if (state === PLAIN_START && (at === start ? this.#recordBytes === 0 || this.#startsCell : bytes[at - 1] !== 32))
          state = QUOTED
        else return UNCLEAN
        at += 1
      } else if (byte === CR) {
        if (this.#afterCr) return UNCLEAN
        this.#afterCr = true
        at += 1
      } else {
        if (this.#endRecord(this.#recordBytes + at - start) === UNCLEAN) return UNCLEAN
        at += 1
        start = at
        state = PLAIN_START
      }
    }
    this.#recordBytes += length - start
    this.#startsCell = length > 0 && bytes[length - 1] === delimiter
    this.#state = state
    return this.#recordBytes > this.#request.mostRecordBytes ? UNCLEAN : null
  }

  /** The last byte before the piece at hand was a delimiter. */
  #startsCell = false

  /** @param recordBytes without the LF, with the CR before it */
  #endRecord(recordBytes: number): typeof UNCLEAN | null {
    const newline = this.#afterCr ? 'CRLF' : 'LF'
    this.#newline ??= newline
    if (this.#newline !== newline) return UNCLEAN
    return this.#closeRecord(recordBytes - (this.#afterCr ? 1 : 0))
  }

  #closeRecord(bytes: number): typeof UNCLEAN | null {
    const { data, columns, mostRecordBytes } = this.#request
    if (bytes > mostRecordBytes) return UNCLEAN
    this.#lines += 1
    if (this.#record < data) {
      this.#skip = this.#lines
      if (bytes === 0) return UNCLEAN
    } else {
      if (this.#cells !== columns || (bytes === 0 && columns === 1)) return UNCLEAN
      if (bytes === columns - 1) this.#findings.add({ code: 'blank-row', severity: 'warning', row: this.#record + 1 })
      this.#rows += 1
      if (bytes > this.#longest) this.#longest = bytes
    }
    this.#record += 1
    this.#cells = 1
    this.#recordBytes = 0
    this.#afterCr = false
    return null
  }

  finish(): ScannedCsv | null {
    if (this.#state === QUOTED || this.#afterCr) return null
    const endsWithoutNewline = this.#recordBytes > 0 || this.#cells > 1
    if (endsWithoutNewline && this.#closeRecord(this.#recordBytes) === UNCLEAN) return null
    if (this.#record < this.#request.data) return null
    return {
      rows: this.#rows,
      skip: this.#skip,
      longest: this.#longest,
      newline: this.#newline === 'CRLF' ? '\r\n' : '\n',
      findings: this.#findings.list(),
    }
  }
}
