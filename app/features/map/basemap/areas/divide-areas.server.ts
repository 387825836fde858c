import { NEUTRAL_AREA } from '#app/features/map/disputed-boundaries.ts'
import type { MultiPolygon, Position } from 'geojson'
import { groupBy } from '../group-by.ts'
import type { Tools } from '../sources/tools.server.ts'
import type { AssignedArea, CodedSettlement } from './assign-areas.server.ts'
import { multiPolygon } from './source-areas.server.ts'

/** Land of one first-level area, or of a country that has none there. */
export type AreaPiece = {
  /** ISO 3166-1 alpha-2; null where the status is not settled. */
  country: string | null
  /** ISO 3166-2. */
  area: string | undefined
  geometry: MultiPolygon
}

/** Around the settlements, so that cells reach over the rim of the area; degrees. */
const BEYOND = 5

/**
 * Divides source areas that are now several: lines run halfway between the settlements of one area and of the next. A code of which
 * there is no settlement takes no part.
 */
export function divideAreas(assigned: readonly AssignedArea[], settlements: readonly CodedSettlement[], tools: Tools): AreaPiece[] {
  const byArea = groupBy(settlements, ({ area }) => area)
  return assigned.flatMap(({ codes, country, geometry, settlements: inside }): AreaPiece[] => {
    const [only] = codes
    if (country === NEUTRAL_AREA) return [{ country: null, area: undefined, geometry }]
    if (codes.length <= 1 || only === undefined) return [{ country: only?.slice(0, 2) ?? country, area: only, geometry }]
    const seeds = codes.flatMap((code) => {
      const here = inside.filter(({ area }) => area === code)
      return here.length > 0 ? here : (byArea.get(code) ?? [])
    })
    return divide(geometry, seeds, tools).map(({ area, part }) => ({ country: area.slice(0, 2), area, geometry: part }))
  })
}

function divide(geometry: MultiPolygon, seeds: readonly CodedSettlement[], tools: Tools): { area: string; part: MultiPolygon }[] {
  // Two settlements at one position would share a cell.
  const distinct = [...new Map(seeds.map((seed) => [`${seed.lat} ${seed.lon}`, seed])).values()]
  const cells = tools.cellsAround(
    distinct.map(({ lat, lon }) => [lon, lat]),
    boxAround([...geometry.coordinates.flat(2), ...distinct.map(({ lat, lon }) => [lon, lat])]),
  )
  const byCode = groupBy(
    distinct.map(({ area = '' }, index) => ({ area, cell: cells[index] })),
    ({ area }) => area,
  )
  let left = geometry.coordinates
  const parts = [...byCode].map(([area, group], index) => {
    if (index === byCode.size - 1) return { area, part: multiPolygon(left) }
    const cover = tools.join(...group.flatMap(({ cell }) => (cell ? [[[cell]]] : [])))
    const part = tools.clip(left, cover)
    left = tools.cutAway(left, cover)
    return { area, part: multiPolygon(part) }
  })
  return parts.filter(({ part }) => part.coordinates.length > 0)
}

function boxAround(positions: readonly Position[]): [number, number, number, number] {
  const lons = positions.map(([lon = 0]) => lon)
  const lats = positions.map(([, lat = 0]) => lat)
  return [Math.min(...lons) - BEYOND, Math.min(...lats) - BEYOND, Math.max(...lons) + BEYOND, Math.max(...lats) + BEYOND]
}
