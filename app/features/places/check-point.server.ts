import { readPoint, type LatLon, type PointRemark } from './coordinates.ts'
import { locatePoint, type LocatedPoint } from './locate-point.server.ts'

export type CheckedPoint =
  | { ok: true; point: LatLon; /** Null where nothing is known, as at sea. */ located: LocatedPoint | null; hints: PointRemark[] }
  | { ok: false; errors: PointRemark[] }

type TypedPoint = {
  /** As typed. */
  lat: string
  lon: string
  /** What the form says of it: ISO 3166-1 alpha-2 and ISO 3166-2. */
  country?: string | undefined
  admin1?: string | undefined
}

/**
 * Reads typed coordinates and says where they are. Hints never stand in the way: a point at 0,0, at sea, in another country or area
 * than chosen, or that fits once latitude and longitude change places. Messages are keys of the namespace `places`.
 */
export async function checkPoint({ lat, lon, country, admin1 }: TypedPoint, language?: string): Promise<CheckedPoint> {
  const read = readPoint(lat, lon)
  if (!read.ok) return read
  const { point } = read
  const located = await locatePoint(point.lat, point.lon, language)
  if (!country || isIn(located, country)) {
    const hints = located ? otherArea(located, admin1) : nowhere(read.hints)
    return { ok: true, point, located, hints: [...read.hints, ...hints] }
  }
  const swapped = await locatePoint(point.lon, point.lat)
  const hint: PointRemark['message'] = swapped?.country === country ? 'point.swapped' : located ? 'point.otherCountry' : 'point.nowhere'
  return { ok: true, point, located, hints: [...read.hints, { field: 'point', message: hint }] }
}

const isIn = (located: LocatedPoint | null, country: string) => located !== null && [country, null].includes(located.country)

const otherArea = (located: LocatedPoint, admin1: string | undefined): PointRemark[] =>
  admin1 && located.admin1 && located.admin1 !== admin1 ? [{ field: 'point', message: 'point.otherArea' }] : []

/** 0,0 is at sea, too: once is enough. */
const nowhere = (said: PointRemark[]): PointRemark[] => (said.length > 0 ? [] : [{ field: 'point', message: 'point.nowhere' }])
