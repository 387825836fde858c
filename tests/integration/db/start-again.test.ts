import { mkdtempSync, writeFileSync, mkdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { describe, expect, inject, test } from 'vitest'
import { migrateDatabase } from '#app/platform/db/open.server.ts'
import { migrate } from '#prisma/migrate.js'

/** A database of its own, empty, for what happens at a start. */
async function withDatabase(
  name: string,
  work: (url: string, query: (sql: string) => Promise<pg.QueryResult>) => Promise<void>,
): Promise<void> {
  const server = new pg.Client({ connectionString: inject('databaseServer') })
  await server.connect()
  await server.query(`create database ${name}`)
  const url = new URL(inject('databaseServer'))
  url.pathname = `/${name}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await work(url.href, (sql) => client.query(sql))
  } finally {
    await client.end()
    await server.query(`drop database ${name} with (force)`)
    await server.end()
  }
}

describe('a start after one that was killed', () => {
  test('gives the rights that were not given yet', async () => {
    await withDatabase('killed_after_migrating', async (url, query) => {
      await migrate(url)
      const may = async () =>
        (await query(`select has_table_privilege('passerelle_app', 'exchange_rate', 'select') as may`)).rows[0] as { may: boolean }
      expect(await may()).toEqual({ may: false })
      expect(await migrateDatabase(url)).toEqual([])
      expect(await may()).toEqual({ may: true })
    })
  })

  test('finds nothing of a migration that did not end, and says why one failed', async () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'passerelle-migrations-'))
    mkdirSync(path.join(dir, '1_half'))
    writeFileSync(path.join(dir, '1_half/migration.sql'), 'create table half (id int); select 1 / 0;')
    try {
      await withDatabase('half_migrated', async (url, query) => {
        await expect(migrate(url, { dir })).rejects.toThrow(/1_half failed: division by zero/)
        expect((await query(`select to_regclass('half') as half`)).rows).toEqual([{ half: null }])
        writeFileSync(path.join(dir, '1_half/migration.sql'), 'create table half (id int);')
        expect(await migrate(url, { dir })).toEqual(['1_half'])
        expect(await migrate(url, { dir })).toEqual([])
      })
    } finally {
      rmSync(dir, { recursive: true })
    }
  })
})
