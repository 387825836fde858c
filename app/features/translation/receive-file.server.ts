import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formReader, readableName, streamOf, type SentForm } from '#app/platform/http/multipart.server.ts'
import { FileRefusal } from './files/file-refusal.ts'

/** The most a translation file may weigh, in bytes. */
export const FILE_LIMIT = 10 * 2 ** 20

export type ReceivedFile = { name: string; bytes: Uint8Array; fields: ReadonlyMap<string, string> }

/**
 * Reads a multipart form with one file in its field `file`. A file past the limit is read to its end and let go, so that
 * its sender gets an answer. Throws FileRefusal for none and for one too large, and `invalid` for what is no such form.
 */
export async function receiveFile({ contentType, body }: SentForm, limit = FILE_LIMIT): Promise<ReceivedFile> {
  const fields = new Map<string, string>()
  const chunks: Buffer[] = []
  let name: string | null = null
  let isTooLarge = false
  const reader = formReader(contentType, limit)
  reader.on('field', (field, value) => void fields.set(field, value))
  reader.on('file', (field, bytes: Readable, { filename }: { filename: string | undefined }) => {
    if (field !== 'file' || !filename || name !== null) return void bytes.resume()
    name = readableName(filename)
    bytes.on('data', (chunk: Buffer) => void chunks.push(chunk))
    bytes.on('limit', () => {
      isTooLarge = true
      chunks.length = 0
    })
    // A form that ends within its file is told of by the form itself.
    bytes.on('error', () => undefined)
  })
  try {
    await pipeline(streamOf(body), reader)
  } catch {
    throw new AppError('invalid', 'invalid.form')
  }
  if (isTooLarge) throw new FileRefusal('tooLarge')
  if (name === null) throw new FileRefusal('noFile')
  return { name, bytes: Buffer.concat(chunks), fields }
}
