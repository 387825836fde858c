import type { TableStructure } from '../tables.ts'
import { CsvRecords } from './csv-records.ts'
import type { FindingsList } from './findings-list.ts'
import type { ReadingLimits } from './limits.ts'
import { TrailingBlanks, type RecordSource } from './record-source.ts'
import { textChunks } from './text-source.server.ts'

/** Records of a CSV of any encoding, line end and quoting. */
export function csvSource(
  path: string,
  structure: TableStructure,
  limits: ReadingLimits,
  onBytes?: (read: number, all: number) => void,
): RecordSource {
  const dialect = { delimiter: structure.delimiter ?? ',', quote: structure.quote ?? '"' }
  return {
    isStrict: true,
    async *read(findings) {
      const reader = new CsvRecords(dialect, limits)
      const blanks = new TrailingBlanks()
      for await (const text of textChunks(path, structure.encoding ?? 'utf8', onBytes)) {
        reader.feed(text, false)
        yield recordsAtHand(reader, blanks, findings)
      }
      reader.feed('', true)
      yield recordsAtHand(reader, blanks, findings)
    },
  }
}

function recordsAtHand(reader: CsvRecords, blanks: TrailingBlanks, findings: FindingsList): string[][] {
  const records: string[][] = []
  for (let record = reader.next(); record; record = reader.next()) {
    const row = reader.count
    if (record.open)
      findings.add({ code: 'unclosed-quote', severity: 'warning', row, column: record.cells.length, ...sampleOf(record.cells.at(-1)) })
    if (record.stray)
      findings.add({ code: 'stray-quote', severity: 'warning', row, ...sampleOf(record.cells.find((cell) => /["']/.test(cell))) })
    blanks.push(record.blank ? [] : record.cells, records)
  }
  return records
}

const sampleOf = (cell: string | undefined) => (cell ? { sample: cell.slice(0, 100) } : {})
