import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { understandFile } from '#app/features/datasets/reading/understand-file.server.ts'
import { parse } from 'csv-parse/sync'
import { tryEncodings, tryStructures } from './first-guess.ts'
import { prepare } from './try-files.ts'
import { hasMaterial, listMaterial, pathOf, type MaterialFile } from './material.ts'

if (!hasMaterial) console.warn('Skipped: the files that others try readers with are not here (../shared/data/datasets).')

const isOldExcel = ({ file }: MaterialFile) => file.endsWith('.xls')
async function readMaterial({ file }: MaterialFile) {
  const understood = await understandFile(pathOf(file), file)
  const table = understood.tables[0]
  const prepared = table && table.structure.format !== 'parquet' ? await prepare(pathOf(file), table.structure) : null
  return { ...understood, table, prepared }
}

describe.skipIf(!hasMaterial)('files that others try readers with', () => {
  test('at least four of five texts are understood at first sight as they state', async () => {
    const { of, right, misses } = await tryStructures()
    console.info(`${right} of ${of} texts as stated`, misses)
    expect(of).toBeGreaterThan(25)
    expect(right / of).toBeGreaterThanOrEqual(0.8)
  })

  test('at least nineteen of twenty encodings are found', async () => {
    const { of, right, misses } = await tryEncodings()
    console.info(`${right} of ${of} encodings as stated`, misses)
    expect(right / of).toBeGreaterThanOrEqual(0.95)
  })

  test('cells are those that other readers find', async () => {
    for (const file of listMaterial('tabular').filter((one) => one.expect.expected_json)) {
      const { table, prepared } = await readMaterial(file)
      const stated = JSON.parse(readFileSync(pathOf(`csv-spectrum/${file.expect.expected_json}`), 'utf8')) as Record<string, string>[]
      const found = prepared?.cells.map((cells) =>
        Object.fromEntries(cells.map((cell, column) => [table?.columns[column] ?? '', cell] as const)),
      )
      expect(found, file.file).toEqual(stated)
    }
  })

  test('faults of records are those that Frictionless states', async () => {
    for (const file of listMaterial('tabular').filter((one) => one.expect.errors)) {
      const { prepared } = await readMaterial(file)
      const found = new Set(prepared?.findings.map(({ code, row, column }) => `${code} ${code.endsWith('label') ? column : row}`))
      const stated = new Set(file.expect.errors?.map(([row, column, code]) => `${code} ${code.endsWith('label') ? column : row}`))
      expect(found, file.file).toEqual(stated)
    }
  })

  test('maps are whole or not, as stated', async () => {
    const files = listMaterial('geojson')
    const misses: string[] = []
    for (const file of files) {
      const { findings, prepared } = await readMaterial(file)
      const isWhole = findings.length === 0 && (prepared?.findings ?? []).every(({ code }) => code === 'blank-row')
      if (isWhole !== file.expect.valid) misses.push(file.file)
    }
    console.info(`${files.length - misses.length} of ${files.length} maps as stated`, misses)
    expect(misses).toEqual([])
  })

  test('workbooks hold the rows and columns that are stated, and the cells where another file states them', async () => {
    const files = listMaterial('tabular', 'hxl', 'xlsx').filter(({ file }) => /\.(?:xlsx|ods)$/.test(file))
    for (const file of files) {
      const { tables, findings, prepared } = await readMaterial(file)
      expect(tables.length > 0 || findings.some(({ code }) => code === 'empty-file'), file.file).toBe(true)
      if (file.expect.rows !== undefined) expect(prepared?.rows, file.file).toBe(file.expect.rows)
      if (file.expect.columns !== undefined) expect(prepared?.columns.length, file.file).toBe(file.expect.columns)
    }
    const { table } = await readMaterial({ file: 'test_files/sushi.xlsx', category: 'xlsx', bytes: 0, expect: {} })
    expect(table?.first).toEqual(parse(readFileSync(pathOf('test_files/expected_sushi.xlsx.0.csv'), 'utf8'), { bom: true }))
  })

  test('the same table has the same columns and HXL tags as CSV, TSV, JSON, zip and workbook', async () => {
    const files = listMaterial('hxl').filter(({ file }) => /io_input-valid(?:-csv)?\.(?:csv|tsv|json|xlsx|zip)$/.test(file))
    expect(files).toHaveLength(5)
    for (const file of files) {
      const { table, prepared } = await readMaterial(file)
      expect(table?.structure, file.file).toMatchObject({ header: 1, hxl: 2, data: 3 })
      expect(prepared, file.file).toMatchObject({
        rows: 4,
        hxl: [null, '#sector+es', '#subsector+es', '#org+es', '#targeted+f', '#targeted+m', '#country', '#adm1', '#date+reported'],
      })
    }
  })

  test('workbooks of before 2007 are told as such', async () => {
    for (const file of listMaterial('tabular', 'hxl', 'xlsx').filter(isOldExcel)) {
      expect((await readMaterial(file)).findings, file.file).toEqual([{ code: 'old-excel', severity: 'error' }])
    }
  })
})
