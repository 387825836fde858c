import { loadGazetteer, nameOf, type GazetteerEntry } from './internal/gazetteer.server.ts'
import { findNames } from './internal/name-index.ts'

export type FoundPlace = {
  /** For `findPlace`; stays the same from one version of the data to the next. */
  id: string
  /** In the reader's language where known, else the local one. */
  name: string
  /** ISO 3166-1 alpha-2; absent in an area whose status is not settled. */
  country?: string
  /** ISO 3166-2, first level. */
  admin1?: string
  /** WGS 84, degrees. */
  lat: number
  lon: number
  /** 0 where unknown. */
  population: number
}

/** A place found by one of its names, in any script. */
export type MatchedPlace = FoundPlace & { /** The name that matched, as it is written. */ matched: string }

type SearchOptions = {
  /** The reader's. */
  language: string
  /** ISO 3166-1 alpha-2. Places in areas whose status is not settled are found in every country. */
  country?: string | undefined
  limit?: number | undefined
}

/**
 * The settlements whose name, in any language and script, begins with the query or has a word that does: the same name first, then
 * by how it begins, then by population. Less than two characters find nothing.
 */
export async function searchPlaces(query: string, { language, country, limit = 8 }: SearchOptions): Promise<MatchedPlace[]> {
  const gazetteer = await loadGazetteer()
  const isWanted = (place: number) => country === undefined || gazetteer.isIn(place, country)
  return findNames(gazetteer.names, query, limit, isWanted).map(({ place, name }) => {
    const entry = gazetteer.entry(place)
    return { ...present(entry, language), matched: entry.names[name] ?? '' }
  })
}

/** The settlement of an id from a search; null when there is none. */
export async function findPlace(id: string, language: string): Promise<FoundPlace | null> {
  const gazetteer = await loadGazetteer()
  const place = gazetteer.find(id)
  return place === undefined ? null : present(gazetteer.entry(place), language)
}

function present(entry: GazetteerEntry, language: string): FoundPlace {
  const { id, country, admin1, lat, lon, population } = entry
  return { id, name: nameOf(entry, language), ...(country && { country }), ...(admin1 && { admin1 }), lat, lon, population }
}
