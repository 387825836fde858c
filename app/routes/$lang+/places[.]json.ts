import { adminAreas } from '#app/features/projects/queries/edit-options.server.ts'
import { findSettlements, getSettlement, locateForForm } from '#app/features/projects/queries/edit-place.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** What the form for places asks while one types: settlements by name, the area around a point, the areas of a country. */
export const loader = loaderFor([], async ({ url, language }) => {
  const asked = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 200)
  const [id, lat, lon, country] = [asked('id'), asked('lat'), asked('lon'), asked('country')]
  if (id) return Response.json(await getSettlement(id, language))
  if (lat && lon) return Response.json(await locateForForm(Number(lat), Number(lon), language))
  if (country) return Response.json({ areas: adminAreas(country, language) })
  return Response.json({ items: await findSettlements(asked('q'), language) })
})
