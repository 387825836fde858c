import { z } from 'zod'
import { bundleManifest } from '#app/platform/bundle/manifest.ts'

export const BACKUP_FORMAT = 'passerelle-backup'
export const BACKUP_VERSION = 1

/**
 * What a backup does not take, with the reason. Every other table of the database is in it, whatever is added later.
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  session: 'whoever is signed in signs in again: a session that was ended must not come back',
  verification: 'pending proofs of an address, valid for minutes',
  sign_in_proof: 'sign-ins on their way, good for minutes',
  presence: 'who has a form open at this moment',
}

/** Name of a member: the rows of a table, a stored file, the jobs that wait. */
export const tableMember = (table: string) => `database/${table}.copy`
export const fileMember = (sha256: string) => `files/${sha256.slice(0, 2)}/${sha256}`
export const JOBS_MEMBER = 'jobs.ndjson'
export const tableOf = (member: string) => /^database\/(\w+)\.copy$/.exec(member)?.[1]
export const fileOf = (member: string) => /^files\/[0-9a-f]{2}\/([0-9a-f]{64})$/.exec(member)?.[1]

/** What the manifest of a backup says beside its members. */
export const backupManifest = bundleManifest.extend({
  /** Migrations that the database had, oldest first. */
  migrations: z.array(z.object({ name: z.string().regex(/^\w+$/), checksum: z.string() })),
  /** Columns of each table, in the order of its rows' fields. */
  columns: z.record(z.string(), z.array(z.string())),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^\d+$/), called: z.boolean() })),
  /** Tells whether another SESSION_SECRET is the same, and no more. */
  secretMark: z.string(),
})
export type BackupManifest = z.infer<typeof backupManifest>

/** A job that waits, without what only its queue knows. */
export const waitingJob = z.object({
  task: z.string(),
  payload: z.unknown(),
  queue: z.string().nullable(),
  key: z.string().nullable(),
  runAt: z.string(),
  priority: z.number().int(),
  maxAttempts: z.number().int(),
})
