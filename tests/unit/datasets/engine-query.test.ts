import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  aggregateTable,
  askTable,
  diffTables,
  exportTable,
  loadParquet,
  misfitCells,
  sampleColumns,
} from '#app/features/datasets/engine/engine.server.ts'
import { stopQueryProcess } from '#app/features/datasets/engine/query-process.server.ts'
import type { TableFiles } from '#app/features/datasets/engine/table-files.ts'
import type { Condition, TableQuery } from '#app/features/datasets/engine/table-query.ts'
import { freshFolder, loaded, structureOf } from './engine-fixtures.ts'

const NAMES = ['place', 'people', 'amount', 'day', 'note']
const ROWS = Array.from({ length: 3_000 }, (_, row) => [
  ['Ségou', 'Mopti', 'Gao', ''][row % 4] ?? '',
  row === 2_500 ? 'n/a' : row % 10 === 0 ? '' : String(row % 100),
  `${row}.${String(row % 100).padStart(2, '0')}`,
  `202${row % 3}-0${(row % 9) + 1}-11`,
  `note ${row}`,
])
let table: TableFiles
afterAll(stopQueryProcess)
beforeAll(async () => {
  table = (await loaded(NAMES, ROWS)).files
})

const rowsWhere = (fits: (cells: string[], row: number) => boolean) => ROWS.flatMap((cells, row) => (fits(cells, row) ? [row] : []))

async function allPages(query: TableQuery): Promise<number[]> {
  const rows: number[] = []
  let after: string | null | undefined
  do {
    const page = await askTable(table, { ...query, limit: 700, ...(after ? { after } : {}) })
    rows.push(...page.rows.map(({ row }) => row))
    after = page.next
  } while (after)
  return rows
}

describe('a person who filters a table', () => {
  const cases: [string, Condition, (cells: string[], row: number) => boolean][] = [
    ['text that is the same', { column: 0, is: 'eq', values: ['Gao'] }, ([place]) => place === 'Gao'],
    ['text that is another, empty cells too', { column: 0, is: 'ne', values: ['Gao'] }, ([place]) => place !== 'Gao'],
    ['text that contains a word without its accent', { column: 0, is: 'contains', values: ['SEG'] }, ([place]) => place === 'Ségou'],
    ['text that begins so', { column: 0, is: 'starts', values: ['mo'] }, ([place]) => place === 'Mopti'],
    ['empty cells', { column: 0, is: 'empty', values: [] }, ([place]) => place === ''],
    ['numbers by size, not by letter', { column: 1, is: 'gt', values: ['9'] }, ([, people]) => Number(people) > 9],
    ['numbers of a list', { column: 1, is: 'in', values: ['7', '77'] }, ([, people]) => people === '7' || people === '77'],
    ['cells that are no number', { column: 1, is: 'misfit', values: [] }, (_, row) => row === 2_500],
    ['cells that are empty, not those that are no number', { column: 1, is: 'empty', values: [] }, ([, people]) => people === ''],
    ['cells with anything in them', { column: 1, is: 'filled', values: [] }, ([, people]) => people !== ''],
    ['decimals', { column: 2, is: 'le', values: ['10.10'] }, ([, , amount]) => Number(amount) <= 10.1],
    ['days', { column: 3, is: 'lt', values: ['2020-05-01'] }, ([, , , day = '']) => day < '2020-05-01'],
  ]
  it.each(cases)('finds %s', async (_what, condition, fits) => {
    const wanted = rowsWhere(fits)
    expect(await allPages({ where: [condition] })).toEqual(wanted)
    expect((await askTable(table, { where: [condition], limit: 0 })).total).toBe(wanted.length)
  })

  it('searches all texts at once', async () => {
    const page = await askTable(table, { search: 'NOTE 299', limit: 20 })
    expect(page.rows.map(({ row }) => row)).toEqual(rowsWhere(([, , , , note = '']) => note.includes('note 299')))
  })

  it('meets every row once on the pages of a sorted table, empty and odd cells last', async () => {
    for (const descending of [false, true]) {
      const key = (row: number) => (/^\d+$/.test(ROWS[row]?.[1] ?? '') ? Number(ROWS[row]?.[1]) : null)
      const wanted = ROWS.map((_, row) => row).toSorted((a, b) => {
        const [x, y] = [key(a), key(b)]
        if (x === y) return a - b
        if (x === null || y === null) return x === null ? 1 : -1
        return descending ? y - x : x - y
      })
      expect(await allPages({ sort: [{ column: 1, descending }] })).toEqual(wanted)
    }
  })

  it('meets every row once where two columns sort', async () => {
    const rows = await allPages({ sort: [{ column: 0 }, { column: 2, descending: true }] })
    expect(new Set(rows).size).toBe(3_000)
    expect(rows.slice(0, 2)).toEqual([2_998, 2_994])
  })

  it('goes to a row by its number', async () => {
    const page = await askTable(table, { offset: 2_999, columns: [4], limit: 5 })
    expect(page).toEqual({ rows: [{ row: 2_999, cells: ['note 2999'] }], next: null, total: 3_000 })
  })
})

describe('a person who counts', () => {
  it('gets sums to the last digit', async () => {
    const answer = await aggregateTable(table, { by: [{ column: 0 }], measures: [{ of: 'count' }, { of: 'sum', column: 2 }] })
    const cents = rowsWhere(([place]) => place === 'Gao').reduce((sum, row) => sum + Math.round(Number(ROWS[row]?.[2]) * 100), 0)
    expect(answer.rows.find(({ by }) => by[0] === 'Gao')).toEqual({ by: ['Gao'], measures: ['750', (cents / 100).toFixed(2)] })
    expect(answer.rows.at(-1)?.by).toEqual([null])
  })

  it('groups by year and by bins of numbers', async () => {
    const answer = await aggregateTable(table, {
      by: [
        { column: 3, bin: 'year' },
        { column: 2, bin: 3 },
      ],
      measures: [{ of: 'count' }, { of: 'median', column: 1 }],
    })
    expect(answer.edges).toEqual([null, [0, 1000, 2000, 3000]])
    expect(answer.rows).toHaveLength(9)
    expect(answer.rows[0]).toMatchObject({ by: ['2020', '0.0'] })
  })

  it('draws the same sample twice', async () => {
    const draw = () => sampleColumns(table, { columns: [1, 2], size: 50 })
    const first = await draw()
    expect(first.rows).toHaveLength(50)
    expect(await draw()).toEqual(first)
  })
})

describe('what leaves the engine', () => {
  it('is a CSV of the texts as they are written, of the rows that are asked for', async () => {
    const file = path.join(freshFolder(), 'out', 'part.csv')
    const where: Condition[] = [{ column: 1, is: 'misfit', values: [] }]
    expect(await exportTable(table, { where, columns: [1, 0], format: 'csv' }, file)).toEqual({ rows: 1 })
    expect(readFileSync(file, 'utf8')).toBe(`people,place\nn/a,Ségou\n`)
  })

  it('is NDJSON of values, and Parquet that loads again', async () => {
    const folder = freshFolder()
    const lines = path.join(folder, 'a', 'rows.ndjson')
    await exportTable(table, { where: [{ column: 4, is: 'eq', values: ['note 2500'] }], format: 'ndjson' }, lines)
    expect(JSON.parse(readFileSync(lines, 'utf8'))).toEqual({
      place: 'Ségou',
      people: null,
      amount: 2500,
      day: '2021-08-11',
      note: 'note 2500',
    })
    const parquet = path.join(folder, 'b', 'table.parquet')
    await exportTable(table, { format: 'parquet' }, parquet)
    const again = await loadParquet(
      { parquet, structure: structureOf('again'), roles: [], outDir: path.join(folder, 'c') },
      { workDir: folder },
    )
    expect(again.table.columns.map(({ name, type }) => [name, type])).toEqual([
      ['place', 'text'],
      ['people', 'integer'],
      ['amount', 'decimal'],
      ['day', 'date'],
      ['note', 'text'],
    ])
    const page = await askTable(again.files, { offset: 2_501, limit: 1 })
    expect(page.rows[0]?.cells).toEqual(['Mopti', '1', '2501.01', '2022-09-11', 'note 2501'])
  })

  it('are the cells that changed between two versions, by keys that tell rows apart', async () => {
    const changed = ROWS.slice(1).map((cells, row) => (row === 9 ? ['Kayes', ...cells.slice(1)] : cells))
    const after = (
      await loaded(
        [...NAMES, 'extra'],
        [...changed, ['Kita', '1', '1.00', '2024-01-01', 'new note']].map((cells) => [...cells, 'e']),
      )
    ).files
    const diff = await diffTables(table, after, { keys: ['note'] })
    expect(diff).toMatchObject({
      by: 'keys',
      columns: { added: ['extra'], removed: [] },
      rows: { before: 3_000, after: 3_000, added: 1, removed: 1, changed: 1 },
      cells: [{ column: 'place', changed: 1 }],
    })
    expect(diff.first[0]).toEqual({ change: 'changed', row: 9, rowBefore: 10, cells: [{ column: 'place', before: 'Gao', after: 'Kayes' }] })
    expect((await diffTables(table, after, { keys: ['place'] })).by).toBe('position')
  })

  it('are the odd cells, page by page', async () => {
    expect(await misfitCells(table, { column: 1, limit: 10 })).toEqual({ cells: [{ column: 1, row: 2_500, text: 'n/a' }], more: false })
    expect((await misfitCells(table, { after: { column: 1, row: 2_500 } })).cells).toEqual([])
  })
})
