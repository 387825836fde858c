import type { MultiPolygon, Position } from 'geojson'
import { groupBy } from '../group-by.ts'

type Shaped = { geometry: MultiPolygon }

/** How far from a line a corner may lie to be on it; degrees, about a centimetre. */
const ON_LINE = 1e-7
/** Side of the squares by which corners are looked up; degrees. */
const SQUARE = 0.25

/**
 * Where areas were divided, the new corners lie on lines of their neighbours that have no corner there. This gives them one, so that
 * neighbours share their boundary point by point and nothing gapes once it is simplified. Only areas that hold such lines are new.
 */
export function meetCorners<T extends Shaped>(areas: readonly T[], before: readonly Shaped[]): T[] {
  const known = new Set(before.flatMap(({ geometry }) => geometry.coordinates.flat(2)).map(keyOf))
  const corners = new Map<string, Position>()
  for (const { geometry } of areas) {
    for (const position of geometry.coordinates.flat(2)) if (!known.has(keyOf(position))) corners.set(keyOf(position), position)
  }
  const bySquare = groupBy(corners.values(), ([lon = 0, lat = 0]) => `${Math.floor(lon / SQUARE)} ${Math.floor(lat / SQUARE)}`)
  return areas.map((area) => {
    const coordinates = area.geometry.coordinates.map((rings) => rings.map((ring) => withCorners(ring, bySquare)))
    return { ...area, geometry: { ...area.geometry, coordinates } }
  })
}

const keyOf = ([lon = 0, lat = 0]: Position) => `${lon} ${lat}`

function withCorners(ring: readonly Position[], bySquare: ReadonlyMap<string, Position[]>): Position[] {
  return ring.flatMap((start, index) => {
    const end = ring[index + 1]
    return end ? [start, ...cornersOn(start, end, bySquare)] : [start]
  })
}

/** The corners between two positions of a line, in its order. */
function cornersOn(start: Position, end: Position, bySquare: ReadonlyMap<string, Position[]>): Position[] {
  const [x0 = 0, y0 = 0] = start
  const [x1 = 0, y1 = 0] = end
  const found: { at: number; corner: Position }[] = []
  const length = Math.hypot(x1 - x0, y1 - y0)
  if (length === 0) return []
  for (let column = Math.floor(Math.min(x0, x1) / SQUARE); column <= Math.max(x0, x1) / SQUARE; column++) {
    for (let row = Math.floor(Math.min(y0, y1) / SQUARE); row <= Math.max(y0, y1) / SQUARE; row++) {
      for (const corner of bySquare.get(`${column} ${row}`) ?? []) {
        const [x = 0, y = 0] = corner
        const at = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length ** 2
        const beside = Math.abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / length
        if (beside < ON_LINE && at * length > ON_LINE && (1 - at) * length > ON_LINE) found.push({ at, corner })
      }
    }
  }
  return found.sort((one, other) => one.at - other.at).map(({ corner }) => corner)
}
