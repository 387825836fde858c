import type { Place } from '#app/features/projects/content.ts'
import { locatePoint } from './locate-point.server.ts'

/**
 * Whether a point lies where it can hardly be meant: at 0,0, far from any settlement, or in another country than the place states.
 * Areas whose status is not settled lie in every country.
 */
export async function isMisplaced({ point, country }: Pick<Place, 'point' | 'country'>): Promise<boolean> {
  if (!point) return false
  if (point.lat === 0 && point.lon === 0) return true
  const located = await locatePoint(point.lat, point.lon)
  if (!located) return true
  return country !== undefined && located.country !== null && located.country !== country
}
