import { findWorldBase } from '#app/features/map/svg/world-base.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** The base of the drawn maps: land and boundaries, shared by every page. */
export const loader = loaderFor(['hash', 'drawing'], ({ params }) => {
  const svg = findWorldBase(params.hash, params.drawing)
  if (!svg) return new Response('No such drawing', { status: 404 })
  return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=31536000, immutable' } })
})
