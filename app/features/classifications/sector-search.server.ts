import { LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'
import { foldText } from './folding.ts'
import { allLists } from './internal/all-lists.server.ts'
import { formsOf, nameWords, tellingWords, type Forms, type Words } from './internal/name-words.ts'
import { listCodes, type ListedCode } from './names.server.ts'

export type FoundSector = ListedCode & { group: string }

/**
 * Sectors for what a person types, the best first: by the beginning of the code, then by all words in the reader's language
 * (in the name, else in name and group together), then by all words in another language. Each word may be the beginning of one.
 * Withdrawn sectors come only when asked for, after the others of their kind. Names are in the reader's language.
 */
export function searchSectors(query: string, language: Language, limit = 20, options: { withWithdrawn?: boolean } = {}): FoundSector[] {
  const asked = askedFor(query)
  const found: { sector: FoundSector; rank: number }[] = []
  for (const listed of listCodes('Sector', language, options)) {
    const rank = rankOf(listed, asked, language)
    if (rank !== null) found.push({ sector: { ...listed, group: groupOf(listed.code) }, rank })
  }
  // The sort is stable: equals keep the order of their codes.
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ sector }) => sector)
}

type Asked = { digits: string | null; words: Words }

/** What keeps the kinds of match apart; no distance within a kind reaches WITHDRAWN. */
const KIND = 10_000
const WITHDRAWN = 5_000

const groupOf = (code: string) => code.slice(0, 3)

function askedFor(query: string): Asked {
  const text = foldText(query)
  return { digits: /^\d+$/.test(text) ? text : null, words: tellingWords(query).map(formsOf) }
}

function rankOf({ code, withdrawn }: ListedCode, asked: Asked, language: Language): number | null {
  const late = withdrawn ? WITHDRAWN : 0
  if (asked.digits && code.startsWith(asked.digits)) return late
  const { names, groups } = indexed()
  const name = names.get(code)
  if (!name) return null
  const own = distance(name[language], asked.words)
  if (own !== null) return KIND + late + own
  const withGroup = distance([...name[language], ...(groups.get(groupOf(code))?.[language] ?? [])], asked.words)
  if (withGroup !== null) return 2 * KIND + late + withGroup
  const inOthers = LANGUAGES.map((other) => distance(name[other], asked.words)).filter((found) => found !== null)
  return inOthers.length > 0 ? 3 * KIND + late + Math.min(...inOthers) : null
}

/** How far a name is from the words asked for, 0 the nearest: by words only begun, then by another first word, then by length. Null when one is missing. */
function distance(name: Words, asked: Words): number | null {
  let begun = 0
  for (const word of asked) {
    const matches = name.filter((forms) => begins(forms, word))
    if (matches.length === 0) return null
    if (!matches.some((forms) => forms.some((form) => word.includes(form)))) begun += 1
  }
  const first = name[0]
  const startsOtherwise = first && asked.some((word) => begins(first, word)) ? 0 : 1
  return asked.length === 0 ? null : Math.min(begun, 9) * 200 + startsOtherwise * 100 + Math.min(name.length, 99)
}

const begins = (forms: Forms, asked: Forms) => forms.some((form) => asked.some((start) => form.startsWith(start)))

type Index = Map<string, Record<Language, Words>>
let index: { names: Index; groups: Index } | undefined

/** The folded words of every sector and group; made on the first search. */
function indexed() {
  index ??= { names: indexOf(allLists.Sector.codes), groups: indexOf(allLists.SectorCategory.codes) }
  return index
}

function indexOf(codes: Record<string, { names: Record<Language, string> }>): Index {
  return new Map(Object.entries(codes).map(([code, { names }]) => [code, wordsOf(names)]))
}

function wordsOf(names: Record<Language, string>) {
  const words = LANGUAGES.map((language) => [language, nameWords(names[language])] as const)
  return Object.fromEntries(words) as Record<Language, Words>
}
