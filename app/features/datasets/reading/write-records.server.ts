import { open, type FileHandle } from 'node:fs/promises'
import { FindingsList } from './findings-list.ts'
import type { RecordSource } from './record-source.ts'

type WrittenRecords = {
  rows: number
  /** Columns of the copy: those known before, and those that only some records have. */
  width: number
  /** Most cells in any record. */
  wide: number
  /** Bytes of the longest record. */
  longest: number
  findings: FindingsList
}

const BLOCK_CHARS = 512 * 1024

/**
 * Writes the data of a source as CSV that every reader reads alike: UTF-8, commas, every cell in quotes, as many cells
 * in each record, a line feed after each. No cell is lost: where a record turns out to be wider than all before it, the
 * rest is only measured, and the copy is begun again at the width found.
 * @param data first record of data
 * @param columns width that is known
 */
export async function writeRecords(source: RecordSource, path: string, data: number, columns: number): Promise<WrittenRecords> {
  const first = await tryToWrite(source, path, data, columns, columns)
  return first.width > columns ? tryToWrite(source, path, data, columns, first.width) : first
}

async function tryToWrite(source: RecordSource, path: string, data: number, known: number, width: number): Promise<WrittenRecords> {
  const file = await open(path, 'w', 0o600)
  const writer = new RecordWriter(file, source, known, width)
  try {
    let record = 0
    for await (const batch of source.read(writer.findings)) {
      for (const cells of batch) {
        record += 1
        if (record > data) writer.add(cells, record)
        if (writer.isFull) await writer.flush()
      }
    }
    await writer.flush()
    return writer.result()
  } finally {
    await file.close()
  }
}

class RecordWriter {
  readonly findings = new FindingsList()
  readonly #file: FileHandle
  readonly #isStrict: boolean
  /** Objects with a member that those before did not have are no fault. */
  readonly #namesGrow: boolean
  readonly #known: number
  readonly #width: number
  #lines: string[] = []
  #chars = 0
  #rows = 0
  #wide = 0
  #needed: number
  #longest = 0

  constructor(file: FileHandle, source: RecordSource, known: number, width: number) {
    this.#file = file
    this.#isStrict = source.isStrict
    this.#namesGrow = source.names !== undefined
    this.#known = known
    this.#width = width
    this.#needed = width
  }

  get isFull() {
    return this.#chars >= BLOCK_CHARS
  }

  add(cells: string[], row: number) {
    this.#rows += 1
    if (cells.length > this.#wide) this.#wide = cells.length
    const filled = filledCells(cells, this.#known)
    if (filled > this.#needed) this.#needed = filled
    this.#findFaults(cells, filled, row)
    // Narrower than needed: this copy is thrown away, only its widths still count.
    if (this.#needed > this.#width) return
    let line = ''
    for (let column = 0; column < this.#width; column += 1) {
      const cell = cells[column]
      line += column === 0 ? '"' : ',"'
      if (cell) line += cell.includes('"') ? cell.replaceAll('"', '""') : cell
      line += '"'
    }
    if (line.includes('\uFFFD')) this.#findCells(cells, row, '\uFFFD', 'encoding-error')
    if (line.includes('\0')) {
      this.#findCells(cells, row, '\0', 'nul-character')
      line = line.replaceAll('\0', '\u2400')
    }
    this.#lines.push(line, '\n')
    this.#chars += line.length + 1
    const most = line.length * 3
    if (most > this.#longest) this.#longest = Math.max(this.#longest, Buffer.byteLength(line))
  }

  #findFaults(cells: string[], filled: number, row: number) {
    if (cells.every((cell) => cell === '')) this.findings.add({ code: 'blank-row', severity: 'warning', row })
    else if (this.#isStrict && cells.length < this.#known)
      this.findings.add({ code: 'missing-cell', severity: 'warning', row, column: cells.length + 1 })
    const isBeyond = this.#isStrict ? cells.length > this.#known : filled > this.#known
    if (isBeyond && !this.#namesGrow) {
      const sample = cells.slice(this.#known).find((cell) => cell !== '')
      this.findings.add({ code: 'extra-cell', severity: 'warning', row, column: this.#known + 1, ...(sample ? { sample } : {}) })
    }
  }

  #findCells(cells: string[], row: number, sign: string, code: string) {
    for (const [column, cell] of cells.entries()) {
      if (cell.includes(sign))
        this.findings.add({ code, severity: 'warning', row, column: column + 1, sample: cell.replaceAll('\0', '\u2400') })
    }
  }

  async flush() {
    if (this.#lines.length === 0) return
    await this.#file.writeFile(this.#lines.join(''))
    this.#lines = []
    this.#chars = 0
  }

  result(): WrittenRecords {
    return { rows: this.#rows, width: this.#needed, wide: this.#wide, longest: this.#longest, findings: this.findings }
  }
}

/** How many columns a record needs: empty cells beyond the known ones hold nothing. */
function filledCells(cells: string[], known: number): number {
  let width = cells.length
  while (width > known && cells[width - 1] === '') width -= 1
  return width
}
