/** What is wrong with a geometry, by RFC 7946; the row stays, and whoever draws a map leaves the geometry out. */
type GeometryFault =
  | 'geometry-type'
  | 'geometry-coordinates'
  | 'geometry-line-short'
  | 'geometry-ring-short'
  | 'geometry-ring-open'
  | 'geometry-range'
  | 'geometry-bbox'

/** How deep positions lie within the coordinates of each type. */
const DEPTHS: Record<string, number> = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 }
const MOST_NESTED = 20

export const GEOMETRY_TYPES = [...Object.keys(DEPTHS), 'GeometryCollection']

/** The first fault of a parsed geometry; null: it is whole, or there is none (`null` is a geometry that is not known). */
export function findGeometryFault(geometry: unknown, nested = 0): GeometryFault | null {
  if (geometry === null) return null
  if (!isObject(geometry) || typeof geometry.type !== 'string') return 'geometry-type'
  if ('bbox' in geometry && !isBbox(geometry.bbox)) return 'geometry-bbox'
  if (geometry.type === 'GeometryCollection') {
    if (!Array.isArray(geometry.geometries) || nested > MOST_NESTED) return 'geometry-type'
    for (const part of geometry.geometries as unknown[]) {
      const fault = part === null ? 'geometry-type' : findGeometryFault(part, nested + 1)
      if (fault) return fault
    }
    return null
  }
  const depth = Object.hasOwn(DEPTHS, geometry.type) ? DEPTHS[geometry.type] : undefined
  if (depth === undefined) return 'geometry-type'
  return findCoordinatesFault(geometry.coordinates, geometry.type, depth)
}

/** What RFC 7946 only advises against: no reason to leave the geometry out. */
export function findGeometryRemark(geometry: unknown): 'geometry-single' | 'geometry-dimensions' | null {
  if (!isObject(geometry)) return null
  if (Array.isArray(geometry.geometries)) return geometry.geometries.length === 1 ? 'geometry-single' : null
  let position = geometry.coordinates
  while (Array.isArray(position) && Array.isArray(position[0])) position = position[0] as unknown
  return Array.isArray(position) && position.length > 3 ? 'geometry-dimensions' : null
}

/** A box has a corner each of two or of three numbers. */
export function isBbox(bbox: unknown): boolean {
  return Array.isArray(bbox) && (bbox.length === 4 || bbox.length === 6) && bbox.every((value) => typeof value === 'number')
}

function findCoordinatesFault(coordinates: unknown, type: string, depth: number): GeometryFault | null {
  if (!Array.isArray(coordinates)) return 'geometry-coordinates'
  const items = coordinates as unknown[]
  if (depth === 0) return positionFault(items)
  for (const item of items) {
    const fault = findCoordinatesFault(item, type, depth - 1)
    if (fault) return fault
  }
  if (depth !== 1) return null
  if (type.endsWith('LineString') && items.length < 2) return 'geometry-line-short'
  return type.endsWith('Polygon') ? ringFault(items as number[][]) : null
}

function positionFault(position: unknown[]): GeometryFault | null {
  if (position.length < 2 || !position.every((value) => typeof value === 'number' && Number.isFinite(value))) return 'geometry-coordinates'
  const [longitude = 0, latitude = 0] = position as number[]
  // Borders that pass the date line are written a little beyond it; metres of a projection are far out.
  return Math.abs(longitude) > 190 || Math.abs(latitude) > 90.0001 ? 'geometry-range' : null
}

function ringFault(ring: number[][]): GeometryFault | null {
  if (ring.length < 4) return 'geometry-ring-short'
  const first = ring[0] ?? []
  const last = ring.at(-1) ?? []
  return first.length === last.length && first.every((value, at) => value === last[at]) ? null : 'geometry-ring-open'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
