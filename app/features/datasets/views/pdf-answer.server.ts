import { Readable } from 'node:stream'
import type { StoredDocument } from '#app/features/datasets/loading/loads.server.ts'
import { readBlob } from '#app/platform/storage/blobs.server.ts'

/**
 * A PDF that browsers read in a page of ours, and in none of others'. Whatever is in it, it runs no script and reaches nothing: its
 * origin is not ours, and nothing may be loaded from it.
 */
const POLICY = `sandbox; default-src 'none'; frame-ancestors 'self'`

/**
 * Answers a whole PDF or the part that a browser asks for; one with code in it is to be saved, not shown. What the public may read never
 * changes at its address.
 */
export async function answerPdf(
  request: Request,
  { name, sha256, bytes, hasScript }: StoredDocument & { hasScript: boolean },
  { isPublic }: { isPublic: boolean },
): Promise<Response> {
  const etag = `"${sha256}"`
  const headers = {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `${hasScript ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(name.split('/').at(-1) ?? name).replace(/['()*]/g, escaped)}`,
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Accept-Ranges': 'bytes',
    'Cache-Control': isPublic ? 'public, no-cache' : 'private, no-store',
    ETag: etag,
  }
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers })
  const range = readRange(request.headers.get('range'), bytes)
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${bytes}` } })
  const part = range ?? { start: 0, end: bytes - 1 }
  const body = Readable.toWeb(await readBlob(sha256, part)) as ReadableStream<Uint8Array>
  const length = { 'Content-Length': String(part.end - part.start + 1) }
  if (!range) return new Response(body, { headers: { ...headers, ...length } })
  return new Response(body, {
    status: 206,
    headers: { ...headers, ...length, 'Content-Range': `bytes ${part.start}-${part.end}/${bytes}` },
  })
}

const escaped = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`

/** The one range of a `Range` header (RFC 9110); null for none, and for several, which may be answered whole. */
export function readRange(header: string | null, bytes: number): { start: number; end: number } | null | 'unsatisfiable' {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!found || (found[1] === '' && found[2] === '')) return null
  const [first, last] = [found[1] ?? '', found[2] ?? '']
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first)
  const end = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null
  return start >= bytes || start > end ? 'unsatisfiable' : { start, end }
}
