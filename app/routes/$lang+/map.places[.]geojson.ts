import { readFilters } from '#app/features/filters/read-filters.server.ts'
import { kindsShown, listMapPlaces, readMapRecords } from '#app/features/map/queries.server.ts'
import { placesGeoJson } from '#app/features/map/places.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** The places of the map page with the same filters, for the interactive map. A filter that cannot be understood is refused. */
export const loader = loaderFor([], async ({ actor, url, language }) => {
  const { filters, problems } = await readFilters(url.searchParams, 'all')
  if (problems[0]) throw new AppError('invalid', 'invalid.value', { name: problems[0].name, value: problems[0].value })
  const shown = kindsShown(filters, readMapRecords(url.searchParams.get('records')))
  const body = JSON.stringify(placesGeoJson(await listMapPlaces(actor, filters, shown, language)))
  return new Response(body, { headers: { 'Content-Type': 'application/geo+json', 'Cache-Control': 'no-cache' } })
})
