import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { failureOf } from '#app/features/datasets/engine/failures.ts'
import { openDuckdb, rowsOf } from '#app/features/datasets/engine/open-duckdb.server.ts'
import { sqlText } from '#app/features/datasets/engine/sql-literal.ts'
import { freshFolder } from './engine-fixtures.ts'

describe('even SQL that should never have come in', () => {
  const folder = freshFolder()
  const given = path.join(folder, 'given.csv')
  const secret = path.join(folder, 'secret.csv')
  const out = path.join(folder, 'out.csv')
  writeFileSync(given, 'a\n1\n')
  writeFileSync(secret, 'a\n2\n')
  const open = () =>
    openDuckdb({ files: [given], folders: [], temporary: path.join(folder, 'temporary') }, { memoryMb: 64, threads: 1, temporaryMb: 10 })

  it('reads the file that was given', async () => {
    const { connection } = await open()
    expect(await rowsOf(connection, `select a::varchar from read_csv(${sqlText(given)})`)).toEqual([['1']])
  })

  it.each([
    `select * from read_csv(${sqlText(secret)})`,
    `select * from read_text('/etc/passwd')`,
    `select * from read_text(${sqlText(path.join(given, '..', 'secret.csv'))})`,
    `select * from glob('/etc/*')`,
    `select * from 'https://example.org/x.csv'`,
    `copy (select 1) to ${sqlText(out)}`,
    `attach ${sqlText(path.join(folder, 'x.db'))}`,
    `install httpfs`,
    `load spatial`,
    `set enable_external_access = true`,
    `set memory_limit = '64GB'`,
    `set allowed_paths = ['/etc/passwd']`,
    `reset lock_configuration`,
    `export database ${sqlText(path.join(folder, 'db'))}`,
    `import database ${sqlText(folder)}`,
  ])('is refused: %s', async (sql) => {
    const { connection } = await open()
    await expect(rowsOf(connection, sql)).rejects.toThrow()
    expect(existsSync(out)).toBe(false)
  })
})

describe('why the engine did not finish', () => {
  it.each([
    ['IO Error: Could not write file: No space left on device', 'disk'],
    ['Out of Memory Error: failed to offload data block, max_temp_directory_size was reached', 'disk'],
    ["ENOSPC: no space left on device, write '/x'", 'disk'],
    ['Out of Memory Error: failed to pin block', 'memory'],
    ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'memory'],
    ['INTERRUPT Error: Interrupted!', 'time'],
    ['Segmentation fault', 'crash'],
  ])('is understood from %s', (message, code) => {
    expect(failureOf(message)).toBe(code)
  })
})
