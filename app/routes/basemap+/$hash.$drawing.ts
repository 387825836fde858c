import { packDrawing } from '#app/features/map/svg/pack-drawing.server.ts'
import { findWorldBase } from '#app/features/map/svg/world-base.server.ts'
import { findAreaSheet } from '#app/features/patterns/svg/area-sheet.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

const HEADERS = { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding' }

/** The base of the drawn maps, shared by every page: land and boundaries of the world, and the areas of a country. */
export const loader = loaderFor(['hash', 'drawing'], async ({ params, request }) => {
  const svg = findWorldBase(params.hash, params.drawing) ?? (await findAreaSheet(params.hash, params.drawing))
  if (!svg) return new Response('No such drawing', { status: 404 })
  if (!/\bbr\b/.test(request.headers.get('accept-encoding') ?? '')) return new Response(svg, { headers: HEADERS })
  const packed = await packDrawing(`${params.hash}/${params.drawing}`, svg)
  return new Response(new Uint8Array(packed), { headers: { ...HEADERS, 'Content-Encoding': 'br' } })
})
