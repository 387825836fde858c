import { readFiltersOrRefuse } from '#app/features/api/list-query.server.ts'
import { readCell } from '#app/features/map/map-cell.ts'
import { MOST_PLACES, placesGeoJson } from '#app/features/map/places.ts'
import { listMapPlaces } from '#app/features/map/queries/list-places.server.ts'
import { kindsShown, readMapRecords } from '#app/features/map/shown-kinds.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

const IS = {
  limit: /^[1-9]\d{0,3}$/,
  record: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
}

/** The places that the cards of the map speak of: those that fit the filters, of one cell (`at`) or one `record`. What cannot be understood is refused. */
export const loader = loaderFor([], async ({ url, language }) => {
  const { searchParams } = url
  const filters = await readFiltersOrRefuse(searchParams, 'all')
  const asked = (name: keyof typeof IS) => {
    const value = searchParams.get(name)
    if (value && !IS[name].test(value)) throw wrong(name, value)
    return value ?? undefined
  }
  const cell = searchParams.get('at')
  const at = cell ? readCell(cell) : undefined
  if (at === null) throw wrong('at', cell ?? '')
  const limit = Math.min(MOST_PLACES, Number(asked('limit') ?? MOST_PLACES))
  const shown = kindsShown(filters, readMapRecords(searchParams.get('records')))
  const places = await listMapPlaces(filters, shown, language, { limit, at, recordId: asked('record') })
  return new Response(JSON.stringify(placesGeoJson(places)), {
    headers: { 'Content-Type': 'application/geo+json', 'Cache-Control': 'no-cache' },
  })
})

const wrong = (name: string, value: string) => new AppError('invalid', 'invalid.value', { name, value: value.slice(0, 80) })
