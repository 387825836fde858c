import { geoPath, geoTransform } from 'd3-geo'
import type { Geometry, Position } from 'geojson'
import { bboxOf, bboxWidth, WORLD } from '#app/features/map/bbox.ts'
import { focusFrame, projectPoint, SHEETS, type Frame } from '#app/features/map/svg/projections.ts'
import { relativePath } from '#app/features/map/svg/relative-path.ts'
import { WORLD_GROUP, worldBaseAddress } from '#app/features/map/svg/world-base.server.ts'
import { instanceSettings } from '#app/platform/instance/instance-settings.server.ts'

/** A point of the data, or several that stand together. `rows`: how many. */
export type DataPoint = { lat: number; lon: number; rows: number; title: string; href: string | null }
export type DataShape = { geometry: Geometry; title: string; href: string | null }

/** Points and outlines over land and boundaries. Positions of dots are percentages of width and height; paths are in units of the view box. */
export type PlaceDrawing = {
  ratio: number
  viewBox: string
  base: string
  offsets: number[]
  dots: { x: number; y: number; radius: number; title: string }[]
  /** Units of the paths in one of the view box. */
  finer: number
  shapes: { path: string; isLine: boolean; title: string }[]
}

/** Degrees around what is shown, so that one sees where it lies. */
const AROUND = 2
/** Steps across the drawing to which outlines are rounded: finer is not seen. */
const STEPS = 3_000

/** Draws places of data; null where there are none. */
export async function drawPlaces(points: readonly DataPoint[], shapes: readonly DataShape[]): Promise<PlaceDrawing | null> {
  const corners = [...points, ...shapes.flatMap(({ geometry }) => cornersOf(geometry))]
  if (corners.length === 0) return null
  const box = bboxOf(corners, AROUND)
  const frame = box === WORLD || bboxWidth(box) > 300 ? worldFrame() : focusFrame(box)
  const finer = Math.max(1, Math.round(STEPS / frame.width))
  const most = Math.max(1, ...points.map(({ rows }) => rows))
  const draw = pathDrawer(finer, frame)
  return {
    ratio: frame.width / frame.height,
    viewBox: [frame.x, frame.y, frame.width, frame.height].map((value) => Number(value.toFixed(2))).join(' '),
    base: `${worldBaseAddress('mercator', (await instanceSettings()).unsettledLines)}#${WORLD_GROUP}`,
    offsets: frame.x + frame.width > SHEETS.mercator.frame.width ? [0, SHEETS.mercator.frame.width] : [0],
    dots: points.flatMap(({ lat, lon, rows, title }) => {
      const at = positionIn(frame, lat, lon)
      const [x, y] = [(at.x - frame.x) / frame.width, (at.y - frame.y) / frame.height]
      if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) return []
      return [{ x: percent(x), y: percent(y), radius: most === 1 ? 4 : Number((3 + 9 * Math.sqrt(rows / most)).toFixed(1)), title }]
    }),
    finer,
    shapes: shapes
      .map(({ geometry, title }) => ({ path: draw(geometry), isLine: /Line/.test(geometry.type), title }))
      .filter(({ path }) => path !== ''),
  }
}

const percent = (share: number) => Number((share * 100).toFixed(2))

function worldFrame(): Frame {
  const { frame } = SHEETS.mercator
  return frame
}

function positionIn(frame: Frame, lat: number, lon: number): { x: number; y: number } {
  const point = projectPoint('mercator', lat, lon)
  return point.x < frame.x ? { x: point.x + SHEETS.mercator.frame.width, y: point.y } : point
}

/** Point by point: rings of data turn either way, which on a globe would be the land or all but the land. */
function pathDrawer(finer: number, frame: Frame): (geometry: Geometry) => string {
  const plane = geoTransform({
    point(lon, lat) {
      const { x, y } = positionIn(frame, lat, lon)
      this.stream.point(x, y)
    },
  })
  return (geometry) => {
    const context = relativePath(finer)
    geoPath(plane, context)(geometry)
    return context.toString()
  }
}

/** The middle of the box around a geometry. */
export function middleOf(geometry: Geometry): { lat: number; lon: number } {
  const middle = (values: number[]) =>
    (values.reduce((a, b) => Math.min(a, b), Infinity) + values.reduce((a, b) => Math.max(a, b), -Infinity)) / 2
  const corners = cornersOf(geometry)
  return { lat: middle(corners.map(({ lat }) => lat)), lon: middle(corners.map(({ lon }) => lon)) }
}

/** The corners of a geometry, as points. */
function cornersOf(geometry: Geometry): { lat: number; lon: number }[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(cornersOf)
  return positions(geometry.coordinates).map(([lon = 0, lat = 0]) => ({ lat, lon }))
}

type Nested = Position | Nested[]

function positions(coordinates: Nested): Position[] {
  return typeof coordinates[0] === 'number' ? [coordinates as Position] : (coordinates as Nested[]).flatMap(positions)
}
