import { loadGazetteer, nameOf } from './internal/gazetteer.server.ts'

/** A settlement of the world, with its name in each language that was asked for. WGS 84, degrees; population 0 where unknown. */
export type Settlement = {
  lat: number
  lon: number
  country: string
  admin1: string
  population: number
  names: Record<string, string>
}

/** Every settlement that is known, in falling order of population; those in an area whose status is not settled are left out. */
export async function listSettlements(languages: readonly string[]): Promise<Settlement[]> {
  const gazetteer = await loadGazetteer()
  const found: Settlement[] = []
  for (let place = 0; place < gazetteer.size; place++) {
    const entry = gazetteer.entry(place)
    const { country, admin1, lat, lon, population } = entry
    // Its names in all scripts are not kept: they weigh ten times as much as the rest.
    const names = Object.fromEntries(languages.map((language) => [language, copied(nameOf(entry, language))]))
    if (country !== '') found.push({ lat, lon, country, admin1, population, names })
  }
  return found
}

/** A text of its own: a piece of a line keeps the whole line in memory. */
const copied = (text: string) => Buffer.from(text).toString()
