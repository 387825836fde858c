import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { loadDemoExperts } from '#app/features/demo/load-experts.server.ts'
import { LEFT_OUT } from '#app/platform/backup/backup-format.ts'
import { openBackup, splitMigrations } from '#app/platform/backup/read-backup.server.ts'
import { restoreBackup } from '#app/platform/backup/restore-backup.server.ts'
import { writeBackup, type BackupDone } from '#app/platform/backup/write-backup.server.ts'
import { runPortalCommand } from '#app/platform/cli/run-command.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import { blobPath, storeBlob } from '#app/platform/storage/blobs.server.ts'
import { wirePortal } from '#app/wiring.server.ts'
import { allRows, ask, databaseUrl, makeOlderDatabase, makeSecondDatabase } from '#tests/support/second-database.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-backup-'))
const file = path.join(folder, 'backup.zip')
const before = process.env.PORTAL_DATA_DIR
const options = { replace: false, seeded: ['exchange_rate', 'setting'], settings: { demo: 'off' }, said: () => undefined }
const dataIn = (name: string) => (process.env.PORTAL_DATA_DIR = path.join(folder, name))
const IGNORED = ['_prisma_migrations', ...Object.keys(LEFT_OUT)]
const content = Buffer.from('a,b\n1,2\n\0\xff', 'latin1')
let sha256 = ''
let taken: BackupDone

async function open() {
  return openBackup(file, () => undefined)
}

beforeAll(async () => {
  dataIn('first')
  await loadDemoExperts()
  const [user] = await db.user.findMany({ take: 1 })
  await db.session.create({ data: { id: uuidv7(), token: 't', userId: user?.id ?? '', expiresAt: new Date() } })
  await inTransaction((tx) => enqueue(tx, 'event', { eventId: 'é "1"' }, { key: 'one', queue: 'mail' }))
  writeFileSync(path.join(folder, 'sent'), content)
  ;({ sha256 } = await storeBlob(path.join(folder, 'sent')))
  taken = await writeBackup(databaseUrl(), createWriteStream(file), { secret: 'x'.repeat(32), said: () => undefined })
}, 300_000)

afterAll(() => {
  if (before === undefined) delete process.env.PORTAL_DATA_DIR
  else process.env.PORTAL_DATA_DIR = before
  rmSync(folder, { recursive: true, force: true })
})

/** Runs `portal ...` as a program of its own would, but for its process; what it said on stderr. */
async function runAtCommandLine(words: string[], env: Record<string, string>): Promise<{ code: number; said: string }> {
  let said = ''
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text.toString()
    return true
  })
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  try {
    return { code: await runPortalCommand(words, wirePortal()), said }
  } finally {
    write.mockRestore()
    for (const name of Object.keys(env)) vi.stubEnv(name, undefined)
  }
}

describe('whoever runs the instance, with a backup', () => {
  test('has every row and every file back in an empty database', async () => {
    const other = await makeSecondDatabase()
    dataIn('second')
    const backup = await open()
    const done = await restoreBackup(other.url, backup, options)
    backup.bundle.close()
    expect(done).toMatchObject({ files: 1, jobs: taken.jobs, migrated: [] })
    const [theirs, ours] = [await allRows(other.url, IGNORED), await allRows(databaseUrl(), IGNORED)]
    expect(theirs.setting).toEqual(expect.arrayContaining(ours.setting ?? []))
    expect({ ...theirs, setting: [] }).toEqual({ ...ours, setting: [] })
    expect(ours.expert_profile?.length).toBe(400)
    expect(await ask(other.url, 'select from session')).toEqual([])
    expect(readFileSync(await blobPath(sha256)).equals(content)).toBe(true)
    const jobs = `select t.identifier, j.payload, j.key from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`
    expect(await ask(other.url, jobs)).toContainEqual({ identifier: 'event', payload: { eventId: 'é "1"' }, key: 'one' })
    const sequence = `select last_value, is_called from map_place_id_seq`
    const [next] = await ask<{ n: string }>(other.url, `select nextval('map_place_id_seq') as n`)
    const [own] = await ask<{ last_value: string }>(databaseUrl(), sequence)
    expect(Number(next?.n)).toBe(Number(own?.last_value) + 1)
    // Indexes and triggers stand as before.
    const made = `select count(*)::int as n, (select count(*)::int from pg_trigger where tgenabled = 'O') as triggers from pg_index where indrelid::regclass::text not like 'pg_%'`
    expect(await ask(other.url, made)).toEqual(await ask(databaseUrl(), made))
    await other.drop()
  }, 300_000)

  test('says that what stands is to be replaced, and then replaces all of it', async () => {
    const other = await makeSecondDatabase()
    dataIn('third')
    await ask(other.url, `insert into "user" (id, name, email) values (gen_random_uuid(), 'A', 'a@b.example')`)
    const backup = await open()
    await expect(restoreBackup(other.url, backup, options)).rejects.toMatchObject({ messageKey: 'backup.notEmpty' })
    await restoreBackup(other.url, backup, { ...options, replace: true })
    backup.bundle.close()
    expect(await ask(other.url, `select from "user" where email = 'a@b.example'`)).toEqual([])
    await other.drop()
  }, 300_000)

  test('restores by the command line: told first that data stands there, then with --yes', async () => {
    const other = await makeSecondDatabase()
    dataIn('command')
    await ask(other.url, `insert into "user" (id, name, email) values (gen_random_uuid(), 'A', 'a@b.example')`)
    const standing = await allRows(other.url)
    const portal = (...words: string[]) => runAtCommandLine(words, { DATABASE_URL: other.url, SESSION_SECRET: 'x'.repeat(32) })

    expect(await portal('restore', file)).toMatchObject({
      code: 1,
      said: expect.stringContaining('Add --yes to replace all of it.') as string,
    })
    expect(await allRows(other.url)).toEqual(standing)
    expect(await portal('restore')).toMatchObject({
      code: 2,
      said: expect.stringContaining('usage: portal restore FILE [--yes]') as string,
    })
    expect(await portal('restore', path.join(folder, 'none.zip'), '--yes')).toMatchObject({ code: 1 })

    const { code, said } = await portal('restore', file, '--yes')
    expect(code, said).toBe(0)
    expect(said).toContain(`${taken.rows} rows, 1 files and ${taken.jobs} waiting jobs are back`)
    expect(said).toContain('Everybody signs in again.')
    expect(said).not.toContain('SESSION_SECRET is not that of the backup')
    expect(await ask(other.url, `select from "user" where email = 'a@b.example'`)).toEqual([])
    expect((await allRows(other.url)).expert_profile).toEqual((await allRows(databaseUrl())).expert_profile)
    expect(readFileSync(await blobPath(sha256)).equals(content)).toBe(true)
    await other.drop()
  }, 300_000)

  test('keeps the old instance where the restoring is killed midway, or where another one runs', async () => {
    const other = await makeSecondDatabase()
    dataIn('fourth')
    await ask(other.url, `insert into "user" (id, name, email) values (gen_random_uuid(), 'A', 'a@b.example')`)
    const standing = await allRows(other.url)
    const backup = await open()
    const said: string[] = []
    const kill = `select pg_terminate_backend(l.pid) from pg_locks l where l.relation = 'record'::regclass and l.mode = 'AccessExclusiveLock'`
    let second: Promise<unknown> = Promise.resolve()
    const killed = restoreBackup(other.url, backup, {
      ...options,
      replace: true,
      said: (what) => {
        if (said.push(what) === 2) {
          second = restoreBackup(other.url, backup, { ...options, replace: true }).then(
            () => 'done',
            (error: { messageKey?: string }) => error.messageKey,
          )
          void second.then(() => ask(other.url, kill))
        }
      },
    })
    await expect(Promise.all([killed, new Promise((resolve) => setTimeout(resolve, 3000))])).rejects.toThrow()
    expect(await second).toBe('backup.running')
    expect(await allRows(other.url)).toEqual(standing)
    backup.bundle.close()
    await other.drop()
  }, 300_000)

  test('takes a backup of an older portal: its tables are set up as they were, and brought up to date', async () => {
    const [older, other] = [await makeOlderDatabase('20261129000000_expertise'), await makeSecondDatabase()]
    dataIn('fifth')
    const [id, kept] = [uuidv7(), path.join(folder, 'older.zip')]
    await ask(older.url, `insert into workspace (id, slug, kind, name) values ($1, 'eau', 'GOVERNMENT', '{"fr": "Eau"}')`, [id])
    await ask(older.url, `insert into event (id, kind, workspace_id, actor_kind) values ($1, 'workspace.created', $2, 'OPERATOR')`, [
      uuidv7(),
      id,
    ])
    await writeBackup(older.url, createWriteStream(kept), { secret: 'x'.repeat(32), said: () => undefined })
    const backup = await openBackup(kept, () => undefined)
    const done = await restoreBackup(other.url, backup, options)
    backup.bundle.close()
    expect(done.migrated[0]).toBe('20261130000000_security_events')
    const told = `select w.slug, w.name, w.requires_second_step as "requiresSecondStep", e.kind, e.bulk_id as "bulkId" from workspace w join event e on e.workspace_id = w.id`
    expect(await ask(other.url, told)).toEqual([
      { slug: 'eau', name: { fr: 'Eau' }, requiresSecondStep: false, kind: 'workspace.created', bulkId: null },
    ])
    const [right] = await ask<{ may: boolean }>(
      other.url,
      `select has_table_privilege('passerelle_app', 'security_event', 'insert') as may`,
    )
    expect(right?.may).toBe(true)
    await Promise.all([older.drop(), other.drop()])
  }, 300_000)

  test('is refused one of a newer portal, or with a migration that was changed', async () => {
    const backup = await open()
    const [first] = backup.manifest.migrations
    backup.bundle.close()
    expect(() => splitMigrations([{ name: '20990101000000_later', checksum: 'x' }])).toThrow(/newerPortal/)
    expect(() => splitMigrations([{ name: first?.name ?? '', checksum: 'x' }])).toThrow(/otherMigration/)
  })
})

/** Tables that stood at the migration named above. */
