import { foldWords } from '#app/features/classifications/folding.ts'
import type { NamedIn } from '../areas/area-names.server.ts'
import type { PlacedSettlement } from '../areas/coded-settlements.server.ts'
import type { CityNames } from '../gazetteer/city-names.server.ts'
import { namesInLanguages } from '../gazetteer/settlement-names.ts'
import type { SourceSettlement } from '../sources/geonames.server.ts'

type Settlement = PlacedSettlement<SourceSettlement>
type Sought = { geonamesId: string; country: string; name: string; asciiName: string }
type Naming = { cityNames: ReadonlyMap<string, CityNames>; areaNames: (code: string) => NamedIn }

/** Finds the names that the gazetteer shows for a place of Natural Earth: by its number, else the largest of that name in the country. */
export function settlementNamer(settlements: readonly Settlement[], { cityNames, areaNames }: Naming): (place: Sought) => NamedIn {
  const byId = new Map(settlements.map((settlement) => [settlement.id, settlement]))
  const byName = new Map<string, Settlement>()
  const keyOf = (country: string, name: string) => `${country} ${foldWords(name).join(' ')}`
  for (const settlement of settlements) {
    for (const name of [settlement.name, settlement.asciiName]) {
      const key = keyOf(settlement.country, name)
      const known = byName.get(key)
      if (!known || known.population < settlement.population) byName.set(key, settlement)
    }
  }
  return ({ geonamesId, country, name, asciiName }) => {
    const found = byId.get(geonamesId) ?? byName.get(keyOf(country, name)) ?? byName.get(keyOf(country, asciiName))
    if (!found) return {}
    const isSeat = found.kind === 'PPLA' || found.kind === 'PPLC'
    return namesInLanguages(found, { city: cityNames.get(found.id), seatOf: isSeat && found.area ? areaNames(found.area) : undefined })
  }
}
