import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import type { Command } from '#app/platform/cli/command.ts'
import { readFlags } from '#app/platform/cli/read-flags.ts'
import { openDatabase } from '#app/platform/db/open.server.ts'
import { readEnv, type Env } from '#app/platform/env/env.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { sessionSecret } from '#app/platform/server/set-up.server.ts'
import { openBackup } from './read-backup.server.ts'
import { restoreBackup, type RestoreOptions } from './restore-backup.server.ts'
import { secretMark } from './secret-mark.server.ts'
import { writeBackup, type BackupDone } from './write-backup.server.ts'

const say = (text: string) => void process.stderr.write(`${text}\n`)

const SECRET_NEEDED = `Keep SESSION_SECRET apart from the backup (with the embedded database: the file session-secret of the data folder). Where the backup
is restored with another one, passwords and passkeys work, but whoever uses codes of an app signs in with a recovery code and sets the app up anew.`

/** `portal backup` and `portal restore`; see backup/README.md for the file. */
export function backupCommands(own: Pick<RestoreOptions, 'seeded' | 'settings'>): Record<string, Command> {
  return {
    backup: {
      usage: '[--out FILE|-]                     the whole instance in one file',
      standsAlone: true,
      run: async (words) => {
        const { values } = readFlags(words, { out: { type: 'string' } })
        const env = readEnv()
        const database = await openDatabase(env)
        try {
          const started = Date.now()
          const { done, place } = await backUp(env, database.url, values.out)
          await noteBackup(database.url, done)
          say(
            `${done.rows} rows of ${done.tables} tables, ${done.files} files, ${done.jobs} waiting jobs, in ${seconds(started)} s${place}`,
          )
          say(SECRET_NEEDED)
          return 0
        } finally {
          await database.close()
        }
      },
    },
    restore: {
      usage: 'FILE [--yes]                      puts a backup in the place of everything here',
      standsAlone: true,
      run: async (words) => {
        const { values, positionals } = readFlags(words, { yes: { type: 'boolean' } }, ['FILE'])
        const env = readEnv()
        const started = Date.now()
        const backup = await openBackup(path.resolve(positionals[0] ?? ''), () => undefined)
        try {
          say(`Backup of ${backup.manifest.madeAt}: complete and unchanged`)
          const database = await openDatabase(env)
          try {
            const done = await restoreBackup(database.url, backup, { ...own, replace: values.yes === true, said: say })
            say(`${done.rows} rows, ${done.files} files and ${done.jobs} waiting jobs are back, in ${seconds(started)} s`)
            if (done.migrated.length > 0)
              say(`Brought up to date: ${done.migrated.join(', ')}. Restart a portal that runs on this database.`)
            if (secretMark(sessionSecret(env)) !== backup.manifest.secretMark)
              say(`SESSION_SECRET is not that of the backup. ${SECRET_NEEDED}`)
            say('Everybody signs in again.')
            return 0
          } finally {
            await database.close()
          }
        } finally {
          backup.bundle.close()
        }
      },
    },
  }
}

const seconds = (started: number) => ((Date.now() - started) / 1000).toFixed(1)

/** Writes beside the file that is asked for, and moves it there once it is whole. */
async function backUp(env: Env, databaseUrl: string, asked: string | undefined): Promise<{ done: BackupDone; place: string }> {
  const options = { secret: sessionSecret(env), said: say }
  if (asked === '-') return { done: await writeBackup(databaseUrl, process.stdout, options), place: '' }
  const stamp = new Date().toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-')
  const file = path.resolve(asked ?? `passerelle-backup-${stamp}.zip`)
  if ((await stat(file).catch(() => null))?.isDirectory()) throw new AppError('invalid', 'backup.sameFile', { path: file })
  const half = `${file}.part`
  try {
    // It holds all that the instance knows: only who runs it may read it.
    const done = await writeBackup(databaseUrl, createWriteStream(half, { mode: 0o600 }), options)
    await rename(half, file)
    const { size } = await stat(file)
    return { done, place: `: ${file} (${(size / 2 ** 20).toFixed(1)} MiB)` }
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
}

/** When the instance was last backed up, for those who run it. */
async function noteBackup(databaseUrl: string, { rows, files, inflated }: BackupDone): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const value = JSON.stringify({ at: new Date().toISOString(), rows, files, bytes: inflated })
    await client.query(
      `insert into setting (key, value) values ('backup.last', $1) on conflict (key) do update set value = excluded.value`,
      [value],
    )
  } finally {
    await client.end()
  }
}
