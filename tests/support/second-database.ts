import { randomBytes } from 'node:crypto'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { inject } from 'vitest'
import { applyMigrations, readMigrations } from '#prisma/migrate.js'
import { pool } from '#app/platform/db/client.server.ts'
import { TEMPLATE } from './global-setup.ts'

/** The address of the test's own database, for what connects as its owner. */
export const databaseUrl = () => (pool().options as { connectionString: string }).connectionString

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseServer') })
  await client.connect()
  await client.query(sql)
  await client.end()
}

type SecondDatabase = { url: string; drop: () => Promise<void> }

/** One more migrated database beside the test's own. */
export const makeSecondDatabase = (): Promise<SecondDatabase> => makeDatabase(`template ${TEMPLATE}`)

/** A database as a portal had it whose last migration was the one of that name. */
export async function makeOlderDatabase(lastMigration: string): Promise<SecondDatabase> {
  const made = await makeDatabase('template template0')
  const client = new pg.Client({ connectionString: made.url })
  await client.connect()
  await applyMigrations(
    client,
    readMigrations().filter(({ name }) => name <= lastMigration),
  )
  await client.end()
  await runMigrations({ connectionString: made.url })
  return made
}

async function makeDatabase(how: string): Promise<SecondDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(`create database ${name} ${how}`)
  const url = new URL(inject('databaseServer'))
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(`drop database ${name} with (force)`) }
}

/** Runs SQL on a database as its owner. */
export async function ask<Row extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** Every row of every table of a database, as text, sorted: equal databases have equal ones. */
export async function allRows(url: string, except: readonly string[] = []): Promise<Record<string, string[]>> {
  const tables = await ask<{ name: string }>(
    url,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  )
  const found: Record<string, string[]> = {}
  for (const { name } of tables.filter((table) => !except.includes(table.name))) {
    found[name] = (await ask<{ row: string }>(url, `select t::text as row from "${name}" t order by 1`)).map(({ row }) => row)
  }
  return found
}
