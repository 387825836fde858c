import type { Place } from '#app/features/projects/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { admin1Of, labelPoint } from './areas.server.ts'
import { locatePoint } from './locate-point.server.ts'
import { isShownWhole, publicPosition, showsSettlement, visiblePrecision, type PublicPosition } from './public-position.ts'
import { standInFor, type StandIn } from './stand-in.server.ts'

/** A place as everybody may see it. */
export type PublicPlace = PublicPosition & { name?: LanguageText | undefined; description?: LanguageText | undefined }

/** The public position of a place, with its name and description only where nothing of it is held back: words tell, too. */
export async function publicPlace(place: Place): Promise<PublicPlace> {
  const known = await withAreas(place)
  const settlement = showsSettlement(known) && known.point ? await standInFor(known.point, known) : null
  const position = publicPosition(known, { labelPoint, settlement: settlement ?? undefined })
  if (settlement) return { ...position, ...wordsOf(place, settlement) }
  return isShownWhole(place) ? { ...position, name: place.name, description: place.description } : position
}

/**
 * A settlement goes by its own names. Those of the place are told where one of them is the settlement's, so that the others are
 * translations of it; its description where, besides, the place is that settlement and no point in it.
 */
function wordsOf(place: Place, settlement: StandIn): Pick<PublicPlace, 'name' | 'description'> {
  if (!Object.values(place.name ?? {}).some(settlement.isCalled)) return { name: settlement.name }
  const isItself = place.point?.lat === settlement.lat && place.point.lon === settlement.lon
  return { name: { ...settlement.name, ...place.name }, ...(isItself && { description: place.description }) }
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
