import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { v7 as uuidv7 } from 'uuid'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formReader, readableName, streamOf, type SentForm } from '#app/platform/http/multipart.server.ts'
import { wellFormed } from '#app/platform/http/well-formed.ts'

/** The most a file may weigh as it is sent, in bytes. */
export const UPLOAD_LIMIT = 512 * 2 ** 20

export type UploadedFile = { name: string; bytes: number; /** SHA-256, hex. */ hash: string; /** Where it lies for now. */ path: string }

export type Upload = {
  fields: ReadonlyMap<string, string>
  /** Null where the form had no file in the field that was asked for. */
  file: UploadedFile | null
  /** Removes the file, unless it was moved. */
  discard: () => Promise<void>
}

const UNFINISHED = '.part'
const HOUR = 3_600_000

/**
 * Reads a multipart form with one file, which goes to the folder as it comes and is never held in memory. A file past
 * the limit is read to its end and let go, so that its sender gets an answer. Throws `too-large`, and `invalid` for what
 * is no such form or stops half-way; nothing is left in the folder then.
 */
export async function receiveUpload(sent: SentForm, folder: string, fileField: string, limit = UPLOAD_LIMIT): Promise<Upload> {
  await mkdir(folder, { recursive: true })
  await removeAbandoned(folder)
  const target = path.join(folder, `${uuidv7()}${UNFINISHED}`)
  const discard = () => rm(target, { force: true })
  try {
    const { fields, file } = await readParts(sent, { fileField, target, limit })
    if (file === 'too-large') throw new AppError('too-large', 'tooLarge.file')
    return { fields, file, discard }
  } catch (error) {
    await discard()
    throw error
  }
}

type Wanted = { fileField: string; target: string; limit: number }

async function readParts({ contentType, body }: SentForm, { fileField, target, limit }: Wanted) {
  const fields = new Map<string, string>()
  const files: Promise<UploadedFile | 'too-large'>[] = []
  const reader = formReader(contentType, limit)
  reader.on('field', (name, value) => void fields.set(wellFormed(name), wellFormed(value)))
  reader.on('file', (name, bytes, { filename }: { filename: string | undefined }) => {
    if (name !== fileField || !filename || files.length > 0) return void bytes.resume()
    const storing = store(bytes, filename, target)
    // A reader whose file goes nowhere would wait for ever.
    storing.catch((reason: Error) => reader.destroy(reason))
    files.push(storing)
  })
  try {
    await pipeline(streamOf(body), reader)
    return { fields, file: (await files[0]) ?? null }
  } catch {
    const fault: unknown = await files[0]?.catch((reason: unknown) => reason)
    throw isDiskFault(fault) ? fault : new AppError('invalid', 'invalid.form')
  }
}

const isDiskFault = (fault: unknown): fault is Error =>
  ['open', 'write', 'close'].includes((fault as NodeJS.ErrnoException | undefined)?.syscall ?? '')

async function store(bytes: Readable & { truncated?: boolean }, filename: string, target: string): Promise<UploadedFile | 'too-large'> {
  const hash = createHash('sha256')
  let size = 0
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      size += chunk.length
      yield chunk
    }
  }
  await pipeline(bytes, counted, createWriteStream(target, { mode: 0o600, flags: 'wx' }))
  return bytes.truncated ? 'too-large' : { name: readableName(filename), bytes: size, hash: hash.digest('hex'), path: target }
}

/** What a process that was killed left half-received: nobody has written to it for an hour. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(UNFINISHED)) continue
    const file = path.join(folder, name)
    const written = await stat(file).catch(() => null)
    if (written && Date.now() - written.mtimeMs > HOUR) await rm(file, { force: true })
  }
}
