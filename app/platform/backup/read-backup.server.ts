import { Bundle } from '#app/platform/bundle/read-bundle.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { readMigrations } from '#prisma/migrate.js'
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  backupManifest,
  fileOf,
  JOBS_MEMBER,
  tableMember,
  tableOf,
  type BackupManifest,
} from './backup-format.ts'

export type Backup = { bundle: Bundle; manifest: BackupManifest }
export type Migration = { name: string; sql: string; checksum: string }

/** An instance with millions of records and files has a place in these. */
const LIMITS = { members: 2_000_000, inflated: 4 * 2 ** 40 }

/**
 * Opens a backup and reads all of it once. Throws `invalid` with the reason (bundle.*, backup.*) where it is broken, foreign,
 * tampered with or from a newer portal; nothing is changed by reading.
 */
export async function openBackup(path: string, seen: (bytes: number) => void): Promise<Backup> {
  const bundle = await Bundle.open(path, { format: BACKUP_FORMAT, version: BACKUP_VERSION, limits: LIMITS })
  try {
    const read = backupManifest.safeParse(bundle.stated)
    if (!read.success) throw new AppError('invalid', 'bundle.damaged', { name: 'manifest.json' })
    requireKnown(read.data)
    await bundle.verify(seen)
    return { bundle, manifest: read.data }
  } catch (error) {
    bundle.close()
    throw error
  }
}

function requireKnown({ members, columns, migrations }: BackupManifest): void {
  for (const { name } of members) {
    const table = tableOf(name)
    if (table ? !columns[table] : !fileOf(name) && name !== JOBS_MEMBER) throw new AppError('invalid', 'bundle.tampered', { name })
  }
  for (const table of Object.keys(columns)) {
    if (!members.some(({ name }) => name === tableMember(table)))
      throw new AppError('invalid', 'bundle.tampered', { name: tableMember(table) })
  }
  splitMigrations(migrations)
}

/**
 * This portal's migrations: those that a backup's database had, and those that came after. Throws `invalid` where the backup
 * had one that this portal does not know, or knows otherwise.
 */
export function splitMigrations(had: BackupManifest['migrations']): { had: Migration[]; later: Migration[] } {
  const known: Migration[] = readMigrations()
  const stated = new Map(had.map(({ name, checksum }) => [name, checksum]))
  for (const [name, checksum] of stated) {
    const own = known.find((migration) => migration.name === name)
    if (!own) throw new AppError('invalid', 'backup.newerPortal', { name })
    if (own.checksum !== checksum) throw new AppError('invalid', 'backup.otherMigration', { name })
  }
  return { had: known.filter(({ name }) => stated.has(name)), later: known.filter(({ name }) => !stated.has(name)) }
}
