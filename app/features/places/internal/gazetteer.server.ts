import Flatbush from 'flatbush'
import { around } from 'geoflatbush'
import { inSlices, once, readData } from './data-file.server.ts'
import { nameIndexBuilder, type NameIndex } from './name-index.ts'

/** A line of `data/gazetteer.tsv.gz`. */
export type GazetteerEntry = {
  /** GeoNames number, or `lat,lon` where the source gives none. */
  id: string
  /** ISO 3166-1 alpha-2; empty in an area whose status is not settled. */
  country: string
  /** ISO 3166-2; empty where there is none. */
  admin1: string
  /** WGS 84, degrees. */
  lat: number
  lon: number
  /** 0 where unknown. */
  population: number
  /** All names; the first is the local one, or the one most used abroad. */
  names: readonly string[]
  /** Which of the names is that of an interface language, where another than the first: `fr4ar7`. */
  nameIn: string
}

/** The places of the world, in falling order of population. */
export type Gazetteer = {
  readonly size: number
  readonly names: NameIndex
  entry: (place: number) => GazetteerEntry
  /** True in the country (ISO 3166-1 alpha-2), and for every country in an area whose status is not settled. */
  isIn: (place: number, country: string) => boolean
  /** The place of an id. */
  find: (id: string) => number | undefined
  /** Places by distance from a point, nearest first. */
  around: (point: { lat: number; lon: number }, limit: number, withinKm: number, accept?: (place: number) => boolean) => number[]
}

/** Read at first use and kept. */
export const loadGazetteer: () => Promise<Gazetteer> = once(async () => {
  const bytes = await readData('gazetteer.tsv.gz')
  const lineStarts = startsOfLines(bytes)
  const size = lineStarts.length - 1
  const entry = (place: number) => parseEntry(bytes.toString('utf8', lineStarts[place], (lineStarts[place + 1] ?? 1) - 1))
  const countries: string[] = []
  const shared = new Map<string, string>()
  const positions = new Flatbush(size)
  const names = nameIndexBuilder(size)
  const breathe = inSlices()
  for (let place = 0; place < size; place++) {
    const { country, lat, lon, names: all } = entry(place)
    if (!shared.has(country)) shared.set(country, country)
    countries.push(shared.get(country) ?? '')
    positions.add(lon, lat)
    names.add(all)
    if (place % 64 === 0) await breathe()
  }
  positions.finish()
  await breathe()
  const nameIndex = names.finish()
  return {
    size,
    names: nameIndex,
    entry,
    isIn: (place, country) => countries[place] === country || countries[place] === '',
    find: (id) => findLine(bytes, lineStarts, id),
    around: (point, limit, withinKm, accept) => around(positions, point.lon, point.lat, limit, withinKm, accept),
  }
})

/** Where each line after the heading begins, and where a further one would. Every line is closed by a line break. */
function startsOfLines(bytes: Buffer): Uint32Array {
  const starts: number[] = []
  for (let end = bytes.indexOf('\n'); end !== -1; end = bytes.indexOf('\n', end + 1)) starts.push(end + 1)
  return Uint32Array.from(starts)
}

function findLine(bytes: Buffer, lineStarts: Uint32Array, id: string): number | undefined {
  const before = /^[\d.,-]+$/.test(id) ? bytes.indexOf(`\n${id}\t`) : -1
  return before === -1 ? undefined : lineStarts.indexOf(before + 1)
}

/** Columns: id, country, admin area within it, latitude, longitude, population, names of languages, names. */
function parseEntry(line: string): GazetteerEntry {
  const [id = '', country = '', area = '', lat = '', lon = '', population = '', nameIn = '', names = ''] = line.split('\t')
  return {
    id,
    country,
    admin1: area && `${country}-${area}`,
    lat: Number(lat),
    lon: Number(lon),
    population: Number(population),
    names: names.split('|'),
    nameIn,
  }
}

/** The name of a settlement in an interface language, where known, else the local one. */
export function nameOf({ names, nameIn }: GazetteerEntry, language?: string): string {
  const at = language === undefined ? -1 : nameIn.indexOf(language)
  return names[at === -1 ? 0 : Number.parseInt(nameIn.slice(at + 2), 10)] ?? ''
}
