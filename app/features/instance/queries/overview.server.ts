import { readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { countMail } from './list-mail.server.ts'
import { findBursts } from './find-bursts.server.ts'

export type Overview = {
  /** Requests for a workspace. */
  requests: number
  failedJobs: number
  failedMail: number
  waitingMail: number
  bursts: number
  duplicates: number
  orphans: number
  users: number
  workspaces: number
  organisations: number
  databaseBytes: number
  disk: { free: number; total: number } | null
  versions: { portal: string; node: string; postgresql: string }
  isEmbedded: boolean
  /** When the last backup ended; null: none that the portal knows of. */
  lastBackup: string | null
}

/** What those who run the instance need to see first. Throws `not-found` for everybody else. */
export async function getOverview(actor: Actor): Promise<Overview> {
  requireAdmin(actor)
  const env = readEnv()
  const [counts, jobs, mail, bursts, backup, disk] = await Promise.all([
    sql<Counts>(COUNTS),
    sql<{ n: number }>(
      `select count(*)::int as n from graphile_worker.jobs where attempts >= max_attempts and locked_at is null and task_identifier <> 'mail'`,
    ),
    countMail(actor),
    findBursts(actor),
    db.setting.findUnique({ where: { key: 'backup.last' } }),
    statfs(env.PORTAL_DATA_DIR).catch(() => null),
  ])
  const [row] = counts
  if (!row) throw new Error('The database counted nothing')
  const { databaseBytes, postgresql, ...rest } = row
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  return {
    ...rest,
    failedJobs: jobs[0]?.n ?? 0,
    failedMail: mail.failed,
    waitingMail: mail.queued,
    bursts: bursts.length,
    databaseBytes: Number(databaseBytes),
    disk: disk && { free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize },
    versions: { portal: version, node: process.versions.node, postgresql },
    isEmbedded: env.DATABASE_URL === undefined,
    lastBackup: momentOf(backup?.value),
  }
}

/** The moment in what a backup noted: a time as text, or an object that has it as `at`. */
function momentOf(value: unknown): string | null {
  const text = typeof value === 'object' && value !== null ? (value as { at?: unknown }).at : value
  return typeof text === 'string' && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : null
}

type Counts = Pick<Overview, 'requests' | 'duplicates' | 'orphans' | 'users' | 'workspaces' | 'organisations'> & {
  databaseBytes: string
  postgresql: string
}

const COUNTS = `select
  (select count(*)::int from workspace_request where state = 'OPEN') as requests,
  (select count(*)::int from organisation_pair where distinct_at is null) as duplicates,
  (select count(*)::int from workspace w where w.closed_at is null
    and not exists (select 1 from membership m where m.workspace_id = w.id and m.role = 'MANAGER')) as orphans,
  (select count(*)::int from "user" where erased_at is null) as users,
  (select count(*)::int from workspace) as workspaces,
  (select count(*)::int from organisation where merged_into_id is null) as organisations,
  pg_database_size(current_database())::text as "databaseBytes",
  current_setting('server_version') as postgresql`
