import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { geoArea, geoBounds, geoPath, type GeoPermissibleObjects } from 'd3-geo'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { type Bbox, bboxOf, bboxWidth } from '#app/features/map/bbox.ts'
import { type ProjectionName, SHEETS } from '#app/features/map/svg/projections.ts'
import { relativePath } from '#app/features/map/svg/relative-path.ts'

type World = Topology<{ countries: GeometryCollection }>

/** How far a shape reaches on a sheet, and the room it takes, in units of the sheet. */
export type Extent = { left: number; top: number; right: number; bottom: number; area: number }

/** Countries with their simplified outlines, by ISO 3166-1 alpha-2. */
export function readWorld(): World {
  const packed = readFileSync(path.resolve('app/features/map/data/world.topo.json.gz'))
  return JSON.parse(gunzipSync(packed).toString('utf8')) as World
}

/** Draws geometries on a sheet as the text of an SVG path. */
export function pathDrawer(name: ProjectionName): (geometry: GeoPermissibleObjects) => string {
  return (geometry) => {
    const context = relativePath()
    geoPath(SHEETS[name].projection, context)(geometry)
    return context.toString()
  }
}

function extentOf(name: ProjectionName, geometry: GeoPermissibleObjects): Extent {
  const measure = geoPath(SHEETS[name].projection)
  const [[left, top], [right, bottom]] = measure.bounds(geometry)
  return { left, top, right, bottom, area: measure.area(geometry) }
}

const extents = new Map<ProjectionName, Map<string, Extent>>()

/** The extent of each country that has an outline. Measured once a process. */
export function countryExtents(name: ProjectionName): ReadonlyMap<string, Extent> {
  const known = extents.get(name)
  if (known) return known
  const measured = new Map([...countryOutlines()].map(([code, outline]) => [code, extentOf(name, outline)]))
  extents.set(name, measured)
  return measured
}

type Outline = Feature<Polygon | MultiPolygon>
let outlines: Map<string, Outline> | undefined

function countryOutlines(): Map<string, Outline> {
  if (outlines) return outlines
  const world = readWorld()
  outlines = new Map(world.objects.countries.geometries.map((country) => [String(country.id), feature(world, country) as Outline]))
  return outlines
}

/** What is smaller than this share of a country's largest part does not by itself widen a map of it. */
const GREAT_PART = 0.2
/** How far from the great parts, as a share of their size, the small ones still count: Kyushu does for Japan, Guiana does not for France. */
const NEAR = 0.5

/** The box around countries without what lies far off; null where none of them has an outline. */
export function boundsOfCountries(codes: readonly string[]): Bbox | null {
  const corners = codes.flatMap((code) => {
    const outline = countryOutlines().get(code)
    return outline ? mainCorners(outline) : []
  })
  return corners.length > 0 ? bboxOf(corners, 1) : null
}

type Corner = { lat: number; lon: number }

function mainCorners({ geometry }: Outline): Corner[] {
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((coordinates): Polygon => ({
    type: 'Polygon',
    coordinates,
  }))
  const parts = polygons.map((polygon) => ({ size: geoArea(polygon), corners: cornersOf(polygon) }))
  const largest = Math.max(...parts.map(({ size }) => size))
  const great = parts.filter(({ size }) => size >= largest * GREAT_PART).flatMap(({ corners }) => corners)
  const box = bboxOf(great, 0)
  return parts.filter(({ corners }) => corners.every((corner) => isNear(corner, box))).flatMap(({ corners }) => corners)
}

function cornersOf(polygon: Polygon): Corner[] {
  const [[west, south], [east, north]] = geoBounds(polygon)
  return [
    { lat: south, lon: west },
    { lat: north, lon: east },
  ]
}

function isNear({ lat, lon }: Corner, box: Bbox): boolean {
  const [west, south, , north] = box
  const [width, height] = [bboxWidth(box), north - south]
  const east = (lon - west + width * NEAR + 720) % 360
  return east <= width * (1 + 2 * NEAR) && lat >= south - height * NEAR && lat <= north + height * NEAR
}
