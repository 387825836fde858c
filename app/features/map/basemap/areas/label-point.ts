import type { MultiPolygon, Position } from 'geojson'
import { isInside, signedArea } from '../rings.ts'

export type LabelPoint = { lat: number; lon: number; /** Of the part it lies in, in square degrees. */ size: number }

/** Share of the height of a part to which the point is sought. */
const PRECISION = 0.005

/**
 * The point of the largest part that lies farthest from its rim, as the crow flies there: a square is divided as long as its middle
 * could be bettered inside it.
 */
export function labelPoint({ coordinates }: MultiPolygon): LabelPoint {
  const parts = coordinates.map((rings) => flatten(rings)).sort((one, other) => other.size - one.size)
  const [part] = parts
  if (!part) throw new Error('An area without land has no point')
  const [x, y] = farthestFromRim(part.rings)
  return { lat: y, lon: x / part.narrowing, size: part.size / part.narrowing }
}

/** East-west is drawn together as far as degrees are narrower there. */
function flatten(rings: readonly Position[][]) {
  const lats = (rings[0] ?? []).map(([, lat = 0]) => lat)
  const narrowing = Math.cos((((Math.min(...lats) + Math.max(...lats)) / 2) * Math.PI) / 180)
  const flat = rings.map((ring) => ring.map(([lon = 0, lat = 0]): Position => [lon * narrowing, lat]))
  return { rings: flat, narrowing, size: Math.abs(signedArea(flat[0] ?? [])) / 2 }
}

type Square = { x: number; y: number; half: number; /** Negative outside. */ distance: number; most: number }

function farthestFromRim(rings: readonly Position[][]): [x: number, y: number] {
  const [outer = []] = rings
  const xs = outer.map(([x = 0]) => x)
  const ys = outer.map(([, y = 0]) => y)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)]
  const precision = (top - bottom) * PRECISION
  const side = Math.min(right - left, top - bottom) || 1e-6
  const square = (x: number, y: number, half: number): Square => {
    const distance = distanceToRim([x, y], rings)
    return { x, y, half, distance, most: distance + half * Math.SQRT2 }
  }
  let squares: Square[] = []
  for (let x = left; x < right; x += side)
    for (let y = bottom; y < top; y += side) squares.push(square(x + side / 2, y + side / 2, side / 2))
  let best = square((left + right) / 2, (bottom + top) / 2, 0)
  while (squares.length > 0) {
    for (const found of squares) if (found.distance > best.distance) best = found
    const open = squares.filter(({ most }) => most - best.distance > precision)
    squares = open.flatMap(({ x, y, half }) => {
      const quarter = half / 2
      return [-quarter, quarter].flatMap((dx) => [-quarter, quarter].map((dy) => square(x + dx, y + dy, quarter)))
    })
  }
  return [best.x, best.y]
}

function distanceToRim(position: Position, rings: readonly Position[][]): number {
  let inside = false
  let nearest = Infinity
  for (const ring of rings) {
    if (isInside(position, ring)) inside = !inside
    for (let i = 0; i < ring.length - 1; i++) nearest = Math.min(nearest, distanceToLine(position, ring[i] ?? [], ring[i + 1] ?? []))
  }
  return inside ? nearest : -nearest
}

function distanceToLine([x = 0, y = 0]: Position, [x0 = 0, y0 = 0]: Position, [x1 = 0, y1 = 0]: Position): number {
  const [dx, dy] = [x1 - x0, y1 - y0]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length))
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy)
}
