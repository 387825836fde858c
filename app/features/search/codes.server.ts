import { countryOfAlpha3 } from '#app/features/classifications/alpha3.ts'
import { isCountry } from '#app/features/classifications/countries.ts'
import { isJoining } from '#app/features/classifications/joining-words.ts'
import { isKnownCode, listCodes } from '#app/features/classifications/names.server.ts'
import { askedWords } from '#app/features/filters/search-words.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'

const MOST_CODES = 40
const SHORTEST_BEGINNING = 4

/**
 * The codes that one folded word names: of a sector or group by its number or by a word of its name in any language, of a country by
 * its code. A sector is left out where its whole group is meant.
 */
export function codesNamed(word: string): readonly string[] {
  const upper = word.toUpperCase()
  const country = isCountry(upper) ? upper : countryOfAlpha3(upper)
  if (country) return [country]
  if (/^\d+$/.test(word)) return isKnownCode('Sector', word) || isKnownCode('SectorCategory', word) ? [word] : []
  const named = sectorsByWord()
  const found = new Set(named.get(word))
  // As far as a long word is typed it can hardly mean another one.
  if (found.size === 0 && word.length >= SHORTEST_BEGINNING)
    for (const [known, codes] of named) if (known.startsWith(word)) for (const code of codes) found.add(code)
  return [...found].filter((code) => code.length === 3 || !found.has(code.slice(0, 3))).slice(0, MOST_CODES)
}

/** The words of the names of sectors and occupations in every language, folded: for what was meant by a word that nobody wrote. */
export function namingWords(): Iterable<string> {
  return all().keys()
}

export const isNaming = (word: string): boolean => all().has(word)

let bySector: Map<string, Set<string>> | undefined
let byAny: Map<string, Set<string>> | undefined

function sectorsByWord() {
  bySector ??= wordsOf(['Sector', 'SectorCategory'])
  return bySector
}

function all() {
  byAny ??= wordsOf(['Sector', 'SectorCategory', 'Occupation'])
  return byAny
}

function wordsOf(lists: readonly ('Sector' | 'SectorCategory' | 'Occupation')[]): Map<string, Set<string>> {
  const words = new Map<string, Set<string>>()
  for (const list of lists)
    for (const language of LANGUAGES)
      for (const { code, name } of listCodes(list, language))
        for (const word of askedWords(name)) {
          if (isJoining(word)) continue
          const codes = words.get(word)
          if (codes) codes.add(code)
          else words.set(word, new Set([code]))
        }
  return words
}
