import { mkdir, rename, rm } from 'node:fs/promises'
import { v7 as uuidv7 } from 'uuid'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { isSlug } from '#app/features/workspaces/mutations/create-workspace.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { ArchiveLoad } from '#app/platform/db/generated/client.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import type { SentForm } from '#app/platform/http/multipart.server.ts'
import { receiveUpload } from '#app/platform/http/receive-upload.server.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import { archiveFile, archivesFolder, removeArchiveFile } from './archive-files.server.ts'
import { archivePolicy } from './policy.ts'
import type { ArchivePreview } from './read-archive.server.ts'

/** The job that reads an archive that was sent, and once somebody says go, loads it. */
export const ARCHIVE_LOAD_JOB = 'archive-load'
const MOST_SHOWN = 50

export type Refusal = { key: string; params: Record<string, string | number> }
export type HeldLoad = Omit<ArchiveLoad, 'preview' | 'refusal'> & { preview: ArchivePreview | null; refusal: Refusal | null }

/** To anybody else there is no such page. */
function requireLoader(actor: Actor): void {
  if (!archivePolicy.load(actor)) throw notFound('page')
}

/** Takes in the form with an archive (`file`) and has it read. Null where there was no file. Throws `not-found` and what receiveUpload throws. */
export async function sendArchive(actor: Actor, sent: SentForm): Promise<string | null> {
  requireLoader(actor)
  const { file, discard } = await receiveUpload(sent, archivesFolder(), 'file')
  try {
    if (!file || file.bytes === 0) return null
    const id = uuidv7()
    await mkdir(archivesFolder(), { recursive: true })
    await rename(file.path, archiveFile(id))
    await inTransaction(async (tx) => {
      await tx.archiveLoad.create({ data: { id, fileName: file.name, bytes: file.bytes, createdById: actor.userId } })
      await enqueueLoad(tx, id)
    }).catch(async (reason: unknown) => {
      await rm(archiveFile(id), { force: true })
      throw reason
    })
    return id
  } finally {
    await discard()
  }
}

const enqueueLoad = (tx: Parameters<typeof enqueue>[0], id: string) =>
  enqueue(tx, ARCHIVE_LOAD_JOB, { loadId: id }, { key: `archive-load:${id}`, queue: 'archives', maxAttempts: 3 })

/** Archives that were sent, newest first. Throws `not-found`. */
export async function listLoads(actor: Actor): Promise<HeldLoad[]> {
  requireLoader(actor)
  return (await db.archiveLoad.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: MOST_SHOWN })).map(held)
}

/** One of them. Throws `not-found`. */
export async function getLoad(actor: Actor, loadId: string): Promise<HeldLoad> {
  requireLoader(actor)
  const found = isUuid(loadId) ? await db.archiveLoad.findUnique({ where: { id: loadId } }) : null
  if (!found) throw notFound('archive')
  return held(found)
}

const held = (row: ArchiveLoad): HeldLoad => ({
  ...row,
  preview: row.preview as ArchivePreview | null,
  refusal: row.refusal as Refusal | null,
})

/**
 * Has an archive that was read loaded under an address. Gives a refusal of what was typed, else null; said twice, it is loaded once.
 * Throws `not-found`.
 */
export async function startLoad(actor: Actor, loadId: string, typed: string): Promise<Refusal | null> {
  requireLoader(actor)
  const slug = typed.trim()
  if (!isSlug(slug)) return { key: 'archive.badSlug', params: { slug } }
  if (await db.workspace.findUnique({ where: { slug }, select: { id: true } })) return { key: 'archive.slugTaken', params: { slug } }
  const { state } = await getLoad(actor, loadId)
  if (state !== 'READY') return null
  await inTransaction(async (tx) => {
    const { count } = await tx.archiveLoad.updateMany({
      where: { id: loadId, state: 'READY' },
      data: { state: 'LOADING', slug, progress: 0 },
    })
    if (count === 1) await enqueueLoad(tx, loadId)
  })
  return null
}

/** Sets an archive aside, with its file. Throws `not-found`, and `conflict` while it is being loaded. */
export async function dropLoad(actor: Actor, loadId: string): Promise<void> {
  await getLoad(actor, loadId)
  const { count } = await db.archiveLoad.deleteMany({ where: { id: loadId, state: { in: ['READY', 'REFUSED', 'LOADED'] } } })
  if (count === 0) throw new AppError('conflict', 'archive.busy')
  await removeArchiveFile(loadId)
}
