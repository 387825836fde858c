import type { Writable } from 'node:stream'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { BundleWriter } from '#app/platform/bundle/write-bundle.server.ts'
import { copyTarget, listTables } from '#app/platform/db/copy.server.ts'
import { listBlobs, readBlob } from '#app/platform/storage/blobs.server.ts'
import { BACKUP_FORMAT, BACKUP_VERSION, fileMember, JOBS_MEMBER, LEFT_OUT, tableMember, type BackupManifest } from './backup-format.ts'
import { secretMark } from './secret-mark.server.ts'

export type BackupDone = { tables: number; rows: number; files: number; jobs: number; /** Of the contents, unpacked. */ inflated: number }

type Said = (what: string) => void

/**
 * Writes the whole instance as one bundle: every table as it stands at one moment (COPY, one repeatable-read transaction), the
 * jobs that wait, and every stored file. The connection is the owner's. Nothing is held whole in memory.
 */
export async function writeBackup(
  databaseUrl: string,
  out: Writable,
  { secret, said }: { secret: string; said: Said },
): Promise<BackupDone> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c TimeZone=UTC' })
  await client.connect()
  const bundle = new BundleWriter(out)
  try {
    await client.query('begin isolation level repeatable read read only')
    const head = await headOf(client, secret)
    const rows = await addTables(client, bundle, said)
    const jobs = await addJobs(client, bundle)
    await client.query('commit')
    // A file is stored before the row that names it, so those of this moment are all here.
    let files = 0
    for (const sha256 of await listBlobs()) {
      await bundle.add(fileMember(sha256), await readBlob(sha256), { packed: true })
      files += 1
      if (files % 100 === 0) said(`${files} files`)
    }
    await bundle.finish(head)
    const inflated = bundle.members.reduce((sum, { bytes }) => sum + bytes, 0)
    return { tables: Object.keys(head.columns).length, rows, files, jobs, inflated }
  } catch (error) {
    bundle.abandon()
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function headOf(client: pg.Client, secret: string): Promise<Omit<BackupManifest, 'members'>> {
  const migrations = await client.query<{ name: string; checksum: string }>(
    'select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null order by 1',
  )
  const tables = (await listTables(client)).filter(({ name }) => !(name in LEFT_OUT))
  return {
    format: BACKUP_FORMAT,
    formatVersion: BACKUP_VERSION,
    madeAt: new Date().toISOString(),
    migrations: migrations.rows,
    columns: Object.fromEntries(tables.map(({ name, columns }) => [name, columns])),
    sequences: await sequencesOf(client),
    secretMark: secretMark(secret),
  }
}

async function sequencesOf(client: pg.Client): Promise<BackupManifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by 1`,
  )
  const found: BackupManifest['sequences'] = []
  for (const { name } of rows) {
    const read = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${client.escapeIdentifier(name)}`,
    )
    for (const { value, called } of read.rows) found.push({ name, value, called })
  }
  return found
}

async function addTables(client: pg.Client, bundle: BundleWriter, said: Said): Promise<number> {
  let all = 0
  for (const table of await listTables(client)) {
    if (table.name in LEFT_OUT) continue
    const stream = client.query(copyTo(`copy ${copyTarget(table)} to stdout`))
    // COPY writes a row a line, and line ends within values as two signs.
    const { rows = 0 } = await bundle.add(tableMember(table.name), stream, { lines: true })
    all += rows
    if (rows > 0) said(`${table.name}: ${rows}`)
  }
  return all
}

/** Jobs that wait, a line each: how the queue keeps them is its own affair. */
async function addJobs(client: pg.Client, bundle: BundleWriter): Promise<number> {
  const lines = async function* () {
    const { rows } = await client.query<{ line: string }>(`
      select json_build_object('task', t.identifier, 'payload', j.payload, 'queue', q.queue_name, 'key', j.key, 'runAt', j.run_at, 'priority', j.priority, 'maxAttempts', j.max_attempts)::text as line
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
      where j.attempts < j.max_attempts order by j.id`)
    for (const { line } of rows) yield Buffer.from(`${line}\n`)
  }
  const { rows = 0 } = await bundle.add(JOBS_MEMBER, lines(), { lines: true })
  return rows
}
