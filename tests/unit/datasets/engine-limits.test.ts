import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aggregateTable, askTable, exportTable, loadTable } from '#app/features/datasets/engine/engine.server.ts'
import { EngineFailed, QueryRefused } from '#app/features/datasets/engine/failures.ts'
import { stopQueryProcess } from '#app/features/datasets/engine/query-process.server.ts'
import type { TableFiles } from '#app/features/datasets/engine/table-files.ts'
import { freshFolder, loaded, preparedTable, structureOf } from './engine-fixtures.ts'

const HOSTILE = [
  "' or 1=1 --",
  "'; drop table x; --",
  "'; copy (select 1) to '/tmp/out.csv'; --",
  "' union select * from read_text('/etc/passwd') --",
  '" or ""="',
  "\\'; select 1",
  '$1',
  '?',
  '%',
  '_',
  '%%%%%%%%%%%%',
  '(((((((((((',
  '[a-z',
  '\\',
  "''",
  "'",
  "'''",
  '/* x */',
  '-- x',
  "E'\\x27'",
  "chr(39)||'x'",
  '{"$ne": null}',
  '${7*7}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '=cmd|calc',
  '\u202e\u0000'.slice(0, 1),
  '\ufeff',
  "read_csv('/etc/passwd')",
  "getenv('HOME')",
  'pragma enable_external_access',
  'a'.repeat(1_000),
]

let table: TableFiles
afterAll(stopQueryProcess)
beforeAll(async () => {
  table = (await loaded(['text', 'number', 'day'], [...HOSTILE.map((text) => [text, '1', '2024-01-01']), ['plain', '2', '2024-01-02']]))
    .files
})

describe('what a stranger sends', () => {
  it.each(HOSTILE)('is only ever a text: %s', async (text) => {
    const found = await askTable(table, { where: [{ column: 0, is: 'eq', values: [text] }] })
    expect(found.rows.map(({ cells }) => cells[0])).toEqual([text])
    const part = await askTable(table, { where: [{ column: 0, is: 'contains', values: [text] }] })
    expect(part.rows.map(({ cells }) => cells[0])).toContain(text)
    await expect(askTable(table, { where: [{ column: 1, is: 'gt', values: [text] }] })).rejects.toMatchObject({ where: 'where.0.values.0' })
    await expect(askTable(table, { where: [{ column: 2, is: 'eq', values: [text] }] })).rejects.toMatchObject({ where: 'where.0.values.0' })
    await expect(askTable(table, { after: text || 'x' })).rejects.toBeInstanceOf(QueryRefused)
  })

  const deep = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) as unknown
  const impossible: [string, unknown, string][] = [
    ['a column that is not there', { columns: [3] }, 'columns.0.column'],
    ['a column below zero', { columns: [-1] }, 'columns.0'],
    ['half a column', { sort: [{ column: 0.5 }] }, 'sort.0.column'],
    ['a column by name', { sort: [{ column: 'c0; drop' }] }, 'sort.0.column'],
    ['a sort by a column that is not there', { sort: [{ column: 99 }] }, 'sort.0.column'],
    ['an operator that is none', { where: [{ column: 0, is: 'like', values: ['x'] }] }, 'where.0.is'],
    ['an operator of texts for numbers', { where: [{ column: 1, is: 'contains', values: ['1'] }] }, 'where.0.is'],
    ['too many values', { where: [{ column: 0, is: 'in', values: Array.from({ length: 100_000 }, () => 'x') }] }, 'where.0.values'],
    ['too many conditions', { where: Array.from({ length: 10_000 }, () => ({ column: 0, is: 'empty' })) }, 'where'],
    ['a value that is too long', { where: [{ column: 0, is: 'eq', values: ['x'.repeat(1_000_000)] }] }, 'where.0.values.0'],
    ['a NUL', { where: [{ column: 0, is: 'eq', values: ['a\0b'] }] }, 'where.0.values.0'],
    ['half a character', { search: '\ud800' }, 'search'],
    ['a deep object', { where: deep }, 'where.0'],
    ['a field that is none', { sql: 'select 1' }, ''],
    ['too many rows', { limit: 1_000_000 }, 'limit'],
    ['rows without end', { limit: Infinity }, 'limit'],
    ['a day that does not exist', { where: [{ column: 2, is: 'eq', values: ['2024-02-31'] }] }, 'where.0.values.0'],
    ['nothing', null, ''],
  ]
  it.each(impossible)('is refused by its place where it is %s', async (_what, query, where) => {
    const refusal = await askTable(table, query as never).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(QueryRefused)
    expect((refusal as QueryRefused).where).toBe(where)
    expect((refusal as QueryRefused).message).not.toMatch(/select|duckdb|parquet/i)
  })

  it('is refused where a chart asks for a sum of texts or months of numbers', async () => {
    await expect(aggregateTable(table, { measures: [{ of: 'sum', column: 0 }] })).rejects.toMatchObject({ where: 'measures.0.of' })
    await expect(aggregateTable(table, { by: [{ column: 1, bin: 'month' }], measures: [{ of: 'count' }] })).rejects.toMatchObject({
      where: 'by.0.bin',
    })
  })

  it('is refused as a cursor of another query', async () => {
    const { next } = await askTable(table, { sort: [{ column: 0 }], limit: 2 })
    await expect(askTable(table, { sort: [{ column: 1 }], limit: 2, after: next ?? '' })).rejects.toMatchObject({ where: 'after' })
  })

  it('is a text in an export too, whatever it looks like', async () => {
    const odd = (
      await loaded(
        ['text', 'n'],
        [
          ["a r in (b) c0 = 'x'", '1'],
          ['other', '2'],
        ],
      )
    ).files
    const file = path.join(freshFolder(), 'new', 'odd.csv')
    const where = [{ column: 0, is: 'eq' as const, values: ["a r in (b) c0 = 'x'"] }]
    expect(await exportTable(odd, { where, format: 'csv' }, file)).toEqual({ rows: 1 })
    expect(readFileSync(file, 'utf8')).toBe("text,n\na r in (b) c0 = 'x',1\n")
  })

  it('does not overwrite a table by an export', async () => {
    const before = await askTable(table, { limit: 0 })
    await exportTable(table, { format: 'csv' }, path.join(freshFolder(), 'new', 'x.csv'))
    expect(await askTable(table, { limit: 0 })).toEqual(before)
  })
})

/** Processes of the engine that this process has started. */
function engines(): number[] {
  const { stdout } = spawnSync('ps', ['--ppid', String(process.pid), '-o', 'pid=,args='], { encoding: 'utf8' })
  return stdout
    .split('\n')
    .filter((line) => line.includes('build/engine/child.server.js'))
    .map((line) => Number.parseInt(line, 10))
}

async function untilOneRuns(): Promise<number> {
  for (;;) {
    const [pid] = engines()
    if (pid !== undefined) return pid
    await wait(10)
  }
}

describe('the process of the engine', () => {
  const rows = Array.from({ length: 150_000 }, (_, row) => [String(row), `text ${row}`, String(row * 7)])
  const big = (folder: string) => ({
    prepared: preparedTable(['a', 'b', 'c'], rows, folder),
    structure: structureOf('big'),
    readings: [],
    suggested: [],
    roles: [],
    outDir: path.join(folder, 'out'),
  })

  it('leaves no file that counts when it is killed in the middle of a load', async () => {
    await stopQueryProcess()
    const folder = freshFolder()
    const task = big(folder)
    let killed = false
    const load = loadTable(task, {
      workDir: folder,
      onStep: (step) => {
        if (step !== 'types' || killed) return
        killed = true
        engines().forEach((pid) => process.kill(pid, 'SIGKILL'))
      },
    })
    await expect(load).rejects.toMatchObject({ name: 'EngineFailed', code: 'crash' })
    expect(readdirSync(task.outDir)).toEqual(['unfinished'])
    const again = await loadTable(task, { workDir: folder })
    expect(again.table.rows).toBe(150_000)
    expect(readdirSync(task.outDir).toSorted()).toEqual(['text.parquet', 'typed.parquet'])
  })

  it('stops when the person who asked stops, and when its time is over', async () => {
    const folder = freshFolder()
    const task = big(folder)
    const stop = new AbortController()
    const load = loadTable(task, { workDir: folder, signal: stop.signal, onStep: () => stop.abort() })
    await expect(load).rejects.toMatchObject({ code: 'stopped' })
    await expect(loadTable(task, { workDir: folder, timeLimitMs: 1 })).rejects.toMatchObject({ code: 'time' })
    expect(existsSync(path.join(task.outDir, 'text.parquet'))).toBe(false)
  })

  it('fails with its reason where memory is not enough', async () => {
    const folder = freshFolder()
    await expect(loadTable(big(folder), { workDir: folder, limits: { memoryMb: 90 } })).rejects.toMatchObject({ code: 'memory' })
    await expect(loadTable(big(folder), { workDir: folder, limits: { addressMb: 1_100 } })).rejects.toBeInstanceOf(EngineFailed)
  })

  it('is started again under queries when it is killed, and they are answered', async () => {
    await askTable(table, { limit: 1 })
    const pid = await untilOneRuns()
    const asked = Array.from({ length: 8 }, (_, nth) =>
      aggregateTable(table, { by: [{ column: 0 }], measures: [{ of: 'count' }], limit: nth + 1 }),
    )
    process.kill(pid, 'SIGKILL')
    const answers = await Promise.all(asked)
    expect(answers.map(({ rows: found }) => found.length)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('breaks off a query whose time is over, and answers the next', async () => {
    await expect(askTable(table, { search: 'x' }, { timeLimitMs: 0 })).rejects.toMatchObject({ code: 'time' })
    expect((await askTable(table, { limit: 1 })).rows).toHaveLength(1)
  })

  it('is told nothing of the portal', async () => {
    await askTable(table, { limit: 1 })
    const pid = await untilOneRuns()
    const { stdout } = spawnSync('cat', [`/proc/${pid}/environ`], { encoding: 'utf8' })
    expect(stdout.split('\0').map((pair) => pair.split('=')[0])).not.toEqual(expect.arrayContaining(['PATH']))
    expect(stdout).not.toMatch(/SECRET|DATABASE|HOME=/)
  })
})
