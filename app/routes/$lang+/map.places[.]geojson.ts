import { parseFilters } from '#app/features/filters/filters.ts'
import { listMapPlaces, recordsShown } from '#app/features/map/queries.server.ts'
import { placesGeoJson } from '#app/features/map/places.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** The places of the map page with the same filters, for the interactive map. */
export const loader = loaderFor([], async ({ actor, url, language }) => {
  const { filters } = parseFilters(url.searchParams)
  const records = url.searchParams.get('records')
  const shown = recordsShown(filters, records === 'needs' || records === 'projects' ? records : 'both')
  const body = JSON.stringify(placesGeoJson(await listMapPlaces(actor, filters, shown, language)))
  return new Response(body, { headers: { 'Content-Type': 'application/geo+json', 'Cache-Control': 'no-cache' } })
})
