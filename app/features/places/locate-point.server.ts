import { isOnEarth } from './coordinates.ts'
import { loadBoundaries, type Bounded } from './internal/boundaries.server.ts'
import { loadGazetteer, nameOf, type GazetteerEntry } from './internal/gazetteer.server.ts'

export type LocatedPoint = {
  /** ISO 3166-1 alpha-2; null in an area whose status is not settled: the person says what the record says. */
  country: string | null
  /** ISO 3166-2, first level; absent where there is none. */
  admin1?: string
  /** The nearest settlement within 50 km. */
  near?: string
}

/** Boundaries are generalised by about this much: a settlement so near knows better which country the point is in. */
const BOUNDARY_ERROR_KM = 3
const NEAR_KM = 50

/**
 * Country, first-level area and nearest settlement (named in the language, where known) of a point in WGS 84 degrees. Null at sea,
 * more than 50 km from any settlement, and for what is no point. Always let the person correct the answer.
 */
export async function locatePoint(lat: number, lon: number, language?: string): Promise<LocatedPoint | null> {
  const point = { lat, lon }
  if (!isOnEarth(point)) return null
  const [boundaries, gazetteer] = await Promise.all([loadBoundaries(), loadGazetteer()])
  const bounded = boundaries.find(point)
  const [nearest] = gazetteer.around(point, 1, NEAR_KM)
  const settlement = nearest === undefined ? undefined : gazetteer.entry(nearest)
  const [closest] = gazetteer.around(point, 1, BOUNDARY_ERROR_KM)
  const area = areaOf(bounded, settlement, closest !== undefined)
  return area && { ...area, ...(settlement && { near: nameOf(settlement, language) }) }
}

/** Reads the boundaries and the gazetteer, so that the first to ask does not wait a third of a second. */
export async function warmPlaces(): Promise<void> {
  await Promise.all([loadBoundaries(), loadGazetteer()])
}

function areaOf(bounded: Bounded | null, settlement: GazetteerEntry | undefined, isClose: boolean): Omit<LocatedPoint, 'near'> | null {
  const settled = settlement && { country: settlement.country || null, ...(settlement.admin1 && { admin1: settlement.admin1 }) }
  if (!bounded) return settled ?? null
  // An area whose status is not settled stays as the lines say.
  if (isClose && settled?.country && bounded.c && settled.country !== bounded.c) return settled
  return { country: bounded.c, ...(bounded.a !== undefined && { admin1: bounded.a }) }
}
