import { packedWorldBase } from '#app/features/map/svg/packed-base.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

const HEADERS = { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding' }

/** The base of the drawn maps: land and boundaries, shared by every page. */
export const loader = loaderFor(['hash', 'drawing'], async ({ params, request }) => {
  const takesBrotli = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '')
  const base = await packedWorldBase(params.hash, params.drawing)
  if (!base) return new Response('No such drawing', { status: 404 })
  if (!takesBrotli) return new Response(base.svg, { headers: HEADERS })
  return new Response(new Uint8Array(base.packed), { headers: { ...HEADERS, 'Content-Encoding': 'br' } })
})
