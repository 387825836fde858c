import type { Place } from '#app/features/projects/content.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { placeLine, type PlaceLine } from './place-line.server.ts'
import { publicPlace, type PublicPlace } from './public-place.server.ts'

/** A place as the workspace knows it, in words; `point` in degrees, latitude first. */
export type HeldPlace = PlaceLine & { point: string | null; precision: string }

/** The place where it says more than the public sees of it, for members alone; null where the public sees all of it. `words` has those of precisions. */
export async function heldBack(place: Place, language: Language, words: (key: string) => string): Promise<HeldPlace | null> {
  if (!saysMore(place, await publicPlace(place))) return null
  const { point } = place
  const degrees = point && [point.lat, point.lon].map((value) => formatNumber(language, value)).join(' · ')
  return { ...placeLine(place, language), point: degrees ?? null, precision: words(`precision.${place.precision}`) }
}

/** True where a place has a point, a name or an area that the public does not see so. */
export function saysMore(held: Place, shown: PublicPlace): boolean {
  const { point, name, admin1 } = held
  const isMoved = point !== undefined && (point.lat !== shown.point?.lat || point.lon !== shown.point.lon)
  const isUnnamed = Object.keys(name ?? {}).length > 0 && shown.name === undefined
  return isMoved || isUnnamed || (admin1 !== undefined && shown.admin1 === undefined)
}
