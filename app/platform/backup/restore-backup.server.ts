import { mkdir, rm, statfs } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { v7 as uuidv7 } from 'uuid'
import { copyTarget, listTables, quoted, withoutIndexes } from '#app/platform/db/copy.server.ts'
import { migrateDatabase } from '#app/platform/db/open.server.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { storeBlob } from '#app/platform/storage/blobs.server.ts'
import { applyMigrations } from '#prisma/migrate.js'
import { fileOf, JOBS_MEMBER, LEFT_OUT, tableMember, waitingJob } from './backup-format.ts'
import { splitMigrations, type Backup, type Migration } from './read-backup.server.ts'

export type RestoreOptions = {
  /** Replace what the database holds. */
  replace: boolean
  /** Tables that every database of the portal has rows in from its first start. */
  seeded: readonly string[]
  /** Settings that the instance has afterwards, where the backup has none of that key. */
  settings: Readonly<Record<string, unknown>>
  said: (what: string) => void
}

export type RestoreDone = {
  rows: number
  files: number
  jobs: number
  /** Migrations that came after the backup and were applied to it. */ migrated: string[]
}

const LOCK_WAIT = '30s'
const LOCK_NOT_AVAILABLE = '55P03'
const DEADLOCK = '40P01'

/**
 * Puts a backup in the place of everything the database holds, in one transaction; a failure at any point leaves what was there.
 * Stored files come first: under the hash of their content they disturb nobody. Throws `conflict` where another restore runs,
 * where the database has content and `replace` is not given, or where its tables cannot be had.
 */
export async function restoreBackup(databaseUrl: string, backup: Backup, options: RestoreOptions): Promise<RestoreDone> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c TimeZone=UTC' })
  let lost: Error | null = null
  client.on('error', (error) => (lost = error))
  await client.connect()
  try {
    const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(hashtextextended('restore', 0)) as held`)
    if (!rows[0]?.held) throw new AppError('conflict', 'backup.running')
    if (!options.replace && (await hasContent(client, options.seeded))) throw new AppError('conflict', 'backup.notEmpty')
    const files = await storeFiles(backup, options.said)
    const { later } = splitMigrations(backup.manifest.migrations)
    await client.query('begin')
    await client.query(`set local lock_timeout = '${LOCK_WAIT}'`)
    const stored = await replaceContent(client, backup, options)
    await client.query('commit')
    if (later.length > 0) await migrateDatabase(databaseUrl)
    await client.query(`select pg_notify('data_version', '')`)
    return { ...stored, files, migrated: later.map(({ name }) => name) }
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === LOCK_NOT_AVAILABLE || code === DEADLOCK) throw new AppError('conflict', 'backup.busy')
    throw lost ?? error
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function hasContent(client: pg.Client, seeded: readonly string[]): Promise<boolean> {
  for (const { name } of await listTables(client)) {
    if (seeded.includes(name) || name in LEFT_OUT) continue
    const { rowCount } = await client.query(`select from ${quoted(name)} limit 1`)
    if (rowCount) return true
  }
  return false
}

/** Stores the files of a backup under their hashes; each is verified by its content. */
async function storeFiles({ bundle, manifest }: Backup, said: (what: string) => void): Promise<number> {
  const wanted = manifest.members.filter(({ name }) => fileOf(name))
  const dataDir = path.resolve(readEnv().PORTAL_DATA_DIR)
  const folder = path.join(dataDir, 'uploads', `restore-${uuidv7()}`)
  await mkdir(folder, { recursive: true })
  try {
    await requireRoom(
      dataDir,
      wanted.reduce((sum, { bytes }) => sum + bytes, 0),
    )
    for (const [index, member] of wanted.entries()) {
      const file = path.join(folder, fileOf(member.name) ?? '')
      await pipeline(bundle.read(member), createWriteStream(file, { mode: 0o600 }))
      const { sha256 } = await storeBlob(file, { ours: true })
      await rm(file)
      if (sha256 !== fileOf(member.name)) throw new AppError('invalid', 'bundle.tampered', { name: member.name })
      if ((index + 1) % 100 === 0) said(`${index + 1} files`)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return wanted.length
}

async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const mebibytes = (n: number) => Math.ceil(n / 2 ** 20)
  if (bavail * bsize < bytes) throw new AppError('invalid', 'backup.noRoom', { needed: mebibytes(bytes), free: mebibytes(bavail * bsize) })
}

async function replaceContent(client: pg.Client, { bundle, manifest }: Backup, { settings, said }: RestoreOptions) {
  const { had, later } = splitMigrations(manifest.migrations)
  if (later.length > 0) await rebuildSchema(client, had)
  const tables = await listTables(client)
  const names = tables.map(({ name }) => name)
  const known = new Set(names)
  const strange = Object.keys(manifest.columns).find((name) => !known.has(name))
  if (strange) throw new AppError('invalid', 'backup.unknownTable', { name: strange })
  await client.query(`truncate ${names.map(quoted).join(', ')}`)
  for (const name of names) await client.query(`alter table ${quoted(name)} disable trigger user`)
  const rows = await withoutIndexes(client, names, async () => {
    let all = 0
    for (const { name } of tables) {
      const columns = manifest.columns[name]
      const member = columns && bundle.find(tableMember(name))
      if (!member) continue
      const into = client.query(copyFrom(`copy ${copyTarget({ name, columns })} from stdin`))
      await pipeline(Readable.from(bundle.read(member), { objectMode: false }), into)
      if (into.rowCount !== member.rows)
        throw new AppError('invalid', 'backup.rows', { name, found: into.rowCount, stated: member.rows ?? 0 })
      all += into.rowCount
      if (into.rowCount > 0) said(`${name}: ${into.rowCount}`)
    }
    return all
  })
  for (const name of names) await client.query(`alter table ${quoted(name)} enable trigger user`)
  await setSequences(client, manifest.sequences)
  for (const [key, value] of Object.entries(settings)) {
    await client.query('insert into setting (key, value) values ($1, $2) on conflict do nothing', [key, JSON.stringify(value)])
  }
  const jobs = await replaceJobs(client, bundle)
  if (later.length > 0) await applyMigrations(client, later)
  return { rows, jobs }
}

/** Sets up the tables as the backup's portal had them; what came after is applied to its rows. */
async function rebuildSchema(client: pg.Client, had: readonly Migration[]): Promise<void> {
  await client.query('drop schema public cascade; create schema public')
  await applyMigrations(client, had)
}

async function setSequences(client: pg.Client, sequences: Backup['manifest']['sequences']): Promise<void> {
  for (const { name, value, called } of sequences) {
    // Unlike setval, this is taken back with its transaction.
    await client.query(`alter sequence if exists ${quoted(name)} restart with ${BigInt(value) + (called ? 1n : 0n)}`)
  }
}

/** The queue holds what waited at the time of the backup. What works in this moment ends by itself. */
async function replaceJobs(client: pg.Client, bundle: Backup['bundle']): Promise<number> {
  await client.query('delete from graphile_worker._private_jobs where locked_at is null')
  const member = bundle.find(JOBS_MEMBER)
  if (!member) return 0
  const chunks: Buffer[] = []
  for await (const chunk of bundle.read(member)) chunks.push(chunk)
  const lines = Buffer.concat(chunks).toString('utf8').split('\n').filter(Boolean)
  for (const line of lines) {
    const job = waitingJob.parse(JSON.parse(line))
    await client.query(
      `select graphile_worker.add_job($1, payload => $2::json, queue_name => $3, run_at => $4::timestamptz, max_attempts => $5, job_key => $6, priority => $7)`,
      [job.task, JSON.stringify(job.payload), job.queue, job.runAt, job.maxAttempts, job.key, job.priority],
    )
  }
  return lines.length
}
