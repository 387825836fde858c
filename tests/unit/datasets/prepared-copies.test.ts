import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CsvRecords } from '#app/features/datasets/reading/csv-records.ts'
import { READING_LIMITS } from '#app/features/datasets/reading/limits.ts'
import { fileOf, prepare } from './try-files.ts'

const WILD = ['', 'a', ',', '"', '""', '\n', '\r', '\r\n', ' ', '\\"', 'é', '#', "'", '0', '"a,b"', '"x\ny"']
const wildText = fc.array(fc.constantFrom(...WILD), { maxLength: 40 }).map((parts) => parts.join(''))
const tidyCell = fc.constantFrom('a', '12', '"a,b"', '"say ""hi"""', '"x\ny"', '""', 'é', ' s ', '#tag')
const structure = {
  name: 'file',
  format: 'csv',
  encoding: 'utf8',
  delimiter: ',',
  quote: '"',
  header: null,
  headerRows: 0,
  hxl: null,
  data: 0,
} as const

function recordsOf(pieces: string[]): string[][] {
  const reader = new CsvRecords({ delimiter: ',', quote: '"' }, READING_LIMITS)
  const records: string[][] = []
  for (const [at, piece] of [...pieces, ''].entries()) {
    reader.feed(piece, at === pieces.length)
    for (let record = reader.next(); record; record = reader.next()) records.push(record.blank ? [] : record.cells)
  }
  while (records.at(-1)?.length === 0) records.pop()
  return records
}

test('a text is cut into the same records wherever its pieces end', () => {
  fc.assert(
    fc.property(wildText, fc.array(fc.nat(80), { maxLength: 6 }), (text, places) => {
      const cuts = [...new Set(places.map((place) => Math.min(place, text.length)))].sort((a, b) => a - b)
      const pieces = [0, ...cuts].map((from, at) => text.slice(from, cuts[at] ?? text.length))
      expect(recordsOf(pieces)).toEqual(recordsOf([text]))
    }),
    { numRuns: 500 },
  )
})

test('whatever a text is, the prepared table has each of its rows and cells', async () => {
  await fc.assert(
    fc.asyncProperty(wildText, async (text) => {
      const records = recordsOf([text])
      if (records.length === 0) return
      const prepared = await prepare(fileOf(text), structure)
      const width = prepared.columns.length
      const filled = records.map((record) => Array.from({ length: width }, (_, column) => record[column] ?? ''))
      expect(prepared.rows).toBe(records.length)
      expect(prepared.cells).toEqual(filled)
      // Only empty cells may lie beyond the columns.
      expect(records.flatMap((record) => record.slice(width)).join('')).toBe('')
    }),
    { numRuns: 300, examples: [['\r"a"\n']] },
  )
})

test('a tidy text is never copied', async () => {
  const rows = fc
    .tuple(fc.integer({ min: 2, max: 4 }), fc.constantFrom('\n', '\r\n'))
    .chain(([width, end]) =>
      fc
        .array(fc.array(tidyCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 })
        .map((lines) => ({ text: lines.map((line) => line.join(',')).join(end) + end, count: lines.length })),
    )
  await fc.assert(
    fc.asyncProperty(rows, async ({ text, count }) => {
      const prepared = await prepare(fileOf(text), structure)
      expect(prepared).toMatchObject({ temporary: false, rows: count })
      expect(prepared.cells).toEqual(recordsOf([text]))
    }),
    { numRuns: 200 },
  )
})
