import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { READING_LIMITS } from '#app/features/datasets/reading/limits.ts'
import { fileOf, prepare, prepareContent } from './try-files.ts'

const structure = {
  name: 'file',
  format: 'csv',
  encoding: 'utf8',
  delimiter: ',',
  quote: '"',
  header: 0,
  headerRows: 1,
  hxl: null,
  data: 1,
} as const

describe('a clean file is loaded as it is', () => {
  test.each([
    ['line feeds', 'a,b\n1,2\n3,4\n', '\n'],
    ['the line ends of Windows', 'a,b\r\n1,2\r\n3,4\r\n', '\r\n'],
    ['no line end at its end', 'a,b\n1,2\n3,4', '\n'],
    ['a byte order mark above its names', '\uFEFFa,b\n1,2\n3,4\n', '\n'],
    ['quoted line ends', 'a,b\n"1\n1",2\n3,"4, 4"\n', '\n'],
    ['quotes in quotes', 'a,b\n"say ""1""",2\n3,""\n', '\n'],
  ])('with %s', async (_, text, newline) => {
    const file = fileOf(text)
    const prepared = await prepare(file, structure)
    expect(prepared).toMatchObject({ csv: file, temporary: false, rows: 2, skip: 1, wide: 2, columns: ['a', 'b'], newline, findings: [] })
    expect(prepared.cells).toHaveLength(2)
  })

  test('records are counted without a reader of CSV, over many blocks of the file', async () => {
    const record = `"a, ${'é'.repeat(50)}",x,"line\nend"\n`
    const prepared = await prepare(fileOf(`a,b,c\n${record.repeat(30_000)}`), structure)
    expect(prepared).toMatchObject({ temporary: false, rows: 30_000, columns: ['a', 'b', 'c'] })
  })

  test('a row of empty cells is told, and nothing is copied for it', async () => {
    const prepared = await prepareContent('a,b,c\n1,2,3\n,,\n4,5,6\n')
    expect(prepared).toMatchObject({ temporary: false, rows: 3 })
    expect(prepared.findings).toMatchObject([{ code: 'blank-row', row: 3 }])
  })
})

describe('everything else is copied, and nothing of it is lost', () => {
  test.each([
    [
      'line ends of old Macs',
      'a,b\r1,2\r3,4\r',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'line ends of several kinds',
      'a,b\n1,2\r\n3,4\r5,6\n',
      [
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    [
      'spaces around quoted cells',
      'a,b\n1, "2, 2" \n3,4\n',
      [
        ['1', '2, 2'],
        ['3', '4'],
      ],
    ],
    [
      'quotes in the middle of cells',
      'a,b\n5" pipe,2\n3,4 "x"\n',
      [
        ['5" pipe', '2'],
        ['3', '4 "x"'],
      ],
    ],
    [
      'quotes in quotes that nobody doubled',
      'a,b\n"the "old" well",2\n3,4\n',
      [
        ['the "old" well', '2'],
        ['3', '4'],
      ],
    ],
    [
      'backslashes before quotes',
      'a,b\n"the \\"old\\" well",2\n3,4\n',
      [
        ['the "old" well', '2'],
        ['3', '4'],
      ],
    ],
    [
      'letters behind a quoted cell',
      'a,b\n"x"y,2\n3,4\n',
      [
        ['"x"y', '2'],
        ['3', '4'],
      ],
    ],
    [
      'a cell that is a line of its own',
      'a,b\n"\n",2\n3,4\n\n',
      [
        ['\n', '2'],
        ['3', '4'],
      ],
    ],
  ])('%s', async (_, text, cells) => {
    const prepared = await prepare(fileOf(text), structure)
    expect(prepared.cells).toEqual(cells)
    expect(prepared).toMatchObject({ rows: cells.length, temporary: true, skip: 0, delimiter: ',', quote: '"', newline: '\n' })
  })

  test('short records are filled up, and told by row', async () => {
    const prepared = await prepareContent('a,b,c\n1,2,3\n4,5\n6\n7,8,9\n')
    expect(prepared.cells).toEqual([
      ['1', '2', '3'],
      ['4', '5', ''],
      ['6', '', ''],
      ['7', '8', '9'],
    ])
    expect(prepared.findings).toMatchObject([
      { code: 'missing-cell', row: 3, column: 3, count: 2 },
      { code: 'missing-cell', row: 4, column: 2 },
    ])
  })

  test('cells beyond the last name are kept in columns of their own', async () => {
    const prepared = await prepareContent('a,b\n1,2\n3,4\n5,6,,7\n8,9\n')
    expect(prepared.columns).toEqual(['a', 'b', 'column 3', 'column 4'])
    expect(prepared.wide).toBe(4)
    expect(prepared.cells).toEqual([
      ['1', '2', '', ''],
      ['3', '4', '', ''],
      ['5', '6', '', '7'],
      ['8', '9', '', ''],
    ])
    expect(prepared.findings).toMatchObject([{ code: 'extra-cell', row: 4, column: 3, sample: '7' }])
  })

  test('an empty line within is a row of empty cells, empty lines at the end are none', async () => {
    const prepared = await prepareContent('a,b\n1,2\n\n3,4\n\n\n')
    expect(prepared.cells).toEqual([
      ['1', '2'],
      ['', ''],
      ['3', '4'],
    ])
    expect(prepared.rows).toBe(3)
    expect(prepared.findings).toMatchObject([{ code: 'blank-row', row: 3 }])
  })

  test('a quote that never closes keeps what follows it', async () => {
    const prepared = await prepare(fileOf('a,b\n1,2\n3,"4\n5,6\n'), structure)
    expect(prepared.cells).toEqual([
      ['1', '2'],
      ['3', '4\n5,6\n'],
    ])
    expect(prepared.findings).toMatchObject([{ code: 'unclosed-quote', row: 3, column: 2 }])
  })

  test('what stands above the data is left out, also where it has other cells', async () => {
    const prepared = await prepareContent('Title\n\na,b\n1,2\n3,4\n')
    expect(prepared).toMatchObject({ rows: 2, columns: ['a', 'b'], findings: [] })
    expect(prepared.cells).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
  })

  test('findings are kept for the first hundred rows and counted for all', async () => {
    const prepared = await prepareContent(`a,b\n${'1,2\n'.repeat(300)}${'1\n'.repeat(250)}`)
    expect(prepared.findings).toHaveLength(100)
    expect(prepared.findings[0]).toMatchObject({ code: 'missing-cell', row: 302, count: 250 })
  })

  test('a table of twenty thousand columns is read, ragged or not', async () => {
    const line = (width: number) => Array.from({ length: width }, (_, column) => `c${column}`).join(',')
    const clean = await prepare(fileOf(`${line(20_000)}\n${line(20_000)}\n`), structure)
    expect(clean).toMatchObject({ temporary: false, rows: 1, wide: 20_000 })
    const ragged = await prepare(fileOf(`${line(20_000)}\n${line(20_000)}\n${line(19_999)}\n`), structure)
    expect(ragged).toMatchObject({ temporary: true, rows: 2 })
    expect(ragged.columns).toHaveLength(20_000)
    expect(readFileSync(ragged.csv, 'utf8').split('\n')).toHaveLength(3)
  })
})

describe('what would fill the memory is refused by its place', () => {
  test('a cell that never ends', async () => {
    const refusal = prepare(fileOf(`a,b\n1,2\n3,${'x'.repeat(20_000_000)}\n`), structure)
    await expect(refusal).rejects.toMatchObject({
      name: 'UnreadableFile',
      finding: { code: 'cell-too-long', severity: 'error', table: 'file', row: 3, column: 2 },
    })
  })

  test('a quote that swallows the rest of a big file', async () => {
    const refusal = prepare(fileOf(`a,b\n1,"${'x,y\n'.repeat(5_000_000)}`), structure)
    await expect(refusal).rejects.toMatchObject({ finding: { code: 'cell-too-long', row: 2, column: 2 } })
  })

  test('a record of more cells than a table has columns', async () => {
    const refusal = prepare(fileOf(`a,b\n1,2\n${'x,'.repeat(60_000)}\n`), structure)
    await expect(refusal).rejects.toMatchObject({ finding: { code: 'too-many-columns', row: 3 } })
  })

  test('limits are the caller’s', async () => {
    const refusal = prepare(fileOf('a,b\n1,2\n3,long cell "\n'), structure, { ...READING_LIMITS, cellChars: 5 })
    await expect(refusal).rejects.toMatchObject({ finding: { code: 'cell-too-long', row: 3, column: 2 } })
  })
})
