import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import { v7 as uuidv7 } from 'uuid'
import { recordPolicy } from '#app/features/provenance/policy.ts'
import { getOwnRecord, type HeldRecord } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import { readableName, type SentForm } from '#app/platform/http/multipart.server.ts'
import { receiveUpload } from '#app/platform/http/receive-upload.server.ts'
import { queueLoad, storeLoad, type Load } from './loads.server.ts'

/** The most a file may weigh that comes in pieces, and in one form without JavaScript; in bytes. */
export const PIECEWISE_LIMIT = 16 * 2 ** 30
export const FORM_FILE_LIMIT = 2 ** 30
/** A file is stored twice while it is read, and its tables beside it. */
const ROOM_TIMES = 3
const ABANDONED = 7 * 86_400_000

type Where = { workspaceId: string; datasetId: string }

const folder = () => path.resolve(readEnv().PORTAL_DATA_DIR, 'uploads')

/** A dataset that the actor may give a file to. Throws `not-found` and `forbidden`. */
export async function requireFileTaking(actor: Actor, { workspaceId, datasetId }: Where): Promise<HeldRecord> {
  const record = await getOwnRecord(actor, 'DATASET', workspaceId, datasetId)
  if (!recordPolicy.edit(actor, record)) throw forbidden('edit')
  return record
}

/** Takes the form with a file (`file`), and has it read. Null where the form had none, or an empty one. Throws `too-large` and `invalid`. */
export async function takeFormFile(actor: Actor, where: Where, sent: SentForm): Promise<Load | null> {
  await requireFileTaking(actor, where)
  await requireRoom(0)
  const { file, discard } = await receiveUpload(sent, folder(), 'file', FORM_FILE_LIMIT)
  try {
    return file && file.bytes > 0 ? await takeFile(actor, where, file) : null
  } finally {
    await discard()
  }
}

async function takeFile(actor: Actor, { workspaceId, datasetId }: Where, file: { name: string; path: string }): Promise<Load> {
  const load = await storeLoad(actor, { recordId: datasetId, workspaceId, name: file.name, path: file.path, ours: true })
  await queueLoad(load.id)
  return load
}

/** Throws `invalid` where the disk has no room for a file of so many bytes. */
async function requireRoom(bytes: number): Promise<void> {
  await mkdir(folder(), { recursive: true })
  const { bavail, bsize } = await statfs(folder())
  if (bavail * bsize < bytes * ROOM_TIMES + 2 ** 28) throw new AppError('invalid', 'invalid.diskFull')
}

type Sender = Where & { actor: Actor; /** The address under which pieces come. */ address: string }

/**
 * Answers a request of the tus protocol (1.0.0): a file that comes in pieces, and goes on where the line broke. The caller has
 * seen to it that the sender may give the dataset a file. An upload is its sender's own; once it is whole, it is read.
 */
export async function takePieces(request: Request, { actor, address, ...where }: Sender): Promise<Response> {
  await mkdir(folder(), { recursive: true })
  const own = `${where.datasetId}.${actor.userId}.`
  const server = new Server({
    path: address,
    datastore: new FileStore({ directory: folder() }),
    maxSize: PIECEWISE_LIMIT,
    relativeLocation: true,
    namingFunction: () => own + uuidv7(),
    onIncomingRequest: (_request, uploadId) => {
      if (uploadId && !uploadId.startsWith(own)) throw { status_code: 404, body: 'Not found' }
      return Promise.resolve()
    },
    onUploadCreate: async (_request, upload) => {
      await removeAbandoned()

      if (!upload.size) throw { status_code: 400, body: 'empty' }
      await requireRoom(upload.size).catch(() => {
        throw { status_code: 507, body: 'disk-full' }
      })
      return {}
    },
    onUploadFinish: async (_request, upload) => {
      const file = path.join(folder(), upload.id)
      const load = await takeFile(actor, where, { name: readableName(upload.metadata?.['filename'] ?? '') || 'file', path: file })
      await Promise.all([file, `${file}.json`].map((one) => rm(one, { force: true })))
      return { headers: { 'Passerelle-Load': load.id } }
    },
  })
  return server.handleWeb(request)
}

/** Pieces that nobody added to for a week. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(folder())) {
    const file = path.join(folder(), name)
    const written = await stat(file).catch(() => null)
    if (written && Date.now() - written.mtimeMs > ABANDONED) await rm(file, { force: true })
  }
}
