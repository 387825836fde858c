import { NEUTRAL_AREA } from '#app/features/map/disputed-boundaries.ts'
import { UNSETTLED_AREAS } from '../reviewed/worldview.ts'
import type { SourceSettlement } from '../sources/geonames.server.ts'
import { areaFinder, type CodedSettlement } from './assign-areas.server.ts'
import type { SourceArea } from './source-areas.server.ts'

export type PlacedSettlement<T> = T & CodedSettlement

/** GeoNames counts settlements here to a country that the lines of the map do not follow. */
const LINES_DECIDE: Readonly<Record<string, readonly string[]>> = { EH: ['MA'], PS: ['IL'], SY: ['IL'], XJ: ['IN', 'PK', 'CN'], UA: ['RU'] }

/** Settlements with their area by GeoNames' codes, and in the country that the map's lines give them; `XJ` where none is settled. */
export function codeSettlements<T extends SourceSettlement>(
  settlements: readonly T[],
  sources: readonly SourceArea[],
  geonamesArea: (settlement: SourceSettlement) => string | undefined,
): PlacedSettlement<T>[] {
  const find = areaFinder(sources)
  return settlements.map((settlement) => {
    const around = find(settlement)
    const drawn = around === undefined ? undefined : sources[around]?.country
    const area = geonamesArea(settlement)
    const isDrawn = drawn !== undefined && LINES_DECIDE[drawn]?.includes(settlement.country)
    const country = UNSETTLED_AREAS.includes(area ?? '') ? NEUTRAL_AREA : isDrawn ? drawn : settlement.country
    return { ...settlement, country, area: area?.startsWith(`${country}-`) ? area : undefined }
  })
}
