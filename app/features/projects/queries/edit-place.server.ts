import { admin1Name } from '#app/features/places/areas.server.ts'
import { checkPoint } from '#app/features/places/check-point.server.ts'
import { locatePoint } from '#app/features/places/locate-point.server.ts'
import { findPlace, searchPlaces } from '#app/features/places/search-places.server.ts'
import { countryName } from '#app/features/classifications/countries.ts'
import type { Place } from '#app/features/projects/content.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { adminAreas } from './edit-options.server.ts'
import type { Option } from '#app/ui/form/select.tsx'

/** A settlement found by name; `value` is its id, `label` tells it from its namesakes. */
export type FoundSettlement = Option & { name: string; lat: number; lon: number; country: string; admin1: string }

/** Settlements whose name, in any language and script, begins with what was typed. */
export async function findSettlements(typed: string, language: Language): Promise<FoundSettlement[]> {
  const found = await searchPlaces(typed, { language, limit: 8 })
  return found.map(({ id, name, matched, country = '', admin1 = '', lat, lon }) => {
    const known = matched === name ? name : `${name} (${matched})`
    const within = [admin1 && admin1Name(admin1, language), country && countryName(country, language)].filter((part): part is string =>
      Boolean(part),
    )
    return { value: id, label: [known, ...within].join(language === 'ar' ? '، ' : ', '), name, lat, lon, country, admin1 }
  })
}

/** A settlement's name in the reader's language, and its point. */
export type Settlement = Pick<FoundSettlement, 'name' | 'lat' | 'lon'>

/** One settlement by its id; null where there is none. */
export async function getSettlement(id: string, language: Language): Promise<Settlement | null> {
  const found = await findPlace(id, language)
  return found && { name: found.name, lat: found.lat, lon: found.lon }
}

/** Country and area around a point, with the areas of that country to choose from. */
export type LocatedArea = { country: string; admin1: string; near: string; areas: Option[] }

export async function locateForForm(lat: number, lon: number, language: Language): Promise<LocatedArea> {
  const located = await locatePoint(lat, lon, language)
  const country = located?.country ?? ''
  return { country, admin1: located?.admin1 ?? '', near: located?.near ?? '', areas: adminAreas(country, language) }
}

/** What is odd about where a stored place lies: a key of the namespace `places` and its placeholders. */
export type PlaceRemark = { key: string; params: { country: string; area: string } }

export async function placeRemarks({ point, country, admin1 }: Place, language: Language): Promise<PlaceRemark[]> {
  if (point?.lat === undefined || point.lon === undefined) return []
  const checked = await checkPoint({ lat: String(point.lat), lon: String(point.lon), country, admin1 })
  if (!checked.ok) return []
  const { located } = checked
  const params = {
    country: located?.country ? countryName(located.country, language) : '',
    area: (located?.admin1 && admin1Name(located.admin1, language)) ?? '',
  }
  return checked.hints.map(({ message }) => ({ key: message, params }))
}
