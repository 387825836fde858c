import type { Filters } from '#app/features/filters/filters.ts'
import { bboxOf, bboxWidth, WORLD, type Bbox } from '#app/features/map/bbox.ts'
import type { MapCell } from '#app/features/map/map-cell.ts'
import { degreesOf, mortonPoint, WORLD_BITS } from '#app/features/map/morton.ts'
import type { ShownKinds } from '#app/features/map/shown-kinds.ts'
import type { SvgPlace } from '#app/features/map/svg/world-svg.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { findMapPlaces } from './list-places.server.ts'
import { gatherPlaces, type GatheredPlaces } from './gather-places.server.ts'

/** What a drawing by the server shows, and the part of the world that holds it all. */
export type DrawnPlaces = { places: SvgPlace[]; bounds: Bbox }

/** Cells across a drawing: about twice as many as the marks that fit beside each other. */
const CELLS_ACROSS = 40
const WORLD_LEVEL = 6
const FINEST_LEVEL = 24

/** The published places that fit the filters, gathered as finely as a drawing of the box, or of all of them, can show. */
export async function drawPlaces(filters: Filters, shown: ShownKinds, language: Language): Promise<DrawnPlaces> {
  const coarse = filters.bbox ? [] : await gatherPlaces(filters, shown, WORLD_LEVEL)
  const around = filters.bbox ?? bboxOf(coarse.flatMap(cornersOf))
  const isWhole = around === WORLD
  const cells = isWhole ? coarse : await gatherPlaces({ ...filters, bbox: around }, shown, levelFor(around))
  const singles = await findMapPlaces(
    cells.flatMap(({ single }) => single?.placeId ?? []),
    language,
  )
  const places = cells.map((cell): SvgPlace => {
    const { places, needs, severity, x, y, single } = cell
    const place = single ? singles.get(single.placeId) : undefined
    const at = place ?? degreesOf({ x, y })
    return { lat: at.lat, lon: at.lon, needs, projects: places - needs, severity, place: place ?? null, corners: cornersOf(cell) }
  })
  return { places, bounds: filters.bbox ?? (isWhole ? WORLD : bboxOf(cells.flatMap(cornersOf))) }
}

function levelFor(box: Bbox): number {
  return Math.min(FINEST_LEVEL, Math.ceil(Math.log2((360 * CELLS_ACROSS) / Math.max(bboxWidth(box), 0.001))))
}

/** Two points between which all of the gathered lie. */
function cornersOf({ single, cell, x, y }: GatheredPlaces): { lat: number; lon: number }[] {
  return single ? [degreesOf({ x, y })] : cornersOfCell(cell)
}

function cornersOfCell({ level, code }: MapCell): { lat: number; lon: number }[] {
  const size = 2 ** (WORLD_BITS - level)
  const { x, y } = mortonPoint(code << BigInt(2 * (WORLD_BITS - level)))
  return [degreesOf({ x, y }), degreesOf({ x: x + size - 1, y: y + size - 1 })]
}
