// Applies prisma/migrations to a database and records them as `prisma migrate deploy` does, so either can go on
// from the other. For production and first starts, where the Prisma CLI need not be installed.
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'

// from the repository's root, where every command of the portal runs (this file is bundled with the server)
const folder = path.resolve('prisma/migrations')
const LOCK = 72707369 // the advisory lock that Prisma Migrate itself takes

export async function migrate(connectionString, { dir = folder, log = /** @type {(text: string) => void} */ (() => {}) } = {}) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(`create table if not exists _prisma_migrations (
      id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
      migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
      started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`)
    const { rows } = await client.query('select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null')
    const known = new Map(rows.map((r) => [r.migration_name, r]))
    const applied = []
    const names = fs
      .readdirSync(dir, { withFileTypes: true })
      .filter((d) => d.isDirectory())
      .map((d) => d.name)
      .sort()
    for (const name of names) {
      const sql = fs.readFileSync(path.join(dir, name, 'migration.sql'))
      const checksum = createHash('sha256').update(sql).digest('hex')
      const before = known.get(name)
      if (before && !before.finished_at) throw new Error(`Migration ${name} failed before; see "prisma migrate resolve"`)
      if (before) {
        if (before.checksum !== checksum) log(`warning: migration ${name} was changed after it was applied`)
        continue
      }
      const id = randomUUID()
      await client.query('insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)', [id, checksum, name])
      try {
        await client.query(sql.toString('utf8')) // one simple query: all of the file in one transaction, tried again at the next start where it fails
      } catch (e) {
        await client.query('update _prisma_migrations set logs = $2, rolled_back_at = now() where id = $1', [id, String(e.message)])
        throw new Error(`Migration ${name} failed: ${e.message}`)
      }
      await client.query('update _prisma_migrations set finished_at = now(), applied_steps_count = 1 where id = $1', [id])
      applied.push(name)
      log(`applied ${name}`)
    }
    return applied
  } finally {
    await client.end()
  }
}
