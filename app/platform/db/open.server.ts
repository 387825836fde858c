import path from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { startEmbedded } from '#prisma/embedded.js'
import { migrate } from '#prisma/migrate.js'
import type { Env } from '#app/platform/env/env.server.ts'
import { log } from '#app/platform/observability/log.server.ts'

/** The role that every query of the portal runs as: neither superuser nor owner of anything. */
export const APP_ROLE = 'passerelle_app'

export type OpenedDatabase = { url: string; embedded: boolean; close: () => Promise<void> }

/**
 * Opens the database of the environment: DATABASE_URL, else the embedded server under PORTAL_DATA_DIR, started or
 * joined. Applies the migrations, as the owner.
 */
export async function openDatabase(env: Env): Promise<OpenedDatabase> {
  const embedded = env.DATABASE_URL
    ? null
    : await startEmbedded({ home: path.resolve(env.PORTAL_DATA_DIR), log: (text: string) => log.info(text) })
  const url = env.DATABASE_URL ?? embedded?.url
  if (!url) throw new Error('No database: set DATABASE_URL')
  await migrateDatabase(url)
  return { url, embedded: embedded !== null, close: async () => embedded?.stop() }
}

/**
 * Brings a database up to date: the portal's tables, the job queue's, and the rights of the app's role. All of it at every
 * start, since a process may have been killed between any two of these steps.
 */
export async function migrateDatabase(url: string): Promise<string[]> {
  const applied = await migrate(url, { log: (text: string) => log.info(text) })
  await runMigrations({ connectionString: url })
  await grantRights(url)
  return applied
}

/** So that processes that start at once grant one after another. */
const GRANT_LOCK = 72707370

async function grantRights(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(${GRANT_LOCK})`)
    for (const schema of ['public', 'graphile_worker']) {
      await client.query(`grant usage on schema ${schema} to ${APP_ROLE};
        grant select, insert, update, delete on all tables in schema ${schema} to ${APP_ROLE};
        grant usage, select, update on all sequences in schema ${schema} to ${APP_ROLE};
        grant execute on all functions in schema ${schema} to ${APP_ROLE};`)
    }
    // The queue's tables are under row security with no policy, so that only their owner would see a row.
    await client.query(`do $$
      declare queue_table record;
      begin
        for queue_table in select tablename from pg_tables where schemaname = 'graphile_worker' and rowsecurity loop
          execute format('drop policy if exists ${APP_ROLE} on graphile_worker.%I', queue_table.tablename);
          execute format('create policy ${APP_ROLE} on graphile_worker.%I to ${APP_ROLE} using (true) with check (true)', queue_table.tablename);
        end loop;
      end $$`)
    await client.query(`revoke all on table _prisma_migrations from ${APP_ROLE}; grant select on table _prisma_migrations to ${APP_ROLE}`)
    // Events and versions are written once.
    await client.query(`revoke update, delete on table event, record_version from ${APP_ROLE}`)
  } finally {
    await client.end()
  }
}
