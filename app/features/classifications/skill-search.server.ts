import { LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'
import { foldText } from './folding.ts'
import { formsOf, tellingWords } from './internal/name-words.ts'
import { MISTYPED, mistypedWords, nearWords, type Distance } from './internal/near-words.ts'
import { skillIndex, type Entry, type LanguageIndex, type Phrase } from './internal/skill-index.server.ts'
import { isKnownCode, nameOf } from './names.server.ts'
import { parseSkill, skillKey, type Skill, type SkillKey, type SkillSystem } from './skills.ts'

/** `official` is false where the name is this portal's own translation. */
export type SkillName = { text: string; official: boolean }

/** `foundBy` is what was found when it is not the name: a word for a job or a field, or a name in another language. */
export type FoundSkill = Skill & { key: SkillKey; name: SkillName; foundBy?: { text: string; language: Language } }

/** The list that holds a skill's code. */
const listOf = ({ system, code }: Skill) => (system === 'isco' ? 'Occupation' : code.length === 5 ? 'Sector' : 'SectorCategory')

/** Whether the lists hold a skill, withdrawn sectors included. */
export const isKnownSkill = (skill: Skill): boolean => isKnownCode(listOf(skill), skill.code)

/** The name of a skill, or of the key of one, for a reader; null when no list holds it. */
export function skillName(asked: Skill | string, language: Language): SkillName | null {
  const skill = typeof asked === 'string' ? parseSkill(asked) : asked
  const named = skill && nameOf(listOf(skill), skill.code, language)
  return named && { text: named.name, official: !named.unofficial }
}

/**
 * Skills for what a person types, the best first: by the beginning of the code; then by all words in the reader's language, in one name or
 * word for a skill, else in that and its name and its group's together; then the same in another language. Each word may be the beginning
 * of one or carry an ending; a word that nothing has may be mistyped by a letter. When nothing has all the words, those of rank ("senior
 * expert") are left out, then those that tell least. Withdrawn sectors are not offered.
 */
export function findSkills(
  words: string,
  language: Language,
  { limit = 12, system }: { limit?: number; system?: SkillSystem } = {},
): FoundSkill[] {
  const offered = (skill: Skill) => system === undefined || skill.system === system
  const digits = foldText(words)
  const found = /^\d+$/.test(digits) ? byCode(digits, offered) : byWords(tellingWords(words).slice(0, MOST_WORDS), language, offered)
  return found.slice(0, limit).map((hit) => shown(hit, language))
}

const MOST_WORDS = 8

/** What keeps the kinds of match apart; no distance within a kind reaches it. */
const KIND = 10_000

type Hit = { entry: Entry; rank: number; phrase?: Phrase; language?: Language }
type Offered = (skill: Skill) => boolean

function byCode(digits: string, offered: Offered): Hit[] {
  const found = skillIndex().entries.filter(({ skill }) => offered(skill) && skill.code.startsWith(digits))
  return found.map((entry) => ({ entry, rank: 0 }))
}

/** A word asked for, with where it stands in each language; `weight` is in how many phrases. */
type Asked = { places: Record<Language, Places>; weight: number; mistyped: boolean; ofRank: boolean }
type Places = Map<Phrase, Place>
type Place = { distance: Distance; first: boolean }

function byWords(words: readonly string[], language: Language, offered: Offered): Hit[] {
  for (let left = words.map(askedFor); left.length > 0; left = fewer(left)) {
    const hits = LANGUAGES.flatMap((one) => hitsIn(one, left, one === language ? KIND : 3 * KIND, offered))
    if (hits.length > 0) return bestOfEach(hits)
  }
  return []
}

/** Folded words that say how high or how learned somebody is, not in what. */
const OF_RANK = new Set(
  (
    'senior junior expert experte experts specialiste consultant consultante conseiller conseillere charge chargee responsable principal ' +
    'technique national nationale international internationale specialist officer adviser advisor chief lead technical professional experto ' +
    'experta especialista consultor consultora asesor asesora tecnico tecnica nacional internacional perito perita assessor assessora ' +
    'خبير خبيره مستشار مستشاره استشاري اختصاصي اخصائي مسوول كبير'
  ).split(' '),
)

/** Words to try when nothing has them all: without those of rank or that nothing has as typed, else without the one that most have, which tells least. */
function fewer(asked: readonly Asked[]): Asked[] {
  const known = asked.filter(({ weight, mistyped }) => weight > 0 && !mistyped)
  const telling = known.filter(({ ofRank }) => !ofRank)
  const kept = telling.length > 0 ? telling : known
  if (kept.length < asked.length) return kept
  const most = Math.max(...asked.map(({ weight }) => weight))
  const dropped = asked.findLastIndex(({ weight }) => weight === most)
  return asked.filter((_, position) => position !== dropped)
}

function askedFor(word: string): Asked {
  const forms = formsOf(word)
  const { languages } = skillIndex()
  const near = (one: Language) => nearWords(forms, languages[one].sorted, (word) => languages[one].places.has(word))
  let found = LANGUAGES.map((one) => [one, near(one)] as const)
  const mistyped = found.every(([, words]) => words.size === 0)
  if (mistyped) found = LANGUAGES.map((one) => [one, mistypedWords(forms, languages[one].sorted)])
  const places = found.map(([one, words]) => [one, phrasesWith(words, languages[one])] as const)
  const weight = places.reduce((sum, [, { size }]) => sum + size, 0)
  return { places: Object.fromEntries(places) as Asked['places'], weight, mistyped, ofRank: forms.some((form) => OF_RANK.has(form)) }
}

function phrasesWith(words: ReadonlyMap<string, Distance>, { places }: LanguageIndex): Places {
  const nearest: Places = new Map()
  for (const [word, distance] of words)
    for (const { phrase, first } of places.get(word) ?? []) {
      const known = nearest.get(phrase)
      if (known) {
        known.distance = Math.min(known.distance, distance) as Distance
        known.first ||= first
      } else nearest.set(phrase, { distance, first })
    }
  return nearest
}

/** The phrases of one language that have all the words, ranked from `kind` on, and one kind later those that do with the names around them. */
function hitsIn(language: Language, asked: readonly Asked[], kind: number, offered: Offered): Hit[] {
  const places = asked.map((word) => word.places[language])
  const hits: Hit[] = []
  for (const phrase of candidates(places)) {
    if (!offered(phrase.entry.skill)) continue
    const own = places.map((words) => words.get(phrase))
    const found = places.map((words, at) => own[at] ?? phrase.around.map((name) => words.get(name)).find((place) => place !== undefined))
    if (!isFull(found)) continue
    hits.push({ entry: phrase.entry, phrase, language, rank: kind + (isFull(own) ? 0 : KIND) + rankOf(found, phrase.length) })
  }
  return hits
}

const isFull = (places: readonly (Place | undefined)[]): places is readonly Place[] => places.every((place) => place !== undefined)

/** The phrases that have one of the words, and the names of the skills whose group has. */
function candidates(places: readonly Places[]): Set<Phrase> {
  const found = new Set<Phrase>()
  for (const words of places)
    for (const phrase of words.keys()) for (const one of phrase.kind === 'group' ? phrase.around : [phrase]) found.add(one)
  return found
}

function rankOf(places: readonly Place[], length: number): number {
  const far = places.reduce((sum, { distance }) => sum + (distance === MISTYPED ? 6 : distance), 0)
  return Math.min(far, 30) * 200 + (places.some(({ first }) => first) ? 0 : 100) + Math.min(length, 99)
}

function bestOfEach(hits: readonly Hit[]): Hit[] {
  const best = new Map<Entry, Hit>()
  for (const hit of hits) if (hit.rank < (best.get(hit.entry)?.rank ?? Infinity)) best.set(hit.entry, hit)
  return [...best.values()].sort((a, b) => a.rank - b.rank || a.entry.order - b.entry.order)
}

function shown({ entry: { skill }, phrase, language }: Hit, reader: Language): FoundSkill {
  const name = skillName(skill, reader) ?? { text: skill.code, official: true }
  const byOther = phrase && language && (phrase.kind !== 'name' || language !== reader)
  return { ...skill, key: skillKey(skill), name, ...(byOther && { foundBy: { text: phrase.text, language } }) }
}
