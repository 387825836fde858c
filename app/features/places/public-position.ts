import { PRECISIONS, type Place, type Precision } from '#app/features/projects/content.ts'
import type { LatLon } from './coordinates.ts'

/** Where the public sees a place. Country and area are the public's, too: what is not here is not told. */
export type PublicPosition = {
  point?: LatLon | undefined
  /** ISO 3166-1 alpha-2. */
  country?: string | undefined
  /** ISO 3166-2, first level. */
  admin1?: string | undefined
  precision: Precision
}

type Landmarks = {
  /** The fixed point of a country or first-level area. */
  labelPoint: (code: string) => LatLon | undefined
  /** The settlement that stands for the place; needed only where `showsSettlement`. */
  settlement?: LatLon | undefined
}

/** The coarser of what is known and what may be seen. */
export function visiblePrecision(place: Place): Precision {
  return PRECISIONS[Math.max(PRECISIONS.indexOf(place.precision), PRECISIONS.indexOf(place.publicPrecision))] ?? 'country'
}

/**
 * True where nothing of a place is held back from the public: it may see the point itself, or no point is known that it does not see.
 * A point that somebody typed is finer than what they say of it, so that without the first it is never shown, nor the name beside it.
 */
export const isShownWhole = (place: Place): boolean =>
  place.publicPrecision === 'exact' || (!place.point && visiblePrecision(place) === place.precision)

/** True where the public sees a settlement instead of the point. */
export const showsSettlement = (place: Place): boolean => place.publicPrecision === 'settlement' && visiblePrecision(place) === 'settlement'

/**
 * The public position of a place: as it is where its public precision is exact, else at the fixed point of its settlement, area or
 * country; never jittered, never called finer than it is known. Where the finer thing is unknown, the next coarser one stands for it.
 */
export function publicPosition(place: Place, { labelPoint, settlement }: Landmarks): PublicPosition {
  const precision = visiblePrecision(place)
  const { admin1 } = place
  const country = place.country ?? admin1?.slice(0, 2)
  const point = showsSettlement(place) ? settlement : place.point
  if ((precision === 'exact' || precision === 'settlement') && point) {
    return { point: { lat: point.lat, lon: point.lon }, country, admin1, precision }
  }
  if (precision !== 'country' && admin1) {
    const label = labelPoint(admin1)
    if (label) return { point: label, country, admin1, precision: 'admin1' }
  }
  return { point: country ? labelPoint(country) : undefined, country, precision: 'country' }
}
