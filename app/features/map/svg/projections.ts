import { type Bbox, bboxWidth } from '#app/features/map/bbox.ts'
import { geoEqualEarth, geoMercator, type GeoProjection } from 'd3-geo'

/** Equal Earth shows the world with areas as they are; Mercator shows a part of it as the interactive map does. */
export const PROJECTIONS = ['equal-earth', 'mercator'] as const
export type ProjectionName = (typeof PROJECTIONS)[number]

export type Frame = { x: number; y: number; width: number; height: number }

export type Sheet = {
  projection: GeoProjection
  /** The part of the plane that holds all land but Antarctica, in units of the sheet. */
  frame: Frame
}

const EQUAL_EARTH_WIDTH = 10_000
const MERCATOR_WIDTH = 20_000

// Turned by eleven degrees, the edge of the world runs through the Bering Strait and no country is cut.
const equalEarth = geoEqualEarth().rotate([-11, 0]).fitWidth(EQUAL_EARTH_WIDTH, { type: 'Sphere' }).precision(8)
const mercator = geoMercator()
  .scale(MERCATOR_WIDTH / (2 * Math.PI))
  .translate([MERCATOR_WIDTH / 2, MERCATOR_WIDTH / 2])
  .precision(8)

export const SHEETS: Record<ProjectionName, Sheet> = {
  'equal-earth': { projection: equalEarth, frame: { x: 0, y: 0, width: EQUAL_EARTH_WIDTH, height: 4_250 } },
  mercator: { projection: mercator, frame: { x: 0, y: 2_500, width: MERCATOR_WIDTH, height: 12_000 } },
}

/** Where a point lies on a sheet. */
export function projectPoint(name: ProjectionName, lat: number, lon: number): { x: number; y: number } {
  const [x, y] = SHEETS[name].projection([lon, Math.max(-85, Math.min(85, lat))]) ?? [NaN, NaN]
  return { x, y }
}

/** Width by height of a focused drawing; the world alone is as wide as its sheet asks. */
const FOCUS_RATIO = 4 / 3

/** The smallest frame of the fixed ratio around the box. A box over the antimeridian runs on beyond the sheet's east. */
export function focusFrame(focus: Bbox): Frame {
  const [west, south, , north] = focus
  const corner = projectPoint('mercator', north, west)
  const box = { width: (bboxWidth(focus) / 360) * SHEETS.mercator.frame.width, height: projectPoint('mercator', south, west).y - corner.y }
  const width = Math.max(box.width, box.height * FOCUS_RATIO)
  const height = width / FOCUS_RATIO
  const x = corner.x - (width - box.width) / 2
  return { x: x < 0 ? x + SHEETS.mercator.frame.width : x, y: corner.y - (height - box.height) / 2, width, height }
}
