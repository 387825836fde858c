import type { Tile } from '#app/features/map/tiles/read-tile.server.ts'
import { acceptsGzip } from '#app/platform/http/accepts-gzip.ts'
import { holds } from './answers.server.ts'

const HEADERS = { 'Cache-Control': 'public, max-age=60, stale-while-revalidate=600', Vary: 'Accept-Encoding' }

/** A tile, packed for whoever takes it so: 204 where nothing lies in it, 304 for whoever holds the same. */
export function tileAnswer(request: Request, { tile, isKept }: { tile: Tile; isKept: boolean }): Response {
  const headers = { ...HEADERS, ETag: tile.etag, 'X-Cache': isKept ? 'hit' : 'miss' }
  if (holds(request.headers.get('if-none-match'), tile.etag)) return new Response(null, { status: 304, headers })
  if (tile.bytes === null) return new Response(null, { status: 204, headers })
  const takesPacked = acceptsGzip(request)
  return new Response(new Uint8Array(takesPacked ? tile.packed : tile.bytes), {
    headers: { ...headers, 'Content-Type': 'application/vnd.mapbox-vector-tile', ...(takesPacked && { 'Content-Encoding': 'gzip' }) },
  })
}
