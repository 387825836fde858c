import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { z } from 'zod'
import { db } from '#app/platform/db/client.server.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { freeJob, holding } from '#app/platform/jobs/exclusive.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { archiveFile, archivesFolder } from './archive-files.server.ts'
import { progressOf } from './progress.server.ts'
import { KEPT_DAYS } from './taken-archives.server.ts'
import { writeArchive } from './write-archive.server.ts'

const payloadSchema = z.object({ archiveId: z.uuid() })
const DAY = 86_400_000
const lockOf = (archiveId: string) => `write archive ${archiveId}`

/** Writes the archive that was asked for; stopped at any moment, it starts over. */
export async function runArchive(payload: unknown, stopping: AbortSignal): Promise<void> {
  const { archiveId } = payloadSchema.parse(payload)
  const isMine = await holding(lockOf(archiveId), async (client) => {
    const found = await db.archive.findUnique({ where: { id: archiveId } })
    if (found?.state !== 'WAITING' && found?.state !== 'RUNNING') return
    await db.archive.update({ where: { id: archiveId }, data: { state: 'RUNNING', progress: 0 } })
    const progress = progressOf(client, 'archive', archiveId, stopping)
    try {
      await write(found, progress.tell)
    } catch (error) {
      await progress.settled()
      if (stopping.aborted) throw error
      log.error({ err: error as Error, archiveId }, 'an archive was not written')
      await db.archive.updateMany({ where: { id: archiveId }, data: { state: 'REFUSED', expiresAt: new Date(Date.now() + DAY) } })
    }
  })
  if (!isMine) throw new Error(`The archive ${archiveId} is being written already`)
}

async function write({ id, workspaceId }: { id: string; workspaceId: string }, onProgress: (part: number) => void): Promise<void> {
  const env = readEnv()
  const [file, half] = [archiveFile(id), `${archiveFile(id)}.part`]
  await mkdir(archivesFolder(), { recursive: true })
  try {
    const out = createWriteStream(half, { mode: 0o600 })
    const { counts } = await writeArchive(workspaceId, out, { onProgress, origin: env.PORTAL_ORIGIN ?? `http://localhost:${env.PORT}` })
    await rename(half, file)
    const { size } = await stat(file)
    const readyAt = new Date()
    const expiresAt = new Date(readyAt.getTime() + KEPT_DAYS * DAY)
    await db.archive.updateMany({ where: { id }, data: { state: 'READY', progress: 1, bytes: size, counts, readyAt, expiresAt } })
  } finally {
    await rm(half, { force: true })
  }
}

/** At a start, takes up what a killed process left. */
export async function resumeArchives(): Promise<void> {
  const running = await db.archive.findMany({ where: { state: 'RUNNING' }, select: { id: true } })
  for (const { id } of running) {
    await holding(lockOf(id), async () => {
      if (!(await freeJob(`archive:${id}`)))
        await db.archive.updateMany({ where: { id }, data: { state: 'REFUSED', expiresAt: new Date(Date.now() + DAY) } })
    })
  }
}
