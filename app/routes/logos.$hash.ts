import { Readable } from 'node:stream'
import { readLogoFile } from '#app/features/workspaces/queries/logo.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** A workspace's logo. Its address is the hash of its bytes, so any cache may keep it for ever; a browser never runs it as a page. */
export const loader = loaderFor(['hash'], async ({ params, request }) => {
  const headers = {
    'Cache-Control': 'public, max-age=31536000, immutable',
    ETag: `"${params.hash}"`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
  const { type, stream } = await readLogoFile(params.hash)
  if (request.headers.get('if-none-match')?.includes(params.hash)) {
    stream.destroy()
    return new Response(null, { status: 304, headers })
  }
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { headers: { ...headers, 'Content-Type': type } })
})
