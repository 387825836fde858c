import { basemapHash } from '#app/features/map/basemap-address.ts'
import { basemapTile } from '#app/features/map/basemap.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

const FOR_GOOD = { 'Cache-Control': 'public, max-age=31536000, immutable' }

/** One tile of the basemap, as it is stored: gzip passed through. */
export const loader = loaderFor(['hash', 'z', 'x', 'tile'], async ({ params }) => {
  const y = /^(\d{1,2})\.mvt$/.exec(params.tile)?.[1]
  const numbers = [params.z, params.x, y].map((text) => (text && /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN))
  const [z = Number.NaN, x = Number.NaN, row = Number.NaN] = numbers
  if (params.hash !== basemapHash || numbers.some(Number.isNaN)) return new Response('No such tile', { status: 404 })
  const tile = await basemapTile(z, x, row)
  if (!tile) return new Response(null, { status: 204, headers: FOR_GOOD })
  return new Response(new Uint8Array(tile), {
    headers: { ...FOR_GOOD, 'Content-Type': 'application/vnd.mapbox-vector-tile', 'Content-Encoding': 'gzip' },
  })
})
