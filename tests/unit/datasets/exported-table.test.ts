import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { askTable, exportTable } from '#app/features/datasets/engine/engine.server.ts'
import type { TableFiles } from '#app/features/datasets/engine/table-files.ts'
import type { ExportQuery } from '#app/features/datasets/engine/table-query.ts'
import { guarded } from '#app/platform/http/formula-guard.ts'
import { freshFolder, loaded } from './engine-fixtures.ts'

async function exported(files: TableFiles, query: ExportQuery): Promise<string> {
  const file = path.join(freshFolder(), 'export')
  await exportTable(files, query, file)
  return readFileSync(file, 'utf8')
}
const cellsOf = (text: string) => parse(text, {})
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { r: (string | null)[] }).r)

const PEOPLE = [
  ['Dakar', '-1 200', '2024-03-05'],
  ['Thiès', '1 800', '2023-12-31'],
  ['Kaffrine', 'N/A', ''],
  ['', '75', '2024-01-01'],
]
const HEADS = ['région', 'habitants', 'relevé']
const READINGS = [null, { type: 'integer', group: ' ' } as const, { type: 'date', dateOrder: 'YMD' } as const]

describe('a table that is taken away', () => {
  it('as CSV has every cell as it was written', async () => {
    const { files } = await loaded(HEADS, PEOPLE, READINGS)
    expect(cellsOf(await exported(files, { format: 'csv' }))).toEqual([HEADS, ...PEOPLE])
  })

  it('has the rows that were asked for, in the order and the columns that were asked for', async () => {
    const { files } = await loaded(HEADS, PEOPLE, READINGS)
    const query = { where: [{ column: 1, is: 'filled' as const, values: [] }], sort: [{ column: 1, descending: true }], columns: [1, 0] }
    const wanted = [
      ['1 800', 'Thiès'],
      ['75', ''],
      ['-1 200', 'Dakar'],
      ['N/A', 'Kaffrine'],
    ]
    expect(cellsOf(await exported(files, { ...query, format: 'csv' })).slice(1)).toEqual(wanted)
    expect(linesOf(await exported(files, { ...query, format: 'lines' }))).toEqual([
      ['1800', 'Thiès'],
      ['75', null],
      ['-1200', 'Dakar'],
      ['N/A', 'Kaffrine'],
    ])
  })

  it('gives values in a page of rows as it does in a file', async () => {
    const { files } = await loaded(HEADS, PEOPLE, READINGS)
    const page = await askTable(files, { values: true })
    expect(page.rows.map(({ values }) => values)).toEqual(linesOf(await exported(files, { format: 'lines' })))
    expect(page.rows[2]?.values).toEqual(['Kaffrine', 'N/A', null])
    expect((await askTable(files, {})).rows[0]).not.toHaveProperty('values')
  })

  it('holds nothing that a spreadsheet would calculate, and changes nothing else', async () => {
    const hostile = [
      '=1+1',
      '+SUM(A1)',
      '-2+3',
      '@x',
      '\t=1',
      "'=1",
      "''+A1",
      '\u00a0=1',
      '\u200b=1',
      '\ufeff=1',
      '\u3000＝1',
      '\n-A1',
      '＋1A',
    ]
    const harmless = ['-5', '+33', '-12.5', '-1,5', '+1e5', '-', 'a=1', "it's", '5 - 3', '', '-7%']
    const cells = [...hostile, ...harmless]
    const { files } = await loaded(
      ['=name', 'n'],
      cells.map((cell, nth) => [cell, String(nth)]),
    )
    const [heads, ...rows] = cellsOf(await exported(files, { format: 'guardedCsv' }))
    expect(heads).toEqual(["'=name", 'n'])
    expect(rows.map(([cell]) => cell)).toEqual([...hostile.map(guarded), ...harmless])
    for (const cell of hostile) expect(guarded(cell)).not.toBe(cell)
  })

  it('keeps columns whose names differ by case alone, or are strange', async () => {
    const names = ['name', 'Name', '__proto__', 'a "quoted" name', 'r', 'c0']
    const { files } = await loaded(names, [names.map((_, nth) => `cell ${nth}`)])
    for (const format of ['csv', 'guardedCsv'] as const) {
      expect(cellsOf(await exported(files, { format }))).toEqual([names, names.map((_, nth) => `cell ${nth}`)])
    }
    await exported(files, { format: 'parquet' })
    expect(linesOf(await exported(files, { format: 'lines' }))).toEqual([names.map((_, nth) => `cell ${nth}`)])
  })

  it('has its head and no row where none fits, and a line for an empty cell that stands alone', async () => {
    const { files } = await loaded(['only'], [['a'], [''], ['b']])
    expect(cellsOf(await exported(files, { format: 'csv' }))).toEqual([['only'], ['a'], [''], ['b']])
    expect(await exported(files, { format: 'csv' })).toBe('only\na\n""\nb\n')
    const none = { where: [{ column: 0, is: 'eq' as const, values: ['c'] }] }
    for (const format of ['csv', 'guardedCsv'] as const) expect(await exported(files, { ...none, format })).toBe('only\n')
    expect(await exported(files, { ...none, format: 'lines' })).toBe('')
  })

  it('of more columns than lie in one file is whole', async () => {
    const names = Array.from({ length: 450 }, (_, nth) => `n${nth}`)
    const { files } = await loaded(names, [names.map((_, nth) => String(nth)), names.map((_, nth) => (nth === 420 ? 'x' : String(-nth)))])
    const rows = linesOf(await exported(files, { format: 'lines', where: [{ column: 449, is: 'lt', values: ['0'] }] }))
    expect(rows).toEqual([names.map((_, nth) => (nth === 420 ? 'x' : String(-nth)))])
    const { rows: paged } = await askTable(files, { values: true, columns: [420, 449, 1] })
    expect(paged.map(({ values }) => values)).toEqual([
      ['420', '449', '1'],
      ['x', '-449', '-1'],
    ])
  })
})
