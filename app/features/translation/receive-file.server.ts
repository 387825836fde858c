import busboy from 'busboy'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { AppError } from '#app/platform/errors/app-error.ts'
import { FileRefusal } from './files/file-refusal.ts'

/** The most a translation file may weigh, in bytes. */
export const FILE_LIMIT = 10 * 2 ** 20

/** A posted form as it arrives: the header that says how it is written, and its bytes. */
export type SentForm = { contentType: string | null; body: ReadableStream<Uint8Array> | null }

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
    await pipeline(body ? Readable.fromWeb(body as WebStream<Uint8Array>) : Readable.from([]), reader)
  } catch {
    throw new AppError('invalid', 'invalid.form')
  }
  if (isTooLarge) throw new FileRefusal('tooLarge')
  if (name === null) throw new FileRefusal('noFile')
  return { name, bytes: Buffer.concat(chunks), fields }
}

function formReader(contentType: string | null, limit: number): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': contentType ?? '' },
      defParamCharset: 'utf8',
      // One byte more than is allowed tells a file of just that size from a longer one.
      limits: { fileSize: limit + 1, files: 2, fields: 10, fieldSize: 1000, parts: 12, headerPairs: 20 },
    })
  } catch {
    throw new AppError('invalid', 'invalid.form')
  }
}

/** A name that can be stored and shown: no control characters, nothing that turns the writing direction. */
function readableName(filename: string): string {
  const name = filename.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '').trim()
  const characters = [...name]
  return characters.length > 200 ? `…${characters.slice(-199).join('')}` : name
}
