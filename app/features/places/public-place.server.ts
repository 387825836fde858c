import type { Place } from '#app/features/projects/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { admin1Of, labelPoint } from './areas.server.ts'
import { locatePoint } from './locate-point.server.ts'
import { publicPosition, showsSettlement, visiblePrecision, type PublicPosition } from './public-position.ts'
import { nearestSettlement } from './search-places.server.ts'

/** A place as everybody may see it. */
export type PublicPlace = PublicPosition & { name?: LanguageText | undefined }

/** The public position of a place, with its name only where the public sees the place as precisely as it is known: a name tells, too. */
export async function publicPlace(place: Place): Promise<PublicPlace> {
  const known = await withAreas(place)
  const settlement = showsSettlement(known) && known.point ? await nearestSettlement(known.point, known) : null
  const position = publicPosition(known, { labelPoint, settlement: settlement ?? undefined })
  return visiblePrecision(place) === place.precision ? { ...position, name: place.name } : position
}

/** The place with its first-level area, and with the country and area around its point where it states none. */
async function withAreas(place: Place): Promise<Place> {
  const stated = { ...place, admin1: place.admin1 && admin1Of(place.admin1) }
  const isComplete = stated.country && (stated.admin1 || visiblePrecision(stated) === 'country')
  if (isComplete || !stated.point) return stated
  const located = await locatePoint(stated.point.lat, stated.point.lon)
  if (!located?.country || (stated.country && stated.country !== located.country)) return stated
  return { ...stated, country: located.country, admin1: stated.admin1 ?? located.admin1 }
}
