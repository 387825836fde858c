import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { understandTable } from '#app/features/datasets/reading/first-look.server.ts'
import { READING_LIMITS } from '#app/features/datasets/reading/limits.ts'
import { understandFile } from '#app/features/datasets/reading/understand-file.server.ts'
import { fileOf, prepare, understand, workDir, zipOf } from './try-files.ts'

const csv = 'name,people\nDakar,3\nThiès,4\n'

test('each table of a zip is found under the name of its member; others are named', async () => {
  const file = await zipOf({
    'data/regions.csv': csv,
    'other/regions.csv': 'a;b\n1;2\n',
    'places.geojson': '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}',
    'READ ME.txt': 'Please read this.\nThank you, all of you\n',
    'report.pdf': '%PDF-1.4\n1 0 obj << /JavaScript 2 0 R >>\n%%EOF',
    'inner.zip': 'PK',
    'shape.shp': 'x',
    '__MACOSX/._regions.csv': 'x',
  })
  const { format, tables, documents, findings } = await understandFile(file, 'file.zip')
  expect(format).toBe('zip')
  expect(tables.map(({ structure }) => [structure.name, structure.format, structure.member])).toEqual([
    ['regions', 'csv', 'data/regions.csv'],
    ['regions 2', 'csv', 'other/regions.csv'],
    ['places', 'geojson', 'places.geojson'],
  ])
  expect(documents).toEqual([{ name: 'report.pdf', member: 'report.pdf', bytes: 46 }])
  expect(findings.map(({ code, severity, sample }) => [code, severity, sample])).toEqual([
    ['member-not-read', 'note', 'READ ME.txt'],
    ['member-not-read', 'note', 'shape.shp'],
    ['pdf-script', 'note', undefined],
    ['nested-archive', 'warning', 'inner.zip'],
  ])
  const structure = tables[0]?.structure
  if (!structure) throw new Error('no table')
  expect(await prepare(file, structure)).toMatchObject({ rows: 2, columns: ['name', 'people'], temporary: true })
})

test('a workbook within a zip is read by its sheets', async () => {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('First').addRows([['a'], ['x']])
  workbook.addWorksheet('Second').addRows([
    ['b', 'n'],
    ['y', 2],
  ])
  const file = await zipOf({ 'book.xlsx': new Uint8Array(await workbook.xlsx.writeBuffer()) })
  const { tables } = await understandFile(file, 'file.zip')
  expect(tables.map(({ structure }) => [structure.name, structure.sheet, structure.member])).toEqual([
    ['First', 'First', 'book.xlsx'],
    ['Second', 'Second', 'book.xlsx'],
  ])
  const structure = tables[1]?.structure
  if (!structure) throw new Error('no table')
  expect((await prepare(file, structure)).cells).toEqual([['y', '2']])
  const { first, columns } = await understandTable(file, { ...structure, header: null, headerRows: 0, data: 0 })
  expect({ first, columns }).toEqual({
    first: [
      ['b', 'n'],
      ['y', '2'],
    ],
    columns: ['column 1', 'column 2'],
  })
})

test('a name that leads out of a folder is only a name', async () => {
  // yazl refuses to write such names: they are written in place of another of the same length.
  const file = await zipOf({ 'aa/aa/evil.csv': csv })
  writeFileSync(file, Buffer.from(readFileSync(file).toString('latin1').replaceAll('aa/aa/evil.csv', '../../evil.csv'), 'latin1'))
  const { tables } = await understandFile(file, 'file.zip')
  expect(tables[0]?.structure).toMatchObject({ name: 'evil', member: '../../evil.csv' })
})

test('zips that are encrypted, broken, too full or too large are refused', async () => {
  const refusal = async (file: string, limits = READING_LIMITS) => (await understandFile(file, 'file.zip', [], { limits })).findings
  const good = await zipOf({ 'a.csv': csv, 'b.csv': csv })
  const bytes = readFileSync(good)
  const encrypted = Buffer.from(bytes)
  for (const [magic, offset] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const) {
    for (let at = encrypted.indexOf(magic, 0, 'latin1'); at >= 0; at = encrypted.indexOf(magic, at + 1, 'latin1'))
      encrypted[at + offset] = (encrypted[at + offset] ?? 0) | 1
  }
  expect(await refusal(fileOf(encrypted))).toMatchObject([{ code: 'encrypted', severity: 'error' }])
  expect(await refusal(fileOf(bytes.subarray(0, 60)))).toMatchObject([{ code: 'damaged-archive', severity: 'error' }])
  expect(await refusal(good, { ...READING_LIMITS, entries: 1 })).toMatchObject([{ code: 'too-many-members', severity: 'error' }])
  const bomb = await zipOf({ 'a.csv': `a,b\n${'0'.repeat(3_000_000)}` })
  expect(await refusal(bomb, { ...READING_LIMITS, ratioFrom: 1_000_000 })).toMatchObject([{ code: 'archive-too-large', severity: 'error' }])
  expect(await refusal(bomb, { ...READING_LIMITS, inflatedBytes: 1_000_000 })).toMatchObject([
    { code: 'archive-too-large', severity: 'error' },
  ])
})

test('what a gzip holds is read as if it came alone', async () => {
  const file = fileOf(gzipSync(csv), 'file.csv.gz')
  const { format, tables } = await understandFile(file, 'regions.csv.gz')
  expect(format).toBe('csv')
  expect(tables[0]?.structure.name).toBe('regions')
  const structure = tables[0]?.structure
  if (!structure) throw new Error('no table')
  expect(await prepare(file, structure)).toMatchObject({ rows: 2, temporary: true })
  await expect(prepare(file, structure, { ...READING_LIMITS, inflatedBytes: 5 })).rejects.toMatchObject({
    finding: { code: 'archive-too-large' },
  })
  await expect(prepare(fileOf(gzipSync(csv).subarray(0, 20)), structure)).rejects.toMatchObject({ finding: { code: 'damaged-archive' } })
})

test('documents are shown, not read; what is protected in them is told', async () => {
  const { format, documents, findings } = await understand('%PDF-1.7\ntrailer << /Encrypt 5 0 R >>\n%%EOF', 'report.pdf')
  expect({ format, documents }).toEqual({ format: 'pdf', documents: [{ name: 'report.pdf', bytes: 43 }] })
  expect(findings).toEqual([{ code: 'pdf-encrypted', severity: 'note' }])
})

test('Parquet is left to the engine', async () => {
  const { format, tables } = await understand('PAR1 some bytes PAR1', 'data.parquet')
  expect(format).toBe('parquet')
  expect(tables).toMatchObject([{ structure: { name: 'data', format: 'parquet' }, columns: [] }])
  expect((await understand('PAR1 cut off bytes', 'data.parquet')).findings).toMatchObject([{ code: 'format-error', severity: 'error' }])
})

test('nothing that was unpacked for a look stays behind', () => {
  expect(readdirSync(workDir).filter((name) => name.endsWith('.part')).length).toBeLessThanOrEqual(2)
})
