import type { Geometry } from 'geojson'
import { findGeometryFault } from '../../reading/geojson-geometry.ts'

/** Longer texts are outlines that no page should hold. */
const LONGEST = 4 << 20

/** A geometry as a cell writes it: GeoJSON, or well-known text in degrees. Null for what is none, or has a fault. */
export function readGeometry(text: string): Geometry | null {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > LONGEST) return null
  const read = trimmed.startsWith('{') ? parseJson(trimmed) : readWellKnownText(trimmed)
  const geometry = isFeature(read) ? read.geometry : read
  return geometry === null || geometry === undefined || findGeometryFault(geometry) !== null ? null : (geometry as Geometry)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isFeature = (value: unknown): value is { geometry: unknown } =>
  typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'Feature' && 'geometry' in value

const TYPES: Record<string, string> = {
  POINT: 'Point',
  MULTIPOINT: 'MultiPoint',
  LINESTRING: 'LineString',
  MULTILINESTRING: 'MultiLineString',
  POLYGON: 'Polygon',
  MULTIPOLYGON: 'MultiPolygon',
}

/** `POLYGON ((30 10, 40 40, 20 40, 30 10))` as GeoJSON would say it; heights and measures are left out. */
function readWellKnownText(text: string): unknown {
  const found = /^(?:SRID=4326;)?\s*(MULTI)?(POINT|LINESTRING|POLYGON)\s*(?:Z|M|ZM)?\s*(\([-\d\s.,()eE+]*\))$/i.exec(text)
  const type = TYPES[`${found?.[1] ?? ''}${found?.[2] ?? ''}`.toUpperCase()]
  if (!found || !type) return null
  const nested = (found[3] ?? '')
    .replace(/([-\d.eE+]+)\s+([-\d.eE+]+)(?:\s+[-\d.eE+]+)*/g, '[$1,$2]')
    .replaceAll('(', '[')
    .replaceAll(')', ']')
  const coordinates = parseJson(nested)
  if (!Array.isArray(coordinates)) return null
  const items = coordinates as unknown[]
  // Brackets around a point are those of the list that the text always writes.
  if (type === 'Point') return { type, coordinates: items[0] }
  return {
    type,
    coordinates:
      type === 'MultiPoint' ? items.map((item) => (Array.isArray(item) && Array.isArray(item[0]) ? (item[0] as unknown) : item)) : items,
  }
}
