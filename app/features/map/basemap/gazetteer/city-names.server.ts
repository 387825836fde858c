import { readFileSync } from 'node:fs'
import { foldWords } from '#app/features/classifications/folding.ts'
import { sourceFile } from '../sources/fetch-packages.server.ts'
import type { SourceSettlement } from '../sources/geonames.server.ts'

/** Languages of partner countries in which cities are looked for, beside those of the portal. */
const SEARCHED_LANGUAGES = ['am', 'bn', 'hi', 'my', 'ne', 'ps', 'ru', 'so', 'sw', 'ur', 'zh']

/** What the language of the portal differs in from the one CLDR has under its code: Portuguese is that of Portugal and Africa. */
const REGIONAL: Readonly<Record<string, string>> = { pt: 'pt_PT' }

const CLDR = 'usr/share/unicode/cldr/common'

/** Names of a settlement by language. */
export type CityNames = Readonly<Record<string, string>>

/** The names that CLDR has for cities after which time zones are called, by the id of the largest settlement of that name in the country. */
export function readCityNames(languages: readonly string[], settlements: readonly SourceSettlement[]): ReadonlyMap<string, CityNames> {
  const byZone = new Map<string, Record<string, string>>()
  const files = [...languages, ...SEARCHED_LANGUAGES].flatMap((language) => {
    const regional = REGIONAL[language]
    return [{ language, name: language }, ...(regional ? [{ language, name: regional }] : [])]
  })
  for (const { language, name: fileName } of files) {
    const file = readFileSync(sourceFile('names', CLDR, `main/${fileName}.xml`), 'utf8')
    for (const [, zone = '', content = ''] of file.matchAll(/<zone type="([^"]+)">([\s\S]*?)<\/zone>/g)) {
      const name = /<exemplarCity[^>]*>([^<]+)</.exec(content)?.[1]
      // `Vincennes, Indiana` tells a zone from another; it is no name of a city.
      if (name && !/[,()[\]]/.test(name)) byZone.set(zone, { ...byZone.get(zone), [language]: name })
    }
  }
  const find = largestNamed(settlements)
  const named = new Map<string, CityNames>()
  for (const { country, city, zones } of readZones()) {
    for (const zone of zones) {
      const names = byZone.get(zone)
      const settlement = names && (find(country, names.en ?? '') ?? find(country, city) ?? find(country, cityOf(zone)))
      if (settlement && !named.has(settlement.id)) named.set(settlement.id, names)
    }
  }
  return named
}

/** CLDR's short names of zones begin with a country, but for these. */
const COUNTRY_OF_ZONE: Readonly<Record<string, string>> = { gazastrp: 'PS', hebron: 'PS', jeruslm: 'IL' }

function readZones(): { country: string; city: string; zones: string[] }[] {
  const file = readFileSync(sourceFile('names', CLDR, 'bcp47/timezone.xml'), 'utf8')
  const types = file.matchAll(/<type name="([a-z]+)" description="([^"]+)" alias="([^"]+)"/g)
  return [...types].map(([, short = '', description = '', alias = '']) => ({
    country: COUNTRY_OF_ZONE[short] ?? short.slice(0, 2).toUpperCase(),
    city: description.split(/[,(]/)[0]?.trim() ?? '',
    zones: alias.split(' '),
  }))
}

const cityOf = (zone: string) => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? ''

function largestNamed(settlements: readonly SourceSettlement[]): (country: string, city: string) => SourceSettlement | undefined {
  const keyOf = (country: string, name: string) => `${country} ${foldWords(name).join(' ')}`
  const largest = new Map<string, SourceSettlement>()
  const note = (settlement: SourceSettlement, names: readonly string[]) => {
    for (const key of new Set(names.map((name) => keyOf(settlement.country, name)))) {
      const known = largest.get(key)
      if (!known || known.population < settlement.population) largest.set(key, settlement)
    }
  }
  for (const settlement of settlements) note(settlement, [settlement.name, settlement.asciiName])
  // Other names find only what no settlement is called itself.
  const called = new Set(largest.keys())
  for (const settlement of settlements) {
    note(
      settlement,
      settlement.alternates.filter((name) => !called.has(keyOf(settlement.country, name))),
    )
  }
  return (country, city) => (city ? largest.get(keyOf(country, city)) : undefined)
}
