import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { askTable, loadTable, misfitCells } from '#app/features/datasets/engine/engine.server.ts'
import { TableRefused } from '#app/features/datasets/engine/failures.ts'
import { stopQueryProcess } from '#app/features/datasets/engine/query-process.server.ts'
import { column, freshFolder, loaded, preparedTable, structureOf } from './engine-fixtures.ts'

afterAll(stopQueryProcess)

async function typesOf(cells: Record<string, string[]>) {
  const names = Object.keys(cells)
  const length = Math.max(...Object.values(cells).map((list) => list.length))
  const rows = Array.from({ length }, (_, row) => names.map((name) => cells[name]?.[row % (cells[name]?.length ?? 1)] ?? ''))
  const { table } = await loaded(names, rows)
  return Object.fromEntries(table.columns.map(({ name, type, misfits, missing }) => [name, { type, misfits, missing }]))
}

const typed = (type: string, misfits = 0, missing = 0) => ({ type, misfits, missing })

describe('what a load makes of cells', () => {
  it('gives a type where values come back as they were written, and leaves codes alone', async () => {
    const found = await typesOf({
      integer: ['1', '-5', '0', '123456789012345'],
      zeros: ['007', '012', '100', '001'],
      plus: ['+1', '+2', '+3', '+4'],
      long: ['1234567890123456789', '1234567890123456780', '1', '2'],
      money: ['12.50', '7', '0.05', '-3.1'],
      french: ['1 234,50', '12,5', '1 000 000,00', '3'],
      english: ['1,234.50', '12.5', '1,000,000.00', '3'],
      arabic: ['١٢', '٣٤٥', '٧', '٠'],
      arabicDecimal: ['١٢٫٥', '٣٫٢٥', '٧', '٠'],
      day: ['2024-01-31', '2023-12-01', '1999-02-28', '2024-02-29'],
      dayFirst: ['31/01/2024', '1/2/2023', '05/12/1999', '29/02/2024'],
      monthFirst: ['01/31/2024', '2/13/2023', '12/5/1999', '02/29/2024'],
      instant: ['2024-01-31T10:00:00Z', '2023-12-01 23:59:59', '2024-01-31T10:00+02:00', '2024-01-31 10:00'],
      yes: ['yes', 'No', 'YES', 'no'],
      oui: ['oui', 'non', 'Oui', 'NON'],
      text: ['a', 'b', '1', 'nan'],
      tiny: ['1.5e-7', '2E10', '0.25', '3'],
    })
    expect(found).toEqual({
      integer: typed('integer'),
      zeros: typed('text'),
      plus: typed('text'),
      long: typed('text'),
      money: typed('decimal'),
      french: typed('decimal'),
      english: typed('decimal'),
      arabic: typed('integer'),
      arabicDecimal: typed('decimal'),
      day: typed('date'),
      dayFirst: typed('date'),
      monthFirst: typed('date'),
      instant: typed('datetime'),
      yes: typed('boolean'),
      oui: typed('boolean'),
      text: typed('text'),
      tiny: typed('decimal'),
    })
  })

  it('keeps the one odd cell late in a column of numbers, and names it', async () => {
    const cells = Array.from({ length: 5_000 }, (_, row) => (row === 4_990 ? 'N/A' : row % 7 === 0 ? '' : String(row)))
    const { table, files } = await loaded(['people', 'x'], column(cells))
    expect(table.columns[0]).toMatchObject({ type: 'integer', misfits: 1, missing: cells.filter((cell) => cell === '').length })
    expect(await misfitCells(files, {})).toEqual({ cells: [{ column: 0, row: 4_990, text: 'N/A' }], more: false })
    const page = await askTable(files, { offset: 4_989, limit: 3 })
    expect(page.rows).toEqual([
      { row: 4_989, cells: [cells[4_989], 'x'] },
      { row: 4_990, cells: ['N/A', 'x'], misfits: [0] },
      { row: 4_991, cells: [cells[4_991], 'x'] },
    ])
  })

  it('does not round a fraction that comes after thousands of whole numbers', async () => {
    const cells = Array.from({ length: 30_000 }, (_, row) => (row === 29_001 ? '1.75' : String(row)))
    const { table, files } = await loaded(['amount', 'x'], column(cells))
    expect(table.columns[0]).toMatchObject({ type: 'decimal', misfits: 0 })
    expect((await askTable(files, { where: [{ column: 0, is: 'eq', values: ['1.75'] }] })).rows.map(({ row }) => row)).toEqual([29_001])
  })

  it('takes a column of which more than one cell in a hundred is no number as text', async () => {
    const cells = Array.from({ length: 20_000 }, (_, row) => (row > 15_000 && row % 20 === 0 ? 'unknown' : String(row)))
    const { table } = await loaded(['people', 'x'], column(cells))
    expect(table.columns[0]).toMatchObject({ type: 'text', misfits: 0 })
  })

  it('reads a column as a person said, however few cells fit', async () => {
    const { table, files } = await loaded(['when'], [['03/04/2024'], ['5 May'], ['13/04/2024'], ['']], [{ type: 'date', dateOrder: 'DMY' }])
    expect(table.columns[0]).toMatchObject({ type: 'date', misfits: 1, missing: 1 })
    const page = await askTable(files, { where: [{ column: 0, is: 'eq', values: ['2024-04-03'] }] })
    expect(page.rows).toEqual([{ row: 0, cells: ['03/04/2024'] }])
  })

  it('keeps every cell as it was written: blanks, quotes, new lines, lines that begin with #', async () => {
    const rows = [
      ['#adm1+code', ' padded ', 'NULL'],
      ['', '"', 'a "quoted" word'],
      ['two\nlines', 'NA', 'é ü ع 😀'],
      ['# comment?', ',', ';\t|'],
    ]
    const { files, table } = await loaded(['a', 'b', 'c'], rows)
    expect((await askTable(files, {})).rows.map(({ cells }) => cells)).toEqual(rows)
    expect(table.rows).toBe(4)
  })

  it('counts a profile of each column', async () => {
    const rows = Array.from({ length: 1_000 }, (_, row) => [
      String(row),
      row % 4 === 0 ? 'Mali' : row % 2 === 0 ? '' : 'Niger',
      `2024-${String((row % 12) + 1).padStart(2, '0')}-01`,
    ])
    const { profile } = await loaded(['n', 'country', 'day'], rows)
    const [number, country, day] = profile
    expect(number).toMatchObject({ missing: 0, min: '0', max: '999', mean: 499.5 })
    expect(number?.histogram?.counts.reduce((sum, count) => sum + count, 0)).toBe(1_000)
    expect(number?.histogram?.edges.slice(0, 2)).toEqual([0, 50])
    expect(country).toMatchObject({
      missing: 250,
      lengths: [4, 5],
      top: [
        { text: 'Niger', count: 500 },
        { text: 'Mali', count: 250 },
      ],
    })
    expect(day?.periods).toHaveLength(12)
  })

  it('loads thousands of columns', async () => {
    const names = Array.from({ length: 5_000 }, (_, nth) => `name ${nth}`)
    const rows = Array.from({ length: 4 }, (_, row) => names.map((_name, nth) => (row === 3 && nth === 4_999 ? 'last' : String(row * nth))))
    const { table, files } = await loaded(names, rows)
    expect(table.columns).toHaveLength(5_000)
    const page = await askTable(files, { columns: [4_999, 5, 0], sort: [{ column: 3_000, descending: true }], limit: 2 })
    expect(page.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [3, 'last', '15', '0'],
      [2, '9998', '10', '0'],
    ])
  }, 120_000)
})

describe('a load that cannot be whole', () => {
  const load = (prepared: ReturnType<typeof preparedTable>, outDir: string) =>
    loadTable({ prepared, structure: structureOf('table'), readings: [], suggested: [], roles: [], outDir }, { workDir: outDir })

  it('is refused where the counts of rows differ, and leaves no file', async () => {
    const folder = freshFolder()
    const prepared = {
      ...preparedTable(
        ['a', 'b'],
        [
          ['1', '2'],
          ['3', '4'],
        ],
      ),
      rows: 3,
    }
    await expect(load(prepared, folder)).rejects.toMatchObject({ finding: { code: 'row-count-error', count: 3 } })
    expect(readdirSync(folder)).toEqual([])
  })

  it('is refused where a record is ragged, and leaves no file', async () => {
    const folder = freshFolder()
    const prepared = preparedTable(['a', 'b'], [['1', '2'], ['3', '4', '5'], ['6']])
    await expect(load(prepared, folder)).rejects.toBeInstanceOf(TableRefused)
    expect(existsSync(path.join(folder, 'text.parquet'))).toBe(false)
  })
})
