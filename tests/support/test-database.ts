import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { connectDatabase, disconnectDatabase } from '#app/platform/db/client.server.ts'
import { TEMPLATE } from './global-setup.ts'

/** Gives the tests of a file a database of their own, made from the migrated template and dropped at the end. */
export function useTestDatabase(): void {
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = async (sql: string) => {
    const client = new pg.Client({ connectionString: inject('databaseServer') })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  beforeAll(async () => {
    await admin(`create database ${name} template ${TEMPLATE}`)
    const url = new URL(inject('databaseServer'))
    url.pathname = `/${name}`
    connectDatabase(url.href, 5)
  })
  afterAll(async () => {
    await disconnectDatabase()
    await admin(`drop database ${name} with (force)`)
  })
}
