import { loadGazetteer, nameOf } from './internal/gazetteer.server.ts'

/** A settlement of the world. WGS 84, degrees; population 0 where unknown. */
export type Settlement = {
  lat: number
  lon: number
  country: string
  admin1: string
  population: number
  nameIn: (language: string) => string
}

/** Every settlement that is known, in falling order of population; those in an area whose status is not settled are left out. */
export async function listSettlements(): Promise<Settlement[]> {
  const gazetteer = await loadGazetteer()
  return Array.from({ length: gazetteer.size }, (_, place) => gazetteer.entry(place))
    .filter(({ country }) => country !== '')
    .map((entry) => ({
      lat: entry.lat,
      lon: entry.lon,
      country: entry.country,
      admin1: entry.admin1,
      population: entry.population,
      nameIn: (language) => nameOf(entry, language),
    }))
}
