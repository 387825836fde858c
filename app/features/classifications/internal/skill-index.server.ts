import { LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'
import skillWords from '../data/skill-words.json'
import { skillKey, type Skill } from '../skills.ts'
import { allLists } from './all-lists.server.ts'
import { nameWords } from './name-words.ts'

/** The name of a skill, or words by which people call it, in one language; `length` is in words. `around` are the names that say more of it: its own, its group’s. */
export type Phrase = { entry: Entry; text: string; kind: 'name' | 'words' | 'group'; length: number; around: readonly Phrase[] }
/** A skill on offer; `order` is that of the codes, occupations first. */
export type Entry = { skill: Skill; order: number }

/** Where a word stands: in which phrase, and whether it opens it. */
type Place = { phrase: Phrase; first: boolean }

/** The phrases of one language by their words; `sorted` are the words in the order of their code units. */
export type LanguageIndex = { places: Map<string, Place[]>; sorted: string[] }

export type SkillIndex = { entries: Entry[]; languages: Record<Language, LanguageIndex> }

type Names = Readonly<Record<Language, string>>

/** What people type for a skill: jobs and fields, by the skill's key. */
const WORDS: Partial<Record<string, Readonly<Record<Language, readonly string[]>>>> = skillWords

let index: SkillIndex | undefined

/** Every skill on offer with the words that lead to it; made on the first search. */
export function skillIndex(): SkillIndex {
  index ??= makeIndex()
  return index
}

function makeIndex(): SkillIndex {
  const empty = (): LanguageIndex => ({ places: new Map(), sorted: [] })
  const made: SkillIndex = { entries: [], languages: { fr: empty(), en: empty(), es: empty(), pt: empty(), ar: empty() } }
  for (const [code, { names }] of byCode(allLists.Occupation.codes)) addEntry(made, { system: 'isco', code }, names)
  const sectors = { ...allLists.SectorCategory.codes, ...allLists.Sector.codes }
  for (const [code, { names, ...entry }] of byCode(sectors)) {
    if (!('withdrawn' in entry))
      addEntry(made, { system: 'dac', code }, names, code.length === 5 ? groupNames(code.slice(0, 3)) : undefined)
  }
  for (const one of Object.values(made.languages)) one.sorted = [...one.places.keys()].sort()
  return made
}

/** The codes as text, so that a group comes just before what it holds. */
const byCode = <T>(codes: Readonly<Record<string, T>>) => Object.entries(codes).sort(([a], [b]) => (a < b ? -1 : 1))

const groupNames = (code: string): Names | undefined =>
  (allLists.SectorCategory.codes as Partial<Record<string, { names: Names }>>)[code]?.names

function addEntry({ entries, languages }: SkillIndex, skill: Skill, names: Names, group?: Names) {
  const entry: Entry = { skill, order: entries.length }
  entries.push(entry)
  for (const language of LANGUAGES) {
    const add = (text: string, kind: Phrase['kind'], around: readonly Phrase[]) =>
      addPhrase(languages[language], { entry, text, kind, around })
    const ofGroup: Phrase[] = []
    const name = add(names[language], 'name', ofGroup)
    if (group) ofGroup.push(add(group[language], 'group', [name]))
    for (const text of WORDS[skillKey(skill)]?.[language] ?? []) add(text, 'words', [name, ...ofGroup])
  }
}

function addPhrase({ places }: LanguageIndex, said: Omit<Phrase, 'length'>): Phrase {
  const words = nameWords(said.text)
  const phrase = { ...said, length: words.length }
  words.forEach((forms, position) => {
    for (const form of new Set(forms)) {
      const list = places.get(form) ?? []
      list.push({ phrase, first: position === 0 })
      places.set(form, list)
    }
  })
  return phrase
}
