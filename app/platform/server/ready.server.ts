import { existsSync, readdirSync } from 'node:fs'
import { sql } from '#app/platform/db/client.server.ts'

/** True when the database answers and holds every migration this build knows. */
export async function ready(): Promise<boolean> {
  try {
    const rows = await sql<{ n: number }>(
      'select count(*)::int as n from _prisma_migrations where finished_at is not null and rolled_back_at is null',
    )
    return (rows[0]?.n ?? 0) >= knownMigrations()
  } catch {
    return false
  }
}

const FOLDER = 'prisma/migrations'
const knownMigrations = () =>
  existsSync(FOLDER) ? readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory()).length : 0
