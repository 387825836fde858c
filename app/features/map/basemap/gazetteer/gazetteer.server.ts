import { NEUTRAL_AREA } from '#app/features/map/disputed-boundaries.ts'
import type { PlacedSettlement } from '../areas/coded-settlements.server.ts'
import type { NamedIn } from '../areas/area-names.server.ts'
import { ALL_SETTLEMENTS, LEAST_POPULATION, SETTLEMENTS_FROM_5000 } from '../reviewed/settlement-tiers.ts'
import type { SourceSettlement } from '../sources/geonames.server.ts'
import type { CityNames } from './city-names.server.ts'
import { settlementNames } from './settlement-names.ts'

type Settlement = PlacedSettlement<SourceSettlement>

const HEADING = ['id', 'country', 'admin1', 'lat', 'lon', 'population', 'nameIn', 'names']

/** The settlements that the gazetteer knows, by falling population and then in the order of the source. */
export function selectSettlements(settlements: readonly Settlement[]): Settlement[] {
  return settlements.filter(isKnown).sort((one, other) => other.population - one.population)
}

function isKnown({ kind, country, population }: Settlement): boolean {
  if (population >= LEAST_POPULATION || kind === 'PPLC' || kind === 'PPLA' || country === NEUTRAL_AREA) return true
  if (ALL_SETTLEMENTS.has(country)) return true
  return SETTLEMENTS_FROM_5000.has(country) && (population >= 5000 || kind === 'PPLA2')
}

/** The text of `gazetteer.tsv.gz`: a line a settlement, every line closed by a line break. */
export function gazetteerText(
  settlements: readonly Settlement[],
  cityNames: ReadonlyMap<string, CityNames>,
  areaNames: (code: string) => NamedIn,
): string {
  const lines = settlements.map((settlement) => {
    const { id, country, area, lat, lon, population, kind } = settlement
    const isSeat = kind === 'PPLA' || kind === 'PPLC'
    const { names, nameIn } = settlementNames(settlement, { city: cityNames.get(id), seatOf: area && isSeat ? areaNames(area) : undefined })
    const shown = country === NEUTRAL_AREA ? '' : country
    return [id, shown, shown && (area?.slice(3) ?? ''), lat.toFixed(4), lon.toFixed(4), population || '', nameIn, names.join('|')].join(
      '\t',
    )
  })
  return [HEADING.join('\t'), ...lines, ''].join('\n')
}
