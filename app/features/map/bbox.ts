/** West, south, east, north in degrees; west > east where the box crosses the antimeridian. */
export type Bbox = readonly [west: number, south: number, east: number, north: number]

type Point = { lat: number; lon: number }

/** All land but Antarctica. */
export const WORLD: Bbox = [-180, -57, 180, 78]

const WIDEST = 200
const MARGIN = 0.08

/** Degrees from the west side to the east side, over the antimeridian where need be. */
export function bboxWidth([west, , east]: Bbox): number {
  return east >= west ? east - west : east - west + 360
}

/** A box as the `bbox` filter writes it. */
export function formatBbox(bbox: Bbox, decimals = 3): string {
  return bbox.map((degrees) => Number(degrees.toFixed(decimals))).join(',')
}

/**
 * The smallest box around the points with some air, at least `least` degrees on each side, going over the
 * antimeridian where that is the shorter way. The world where there is no point, or where they lie all around it.
 */
export function bboxOf(points: readonly Point[], least = 4): Bbox {
  if (points.length === 0) return WORLD
  const { west, width } = shortestSpan(points.map(({ lon }) => lon))
  if (width > WIDEST) return WORLD
  const lats = points.map(({ lat }) => lat)
  const south = lats.reduce((a, b) => Math.min(a, b))
  const north = lats.reduce((a, b) => Math.max(a, b))
  const airX = Math.max(width * MARGIN, (least - width) / 2)
  const airY = Math.max((north - south) * MARGIN, (least - (north - south)) / 2)
  return [wrapLongitude(west - airX), Math.max(-85, south - airY), wrapLongitude(west + width + airX), Math.min(85, north + airY)]
}

/** The same meridian between 180° W and 180° E. */
export function wrapLongitude(lon: number): number {
  return lon >= -180 && lon <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180
}

/** The shortest way round the globe that passes all longitudes: what is left of the circle without its widest gap. */
function shortestSpan(longitudes: readonly number[]): { west: number; width: number } {
  const sorted = [...new Set(longitudes)].sort((a, b) => a - b)
  const gaps = sorted.map((lon, i) => ({ after: i, width: (sorted[i + 1] ?? (sorted[0] ?? 0) + 360) - lon }))
  const widest = gaps.reduce((a, b) => (b.width > a.width ? b : a))
  return { west: sorted[(widest.after + 1) % sorted.length] ?? 0, width: 360 - widest.width }
}
