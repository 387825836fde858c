// Applies prisma/migrations to a database and records them as `prisma migrate deploy` does, so either can go on
// from the other. For production and first starts, where the Prisma CLI need not be installed.
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'

// from the repository's root, where every command of the portal runs (this file is bundled with the server)
const folder = path.resolve('prisma/migrations')
const LOCK = 72707369 // the advisory lock that Prisma Migrate itself takes

const TABLE = `create table if not exists _prisma_migrations (
      id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
      migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
      started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`
const NOTE = 'insert into _prisma_migrations (id, checksum, migration_name, finished_at, logs, rolled_back_at, applied_steps_count) values'

/** The migrations of a folder, oldest first: [{ name, sql, checksum }]. */
export function readMigrations(dir = folder) {
  return fs
    .readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(dir, name, 'migration.sql'))
      return { name, sql: sql.toString('utf8'), checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Applies migrations and notes them, inside a transaction of the caller's. */
export async function applyMigrations(client, migrations) {
  await client.query(TABLE)
  for (const { name, sql, checksum } of migrations) {
    await client.query(sql)
    await client.query(`${NOTE} ($1, $2, $3, now(), null, null, 1)`, [randomUUID(), checksum, name])
  }
}

export async function migrate(connectionString, { dir = folder, log = /** @type {(text: string) => void} */ (() => {}) } = {}) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(TABLE)
    const { rows } = await client.query('select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null')
    const known = new Map(rows.map((r) => [r.migration_name, r]))
    const applied = []
    for (const migration of readMigrations(dir)) {
      const { name, checksum } = migration
      const before = known.get(name)
      if (before && !before.finished_at) throw new Error(`Migration ${name} failed before; see "prisma migrate resolve"`)
      if (before) {
        if (before.checksum !== checksum) log(`warning: migration ${name} was changed after it was applied`)
        continue
      }
      // The file and the note of it are one transaction: a process that is killed leaves neither, and the next start tries again.
      await client.query('begin')
      try {
        await applyMigrations(client, [migration])
        await client.query('commit')
      } catch (e) {
        await client.query('rollback')
        await client.query(`${NOTE} ($1, $2, $3, null, $4, now(), 0)`, [randomUUID(), checksum, name, String(e.message)])
        throw new Error(`Migration ${name} failed: ${e.message}`)
      }
      applied.push(name)
      log(`applied ${name}`)
    }
    return applied
  } finally {
    await client.end()
  }
}
