import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import iconv from 'iconv-lite'
import { parse } from 'csv-parse/sync'
import { understandFile } from '#app/features/datasets/reading/understand-file.server.ts'
import type { TableGuess } from '#app/features/datasets/tables.ts'
import { hasMaterial, listMaterial, pathOf, type MaterialFile } from './material.ts'
import { prepare } from './try-files.ts'

if (!hasMaterial) console.warn('Skipped: the files that others try readers with are not here (../shared/data/datasets).')

const isOldExcel = ({ file }: MaterialFile) => file.endsWith('.xls')
const isText = ({ file }: MaterialFile) => /\.(?:csv|tsv)$/.test(file)

async function read({ file }: MaterialFile) {
  const understood = await understandFile(pathOf(file), file)
  const table = understood.tables[0]
  const prepared = table && table.structure.format !== 'parquet' ? await prepare(pathOf(file), table.structure) : null
  return { ...understood, table, prepared }
}

const rowsOf = ({ expect: { rows, rows_incl_header: all, hxl } }: MaterialFile, table: TableGuess) =>
  hxl ? rows : (rows ?? (all === undefined ? undefined : all - table.structure.headerRows))

/** What a file states and was not found; an empty list: all is as stated. */
async function missesOf(file: MaterialFile): Promise<string[]> {
  const { table, prepared } = await read(file)
  if (!table || !prepared) return [`${file.file}: no table`]
  const { columns, names, delimiter, header, first_cell: first, hxl } = file.expect
  const found: [string, unknown, unknown][] = [
    ['rows', rowsOf(file, table), prepared.rows],
    ['columns', columns, prepared.columns.length],
    ['names', names?.join(), table.columns.join()],
    ['delimiter', delimiter, table.structure.delimiter],
    ['header', header, table.structure.header !== null],
    ['first cell', first, table.first[0]?.[0]],
    ['HXL', hxl, table.structure.hxl !== null],
  ]
  return found
    .filter(([, stated, is]) => stated !== undefined && stated !== is)
    .map(([what, stated, is]) => `${file.file}: ${what} ${JSON.stringify(stated)}, found ${JSON.stringify(is)}`)
}

const states = ({ expect: { rows, rows_incl_header: all, columns, names, delimiter, header, first_cell: first, hxl } }: MaterialFile) =>
  [rows, all, columns, names, delimiter, header, first, hxl].some((stated) => stated !== undefined)

describe.skipIf(!hasMaterial)('files that others try readers with', () => {
  test('at least four of five texts are understood at first sight as they state', async () => {
    const files = listMaterial('tabular', 'encoding', 'hxl', 'csvw-validation').filter((file) => isText(file) && states(file))
    const misses = (await Promise.all(files.map(missesOf))).filter((found) => found.length > 0)
    console.info(`${files.length - misses.length} of ${files.length} texts as stated`, misses.flat())
    expect(files.length).toBeGreaterThan(25)
    expect((files.length - misses.length) / files.length).toBeGreaterThanOrEqual(0.8)
  })

  test('at least nineteen of twenty encodings are found', async () => {
    const names: Record<string, string> = { 'utf-8': 'utf8', cp1252: 'windows-1252', 'utf-16-le': 'utf16le' }
    const files = listMaterial('tabular', 'encoding').filter((file) => isText(file) && file.expect.encoding)
    const misses: string[] = []
    for (const file of files) {
      const { table } = await read(file)
      const stated = names[file.expect.encoding ?? ''] ?? file.expect.encoding ?? ''
      const bytes = readFileSync(pathOf(file.file))
      // Another name is no miss where it decodes to the same text.
      const same = table && iconv.decode(bytes, table.structure.encoding ?? '') === iconv.decode(bytes, stated)
      if (!same) misses.push(`${file.file}: ${stated}, found ${table?.structure.encoding}`)
    }
    console.info(`${files.length - misses.length} of ${files.length} encodings as stated`, misses)
    expect((files.length - misses.length) / files.length).toBeGreaterThanOrEqual(0.95)
  })

  test('cells are those that other readers find', async () => {
    for (const file of listMaterial('tabular').filter((one) => one.expect.expected_json)) {
      const { table, prepared } = await read(file)
      const stated = JSON.parse(readFileSync(pathOf(`csv-spectrum/${file.expect.expected_json}`), 'utf8')) as Record<string, string>[]
      const found = prepared?.cells.map((cells) =>
        Object.fromEntries(cells.map((cell, column) => [table?.columns[column] ?? '', cell] as const)),
      )
      expect(found, file.file).toEqual(stated)
    }
  })

  test('faults of records are those that Frictionless states', async () => {
    for (const file of listMaterial('tabular').filter((one) => one.expect.errors)) {
      const { prepared } = await read(file)
      const found = new Set(prepared?.findings.map(({ code, row, column }) => `${code} ${code.endsWith('label') ? column : row}`))
      const stated = new Set(file.expect.errors?.map(([row, column, code]) => `${code} ${code.endsWith('label') ? column : row}`))
      expect(found, file.file).toEqual(stated)
    }
  })

  test('maps are whole or not, as stated', async () => {
    const files = listMaterial('geojson')
    const misses: string[] = []
    for (const file of files) {
      const { findings, prepared } = await read(file)
      const isWhole = findings.length === 0 && (prepared?.findings ?? []).every(({ code }) => code === 'blank-row')
      if (isWhole !== file.expect.valid) misses.push(file.file)
    }
    console.info(`${files.length - misses.length} of ${files.length} maps as stated`, misses)
    expect(misses).toEqual([])
  })

  test('workbooks hold the rows and columns that are stated, and the cells where another file states them', async () => {
    const files = listMaterial('tabular', 'hxl', 'xlsx').filter(({ file }) => /\.(?:xlsx|ods)$/.test(file))
    for (const file of files) {
      const { tables, findings, prepared } = await read(file)
      expect(tables.length > 0 || findings.some(({ code }) => code === 'empty-file'), file.file).toBe(true)
      if (file.expect.rows !== undefined) expect(prepared?.rows, file.file).toBe(file.expect.rows)
      if (file.expect.columns !== undefined) expect(prepared?.columns.length, file.file).toBe(file.expect.columns)
    }
    const { table } = await read({ file: 'test_files/sushi.xlsx', category: 'xlsx', bytes: 0, expect: {} })
    expect(table?.first).toEqual(parse(readFileSync(pathOf('test_files/expected_sushi.xlsx.0.csv'), 'utf8'), { bom: true }))
  })

  test('the same table has the same columns and HXL tags as CSV, TSV, JSON, zip and workbook', async () => {
    const files = listMaterial('hxl').filter(({ file }) => /io_input-valid(?:-csv)?\.(?:csv|tsv|json|xlsx|zip)$/.test(file))
    expect(files).toHaveLength(5)
    for (const file of files) {
      const { table, prepared } = await read(file)
      expect(table?.structure, file.file).toMatchObject({ header: 1, hxl: 2, data: 3 })
      expect(prepared, file.file).toMatchObject({
        rows: 4,
        hxl: [null, '#sector+es', '#subsector+es', '#org+es', '#targeted+f', '#targeted+m', '#country', '#adm1', '#date+reported'],
      })
    }
  })

  test('workbooks of before 2007 are told as such', async () => {
    for (const file of listMaterial('tabular', 'hxl', 'xlsx').filter(isOldExcel)) {
      expect((await read(file)).findings, file.file).toEqual([{ code: 'old-excel', severity: 'error' }])
    }
  })
})
