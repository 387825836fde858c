import { countryName } from '#app/features/classifications/countries.ts'
import { filterParams } from '#app/features/filters/filters.ts'
import { areaCorners } from '#app/features/places/area-corners.server.ts'
import { admin1Name, labelPoint } from '#app/features/places/areas.server.ts'
import { searchAreas } from '#app/features/places/search-areas.server.ts'
import { searchPlaces } from '#app/features/places/search-places.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { bboxOf, type Bbox } from './bbox.ts'
import type { MapAsked } from './map-asked.server.ts'
import { mapPath } from './paths.ts'

/** What the reader typed to go to a place, and the places of that name, each with the address that shows the map there. */
export type FoundOnMap = { typed: string; places: { label: string; href: string }[]; kept: { name: string; value: string }[] }

const MOST = { areas: 4, settlements: 6 }
/** Degrees around a settlement, and at least around an area. */
const AROUND = { settlement: 1, area: 0.5 }

/** Countries, areas and settlements by their name in any script; the map goes there with the filters in force. */
export async function findOnMap({ filters, records, find }: MapAsked, language: Language): Promise<FoundOnMap> {
  const inForce = filterParams({ ...filters, bbox: null })
  if (records !== 'both') inForce.set('records', records)
  const kept = [...inForce].map(([name, value]) => ({ name, value }))
  if (find === '') return { typed: '', places: [], kept }
  const [areas, settlements] = await Promise.all([
    Promise.all(searchAreas(find, MOST.areas).map(async (code) => ({ label: areaLabel(code, language), bbox: await areaBox(code) }))),
    searchPlaces(find, { language, limit: MOST.settlements }),
  ])
  const near = settlements.map(({ name, admin1, country, ...point }) => ({
    label: [...new Set([name, admin1 && admin1Name(admin1, language), country && countryName(country, language)])]
      .filter(Boolean)
      .join(', '),
    bbox: bboxOf([point], AROUND.settlement),
  }))
  const places = [...areas, ...near].map(({ label, bbox }) => ({ label, href: mapPath(language, { filters: inForce, bbox }) }))
  return { typed: find, places, kept }
}

const areaLabel = (code: string, language: Language) =>
  code.includes('-')
    ? translator(language, 'map')('find.area', {
        area: admin1Name(code, language) ?? code,
        country: countryName(code.slice(0, 2), language),
      })
    : countryName(code, language)

/** Around the boundaries; around its point where the boundaries do not name it. */
async function areaBox(code: string): Promise<Bbox> {
  const corners = await areaCorners(code)
  const point = labelPoint(code)
  return corners.length > 0 || !point ? bboxOf(corners, AROUND.area) : bboxOf([point], AROUND.settlement)
}
