import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { v7 as uuidv7 } from 'uuid'
import { requireFreshProof } from '#app/features/accounts/fresh-proof.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import type { Counts } from './archive-format.ts'
import { archiveFile, removeArchiveFile } from './archive-files.server.ts'
import { archivePolicy } from './policy.ts'

/** The job that writes an archive. */
export const ARCHIVE_JOB = 'archive'
/** Days that an archive stays to be fetched. */
export const KEPT_DAYS = 7
const MOST_SHOWN = 50

export type TakenArchive = {
  id: string
  state: 'WAITING' | 'RUNNING' | 'READY' | 'REFUSED'
  /** 0 to 1. */
  progress: number | null
  bytes: number | null
  counts: Counts
  by: string | null
  createdAt: Date
  expiresAt: Date | null
}

function requireManager(actor: Actor, workspaceId: string): void {
  if (!archivePolicy.take(actor, workspaceId)) throw notFound('page')
}

/** Asks for an archive of the workspace; false where one is being written already. Throws `not-found`, and `fresh-proof`: it holds everything. */
export async function startArchive(actor: Actor, workspaceId: string, address: string): Promise<boolean> {
  requireManager(actor, workspaceId)
  requireFreshProof(actor)
  const id = uuidv7()
  const isNew = await inTransaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`archive ${workspaceId}`}, 0))`
    if (await tx.archive.findFirst({ where: { workspaceId, state: { in: ['WAITING', 'RUNNING'] } }, select: { id: true } })) return false
    await tx.archive.create({ data: { id, workspaceId, createdById: actor.userId } })
    await enqueue(tx, ARCHIVE_JOB, { archiveId: id }, { key: `archive:${id}`, queue: 'archives', maxAttempts: 3 })
    return true
  })
  if (isNew) await recordSecurityEvent({ kind: 'archive.taken', userId: actor.userId, workspaceId, address })
  return isNew
}

/** The archives of a workspace, newest first: those that were not deleted and have not expired. Throws `not-found`. */
export async function listArchives(actor: Actor, workspaceId: string): Promise<TakenArchive[]> {
  requireManager(actor, workspaceId)
  const rows = await db.archive.findMany({ where: { workspaceId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: MOST_SHOWN })
  const people = await db.user.findMany({
    where: { id: { in: rows.flatMap(({ createdById }) => createdById ?? []) } },
    select: { id: true, name: true },
  })
  return rows.map(({ id, state, progress, bytes, counts, createdById, createdAt, expiresAt }) => ({
    ...{ id, progress, createdAt, expiresAt },
    state: state as TakenArchive['state'],
    bytes: bytes === null ? null : Number(bytes),
    counts: counts as Counts,
    by: people.find((person) => person.id === createdById)?.name ?? null,
  }))
}

/** The file of an archive that is ready, to be sent. Throws `not-found`. */
export async function openArchiveFile(actor: Actor, workspaceId: string, archiveId: string) {
  requireManager(actor, workspaceId)
  const found = isUuid(archiveId)
    ? await db.archive.findFirst({ where: { id: archiveId, workspaceId, state: 'READY', expiresAt: { gt: new Date() } } })
    : null
  const size = found && (await stat(archiveFile(found.id)).catch(() => null))?.size
  if (!found || size === null || size === undefined) throw notFound('archive')
  return { bytes: size, madeAt: found.createdAt, stream: () => createReadStream(archiveFile(found.id)) }
}

/** Deletes an archive and its file. Throws `not-found`. */
export async function deleteArchive(actor: Actor, workspaceId: string, archiveId: string): Promise<void> {
  requireManager(actor, workspaceId)
  const { count } = isUuid(archiveId)
    ? await db.archive.deleteMany({ where: { id: archiveId, workspaceId, state: { in: ['READY', 'REFUSED'] } } })
    : { count: 0 }
  if (count === 0) throw notFound('archive')
  await removeArchiveFile(archiveId)
}

/** Takes away archives past their days. */
export async function sweepArchives(): Promise<void> {
  const old = await db.archive.findMany({ where: { expiresAt: { lt: new Date() } }, select: { id: true } })
  for (const { id } of old) {
    await removeArchiveFile(id)
    await db.archive.deleteMany({ where: { id } })
  }
}
