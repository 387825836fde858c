import busboy from 'busboy'
import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { AppError } from '#app/platform/errors/app-error.ts'

/** A posted form as it arrives: the header that says how it is written, and its bytes. */
export type SentForm = { contentType: string | null; body: ReadableStream<Uint8Array> | null }

/** A reader of a multipart form with one file of at most `limit` bytes and a few short fields. Throws `invalid` for what is no such form. */
export function formReader(contentType: string | null, limit: number): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': contentType ?? '' },
      defParamCharset: 'utf8',
      // One byte more than is allowed tells a file of just that size from a longer one.
      limits: { fileSize: limit + 1, files: 2, fields: 20, fieldSize: 1000, parts: 25, headerPairs: 20 },
    })
  } catch {
    throw new AppError('invalid', 'invalid.form')
  }
}

/** The bytes of a form as a stream of Node's. */
export const streamOf = (body: SentForm['body']): Readable => (body ? Readable.fromWeb(body as WebStream<Uint8Array>) : Readable.from([]))

/** A file's name that can be stored and shown, at most 200 characters: no control characters, nothing that turns the writing direction. */
export function readableName(filename: string): string {
  const name = filename.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '').trim()
  const characters = [...name]
  return characters.length > 200 ? `…${characters.slice(-199).join('')}` : name
}
