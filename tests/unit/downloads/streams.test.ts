import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import type { Column } from '#app/features/downloads/columns.server.ts'
import { writeXlsx } from '#app/features/downloads/files/write-xlsx.server.ts'
import type { ListedRecord } from '#app/features/downloads/listed-record.ts'
import { gunzipSync } from 'node:zlib'
import { gzipped, streamBody } from '#app/platform/http/stream-body.server.ts'

const COLUMNS = [{ key: 'id', head: 'Id', tag: '#meta+id', type: 'number', read: ({ card }) => card.id }] satisfies Column[]

/** Batches of records of which a column reads the id alone; tells how many were asked for, and whether the last was let go. */
function source(batches: number, size: number) {
  const state = { read: 0, ended: false }
  const make = async function* (): AsyncGenerator<ListedRecord[], void> {
    try {
      for (let batch = 0; batch < batches; batch++) {
        state.read++
        yield await Promise.resolve(
          Array.from({ length: size }, (_, index) => ({ card: { id: String(batch * size + index) } }) as ListedRecord),
        )
      }
    } finally {
      state.ended = true
    }
  }
  return { state, batches: make() }
}

const book = (batches: AsyncGenerator<ListedRecord[], void>, mostRows?: number) =>
  writeXlsx({
    about: { name: 'About', rows: () => [['Records', 1]] },
    tables: [{ name: 'Needs', columns: COLUMNS, batches }],
    isRightToLeft: false,
    ...(mostRows !== undefined && { mostRows }),
  })

async function read(pieces: AsyncGenerator<Buffer, void>): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await new Response(streamBody(pieces)).arrayBuffer())
  return workbook
}

const failing = async function* (): AsyncGenerator<ListedRecord[], void> {
  yield await Promise.resolve([{ card: { id: '1' } } as ListedRecord])
  throw new Error('the database went away')
}

describe('a workbook of more rows than a sheet has', () => {
  test('goes on in a next sheet, each with its heads, and loses none', async () => {
    const { worksheets } = await read(book(source(5, 5).batches, 12))
    expect(worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([['About', 1], ['Needs', 12], ['Needs (2)', 12], ['Needs (3)', 7]]) // prettier-ignore
    const ids = worksheets.slice(1).flatMap((sheet) => sheet.getColumn(1).values.slice(3))
    expect(ids).toEqual(Array.from({ length: 25 }, (_, id) => id))
  })

  test('makes no empty sheet where the rows just fit, and one where there is none', async () => {
    expect((await read(book(source(2, 5).batches, 12))).worksheets).toHaveLength(2)
    expect((await read(book(source(0, 0).batches))).worksheets).toHaveLength(2)
  })
})

describe('who takes a file', () => {
  test('slowly is not read ahead of', async () => {
    const { state, batches } = source(400, 1000)
    const reader = streamBody(book(batches)).getReader()
    await reader.read()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(state.read).toBeLessThan(60)
    await reader.cancel()
  })

  test('and goes away ends the work', async () => {
    const { state, batches } = source(400, 1000)
    const reader = streamBody(book(batches)).getReader()
    while (state.read === 0) await reader.read()
    await reader.cancel()
    expect(state.ended).toBe(true)
    expect(state.read).toBeLessThan(100)
  })

  test('is told where it breaks in the middle, by a file that does not end', async () => {
    await expect(new Response(streamBody(book(failing()))).arrayBuffer()).rejects.toThrow('the database went away')
  })

  test('gets the same packed, and is told of a fault in it, too', async () => {
    const packed = await new Response(streamBody(gzipped(texts(['a', 'é', 'م'])))).arrayBuffer()
    expect(gunzipSync(new Uint8Array(packed)).toString()).toBe('aéم')
    await expect(new Response(streamBody(gzipped(texts(['a', null])))).arrayBuffer()).rejects.toThrow('the database went away')
  })

  test('packed and goes away ends the work', async () => {
    const state = { ended: false }
    const reader = streamBody(gzipped(endless(state))).getReader()
    await reader.read()
    await reader.cancel()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(state.ended).toBe(true)
  })
})

async function* texts(pieces: readonly (string | null)[]): AsyncGenerator<string, void> {
  for (const piece of pieces) {
    if (piece === null) throw new Error('the database went away')
    yield await Promise.resolve(piece)
  }
}

async function* endless(state: { ended: boolean }): AsyncGenerator<string, void> {
  try {
    for (;;) yield await Promise.resolve(Math.random().toString())
  } finally {
    state.ended = true
  }
}
