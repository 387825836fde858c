import { foldWords, withoutArticle } from '#app/features/classifications/folding.ts'
import type { NamedIn } from '../areas/area-names.server.ts'
import reviewed from '../reviewed/settlement-names.json' with { type: 'json' }
import { ALL_SETTLEMENTS, KNOWN_EVERYWHERE, LOCAL_SCRIPT, SETTLEMENTS_FROM_5000 } from '../reviewed/settlement-tiers.ts'
import type { SourceSettlement } from '../sources/geonames.server.ts'
import { NAME_LANGUAGES } from '../name-languages.ts'
import type { CityNames } from './city-names.server.ts'

/** By number of GeoNames: names of use where CLDR has none, or where the local name is a transcription letter by letter. */
const REVIEWED: Readonly<Record<string, NamedIn>> = reviewed

export type SettlementNames = {
  /** The local name first. */
  names: readonly string[]
  /** Which of them is that of a language, where another than the first: `fr4ar7`. */
  nameIn: string
}

type Sources = {
  city: CityNames | undefined
  /** Names of the first-level area of which the settlement is the seat. */
  seatOf: NamedIn | undefined
}

/** All names of a settlement that people may look for, and the ones to show in the languages of the portal. */
export function settlementNames(settlement: SourceSettlement, { city, seatOf }: Sources): SettlementNames {
  const names = [...distinct([settlement.name, ...settlement.alternates.filter((name) => isLookedFor(name, settlement))])]
  const shown = namesInLanguages(settlement, { city, seatOf })
  const nameIn = NAME_LANGUAGES.map((language) => {
    const name = shown[language]
    return name ? `${language}${placeOf(name, names)}` : ''
  }).join('')
  const known = new Set(names.map(keyOf))
  for (const name of Object.values(city ?? {})) if (!known.has(keyOf(name))) names.push(name)
  return { names, nameIn }
}

/** The name in each language of the portal that has another than the local one. */
export function namesInLanguages(settlement: SourceSettlement, { city, seatOf }: Sources): NamedIn {
  const arabic = arabicName(settlement.alternates)
  const seat = seatOf && isCalledAs(settlement, seatOf.en) ? seatOf : undefined
  const names = NAME_LANGUAGES.flatMap((language) => {
    const name = REVIEWED[settlement.id]?.[language] ?? city?.[language] ?? seat?.[language] ?? (language === 'ar' ? arabic : undefined)
    return name && name !== settlement.name ? [[language, name] as const] : []
  })
  return Object.fromEntries(names)
}

const keyOf = (name: string) => foldWords(name).join(' ')

/** Names that do not only differ by accents; the separator of the file is no part of a name. */
function distinct(names: readonly string[]): Iterable<string> {
  const byKey = new Map<string, string>()
  for (const name of names) if (keyOf(name) && !byKey.has(keyOf(name))) byKey.set(keyOf(name), name.replaceAll('|', ' '))
  return byKey.values()
}

function isLookedFor(name: string, { country, population }: SourceSettlement): boolean {
  // Codes of airports, and romanisations letter by letter.
  if (/^[A-Z]{3}$/.test(name) || /^\p{Ll}/u.test(name)) return false
  const isKept = ALL_SETTLEMENTS.has(country) || SETTLEMENTS_FROM_5000.has(country) || population >= KNOWN_EVERYWHERE
  return isKept || /[\p{Script=Latin}\p{Script=Arabic}]/u.test(name) || (LOCAL_SCRIPT[country]?.test(name) ?? false)
}

/** Vowel signs, and marks of direction. */
const MARKS = /[\u064b-\u0652\u200e\u200f]/gu

/** The first name of the fewest words in letters of Arabic itself: those of Persian or Urdu tell other languages. */
function arabicName(names: readonly string[]): string | undefined {
  const arabic = names.map((name) => name.replace(MARKS, '').trim()).filter((name) => /^[\u0621-\u063a\u0641-\u064a -]+$/u.test(name))
  return arabic.sort((one, other) => one.split(' ').length - other.split(' ').length)[0]
}

/** Whether a settlement bears the name of the area: then the area's names in other languages are its own, too. */
function isCalledAs({ name, asciiName }: SourceSettlement, area: string | undefined): boolean {
  if (!area) return false
  const bare = (text: string) => withoutArticle(keyOf(text)).replace(/^(?:al|ad|an|ar|as|ash|at|az|el) /, '')
  return [name, asciiName].some((own) => bare(own) === bare(area))
}

/** The index of a name; one that is not among them joins them. */
function placeOf(name: string, names: string[]): number {
  const same = names.indexOf(name)
  return same === -1 ? names.push(name) - 1 : same
}
