import { holds } from '#app/features/api/answers.server.ts'
import type { OpenDataset } from '#app/features/datasets/access.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { attachmentAs } from '#app/platform/http/attachment.ts'
import { readByteRange } from '#app/platform/http/byte-range.ts'
import { streamBody } from '#app/platform/http/stream-body.server.ts'
import { readBlob } from '#app/platform/storage/blobs.server.ts'
import { ORIGINAL_TYPES } from './formats.ts'

type StoredFile = { name: string; type: string; sha256: string; bytes: number }

/** Public versions never change, but a dataset may be withdrawn: a cache asks again each time. */
export const cacheControl = ({ isPublic }: Pick<OpenDataset, 'isPublic'>) =>
  isPublic ? 'public, no-cache, no-transform' : 'private, no-store, no-transform'

/** The file of a dataset as it came, byte for byte, or a part of it. Throws `not-found` where there is none. */
export function originalAnswer(open: OpenDataset, request: Request): Response {
  const { file } = open.content.facts
  if (!file) throw new AppError('not-found', 'notFound.datasetFile')
  return storedFileAnswer({ ...file, type: ORIGINAL_TYPES[file.format] }, open, request)
}

/**
 * A stored file as an answer that is saved and never runs: whatever it holds, it is an attachment, its type is no page's, and its policy
 * allows nothing. Its hash is its tag; a Range gives a part.
 */
export function storedFileAnswer({ name, type, sha256, bytes }: StoredFile, open: OpenDataset, request: Request): Response {
  const tag = `"${sha256}"`
  const headers = {
    'Content-Type': type,
    'Content-Disposition': attachmentAs(name),
    'Content-Security-Policy': `default-src 'none'; sandbox`,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': open.isPublic ? 'cross-origin' : 'same-origin',
    'Cache-Control': cacheControl(open),
    'Accept-Ranges': 'bytes',
    ETag: tag,
    ...(!open.isPublic && { Vary: 'Cookie' }),
  }
  if (holds(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers })
  const condition = request.headers.get('if-range')
  const range = condition === null || condition === tag ? readByteRange(request.headers.get('range'), bytes) : null
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${bytes}` } })
  const body = request.method === 'HEAD' ? null : streamBody(bytesOf(sha256, range ?? undefined))
  if (!range) return new Response(body, { headers: { ...headers, 'Content-Length': String(bytes) } })
  const { start, end } = range
  return new Response(body, {
    status: 206,
    headers: { ...headers, 'Content-Length': String(end - start + 1), 'Content-Range': `bytes ${start}-${end}/${bytes}` },
  })
}

async function* bytesOf(sha256: string, range?: { start: number; end: number }): AsyncGenerator<Uint8Array, void> {
  const stream = await readBlob(sha256, range)
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) yield piece
  } finally {
    stream.destroy()
  }
}
