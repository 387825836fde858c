import { stat } from 'node:fs/promises'
import type pg from 'pg'
import { z } from 'zod'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { ArchiveLoad } from '#app/platform/db/generated/client.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { freeJob, holding } from '#app/platform/jobs/exclusive.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { archiveFile, removeArchiveFile } from './archive-files.server.ts'
import type { Refusal } from './archive-loads.server.ts'
import { loadArchive } from './load-archive.server.ts'
import { progressOf } from './progress.server.ts'
import { openArchive, previewOf, requireRoom } from './read-archive.server.ts'

const payloadSchema = z.object({ loadId: z.uuid() })
const lockOf = (loadId: string) => `load archive ${loadId}`

/** Reads an archive that was sent, or loads it where somebody said go. What is loaded and the word of it are one transaction. */
export async function runArchiveLoad(payload: unknown, stopping: AbortSignal): Promise<void> {
  const { loadId } = payloadSchema.parse(payload)
  const isMine = await holding(lockOf(loadId), async (client) => {
    const found = await db.archiveLoad.findUnique({ where: { id: loadId } })
    if (!found || !['WAITING', 'RUNNING', 'LOADING'].includes(found.state)) return
    try {
      if (!(await stat(archiveFile(loadId)).catch(() => null))) throw new AppError('invalid', 'archive.gone')
      await (found.state === 'LOADING' ? load(client, found, stopping) : read(found))
    } catch (error) {
      if (stopping.aborted) throw error
      await refuse(loadId, refusalOf(error, loadId))
    }
  })
  if (!isMine) throw new Error(`The archive ${loadId} is being worked on already`)
}

async function read({ id }: ArchiveLoad): Promise<void> {
  await db.archiveLoad.update({ where: { id }, data: { state: 'RUNNING' } })
  const archive = await openArchive(archiveFile(id))
  try {
    // A workspace that is here already can never be loaded; an address that is taken can be another one.
    await requireRoom(archive, archive.manifest.workspace.slug).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.messageKey !== 'archive.slugTaken') throw error
    })
    await db.archiveLoad.update({ where: { id }, data: { state: 'READY', preview: await previewOf(archive), progress: null } })
  } finally {
    archive.bundle.close()
  }
}

async function load(client: pg.PoolClient, { id, slug, createdById }: ArchiveLoad, stopping: AbortSignal): Promise<void> {
  const archive = await openArchive(archiveFile(id))
  const progress = progressOf(client, 'archive_load', id, stopping)
  try {
    const { workspaceId } = await loadArchive(archive, {
      slug: slug ?? undefined,
      onProgress: progress.tell,
      onLoaded: async (tx, done) => {
        await progress.settled()
        await tx.archiveLoad.update({
          where: { id },
          data: { state: 'LOADED', progress: 1, workspaceId: done.workspaceId, endedAt: new Date() },
        })
      },
    })
    await recordSecurityEvent({ kind: 'archive.loaded', userId: createdById, workspaceId })
    await removeArchiveFile(id)
  } finally {
    archive.bundle.close()
    await progress.settled()
  }
}

async function refuse(id: string, refusal: Refusal): Promise<void> {
  await db.archiveLoad.updateMany({ where: { id }, data: { state: 'REFUSED', refusal, endedAt: new Date() } })
  await removeArchiveFile(id)
}

function refusalOf(error: unknown, loadId: string): Refusal {
  if (error instanceof AppError) return { key: `errors:${error.messageKey}`, params: error.params }
  log.error({ err: error as Error, loadId }, 'an archive was not loaded')
  return { key: 'archives:admin.fault', params: {} }
}

/** At a start, takes up what a killed process left. */
export async function resumeArchiveLoads(): Promise<void> {
  const running = await db.archiveLoad.findMany({ where: { state: { in: ['RUNNING', 'LOADING'] } }, select: { id: true } })
  for (const { id } of running) {
    await holding(lockOf(id), async () => {
      if (!(await freeJob(`archive-load:${id}`))) await refuse(id, { key: 'archives:admin.fault', params: {} })
    })
  }
}
