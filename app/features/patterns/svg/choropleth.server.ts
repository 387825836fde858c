import { bboxWidth, type Bbox, WORLD } from '#app/features/map/bbox.ts'
import { focusFrame, type Frame, projectPoint, type ProjectionName, SHEETS } from '#app/features/map/svg/projections.ts'
import { countryShape, WORLD_DISPUTED, WORLD_GROUP, WORLD_LINES, worldBaseAddress } from '#app/features/map/svg/world-base.server.ts'
import { countryExtents, type Extent } from '#app/features/map/svg/world-shapes.server.ts'
import type { Level } from '#app/features/patterns/measures.ts'
import { labelPoint } from '#app/features/places/areas.server.ts'
import { instanceSettings } from '#app/platform/instance/instance-settings.server.ts'
import { type AreaSheet, areaSheet, FINER, SHEET_LINES } from './area-sheet.server.ts'

/** How an area is filled: a step of the ramp; nothing of what is measured (`zero`); records that do not state it; no records. */
export type Look = 1 | 2 | 3 | 4 | 5 | 'zero' | 'unstated' | 'none'

export type PaintedArea = { area: string; look: Look; title: string; href: string | null }

export type Choropleth = {
  /** Width by height. */
  ratio: number
  viewBox: string
  isWorld: boolean
  /** Land and boundaries under the areas, and the lines over them: drawn at each of these offsets. */
  base: string
  lines: string[]
  /** Lines in the units of the view box, over all others. */
  top: string
  offsets: number[]
  /** Units of the areas, and of the lines, in one of the view box. */
  finer: number
  shapes: (PaintedArea & { shape: string })[]
  /** Areas too small to see, or without an outline, at percentages of width and height. */
  dots: (PaintedArea & { x: number; y: number })[]
}

type Wanted = {
  level: Level
  painted: readonly PaintedArea[]
  /** The part of the world; null for all of it. */
  focus: Bbox | null
  /** The countries whose first-level areas are drawn. */
  countries: readonly string[]
}

/** The side of a square, as a share of the drawing's width, that one would hardly see. */
const HARDLY_SEEN = 0.009

/** Areas as the server draws them: outlines come from drawings that pages share, the page holds colours, words and links alone. */
export async function drawChoropleth({ level, painted, focus, countries }: Wanted): Promise<Choropleth> {
  const sheets = level === 'admin1' ? await Promise.all(countries.map(areaSheet)) : []
  const name: ProjectionName = level === 'admin1' || focus ? 'mercator' : 'equal-earth'
  const frame = name === 'mercator' ? focusFrame(focus ?? WORLD) : SHEETS[name].frame
  const base = worldBaseAddress(name, (await instanceSettings()).unsettledLines)
  const outline = outlinesOf(level, name, base, sheets)
  const drawn = painted.flatMap((area) => {
    const found = outline(area.area)
    return found ? [{ ...area, ...found }] : []
  })
  const visible = drawn.filter(({ extent }) => turns(frame).some((turn) => isInFrame(extent, frame, turn)))
  const least = (frame.width * HARDLY_SEEN) ** 2
  const outlined = new Set(drawn.filter(({ extent }) => extent.area >= least).map(({ area }) => area))
  return {
    ratio: frame.width / frame.height,
    viewBox: [frame.x, frame.y, frame.width, frame.height].map(Math.round).join(' '),
    isWorld: name === 'equal-earth',
    base: `${base}#${WORLD_GROUP}`,
    lines: sheets.map(({ address }) => `${address}#${SHEET_LINES}`),
    top: `${base}#${level === 'admin1' ? WORLD_DISPUTED : WORLD_LINES}`,
    offsets: turns(frame),
    finer: level === 'admin1' ? FINER : 1,
    shapes: visible.map(({ extent: _, ...area }) => area),
    dots: painted.filter(({ area, look }) => look !== 'none' && !outlined.has(area)).flatMap((area) => dotOf(area, name, frame)),
  }
}

type Outline = { shape: string; extent: Extent }

function outlinesOf(level: Level, name: ProjectionName, base: string, sheets: readonly AreaSheet[]): (area: string) => Outline | null {
  if (level === 'country') {
    const extents = countryExtents(name)
    return (area) => {
      const extent = extents.get(area)
      return extent ? { shape: `${base}#${countryShape(area)}`, extent } : null
    }
  }
  const shapes = new Map(
    sheets.flatMap(({ address, areas }) => [...areas].map(([area, extent]) => [area, { shape: `${address}#${area}`, extent }])),
  )
  return (area) => shapes.get(area) ?? null
}

/** How far to the east a sheet is drawn once more, for a frame over the antimeridian. */
function turns({ x, width }: Frame): number[] {
  return x + width > SHEETS.mercator.frame.width ? [0, SHEETS.mercator.frame.width] : [0]
}

function isInFrame({ left, right, top, bottom }: Extent, { x, y, width, height }: Frame, turn: number): boolean {
  return left + turn < x + width && right + turn > x && top < y + height && bottom > y
}

function dotOf(area: PaintedArea, name: ProjectionName, frame: Frame): (PaintedArea & { x: number; y: number })[] {
  const at = labelPoint(area.area)
  if (!at) return []
  const point = projectPoint(name, at.lat, at.lon)
  const x = name === 'mercator' && point.x < frame.x ? point.x + SHEETS.mercator.frame.width : point.x
  const [across, down] = [(x - frame.x) / frame.width, (point.y - frame.y) / frame.height]
  const isInside = across >= 0 && across <= 1 && down >= 0 && down <= 1
  return isInside ? [{ ...area, x: percent(across), y: percent(down) }] : []
}

const percent = (share: number) => Number((share * 100).toFixed(2))

/** A part of the world worth its own map; null where it is most of the world. */
export const focusOn = (box: Bbox | null): Bbox | null => (box === null || box === WORLD || bboxWidth(box) > 200 ? null : box)
