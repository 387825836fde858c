import { countryName } from '#app/features/classifications/countries.ts'
import { dirOf } from '#app/features/classifications/languages.ts'
import { htmlLang } from '#app/features/classifications/registered-languages.ts'
import { searchSectors } from '#app/features/classifications/sector-search.server.ts'
import { admin1Name } from '#app/features/places/areas.server.ts'
import { searchAreas } from '#app/features/places/search-areas.server.ts'
import { counted } from '#app/features/provenance/counted.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { readAsked, type Asked } from '#app/features/search/asked.ts'
import { chooseWanted, wantedWords } from '#app/features/search/mark-text.ts'
import { orderByTitle } from '#app/features/search/order-by-title.ts'
import { searchQuery } from '#app/features/search/search-query.ts'
import type { Suggestion, Suggestions } from '#app/features/search/suggestions.ts'
import type { Kind } from '#app/features/search/kinds.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { findIdentified, hitPath } from './find-direct.server.ts'
import { findTitled } from './find-ranked.server.ts'
import { findMeant } from './near-words.server.ts'

const MOST = { titles: 3, areas: 2, sectors: 2, all: 9 }
/** So many titles are set in order to show a few. */
const ORDERED = 30
const SHORTEST = 2
const SUGGESTED: readonly Kind[] = ['needs', 'projects', 'organisations', 'datasets']
const READER = { actor: VISITOR, coordinates: false }

const kept = publicMemory<Suggestions>(500)

/**
 * What somebody may mean who has typed so far: what bears the identifier, lists of a place or a sector, titles. The same for everybody: of
 * what is public alone.
 */
export function suggest(typed: string, language: Language): Promise<Suggestions> {
  const asked = readAsked(typed)
  const text = asked.text.toLowerCase()
  if ([...asked.words.join('')].length < SHORTEST) return Promise.resolve({ items: [], status: '' })
  return kept(`${language} ${text}`, () => makeSuggestions(asked, language))
}

async function makeSuggestions(asked: Asked, language: Language): Promise<Suggestions> {
  const t = translator(language, 'search')
  const typed = await itemsFor(asked, language)
  const items = typed.length > 0 ? typed : await itemsMeant(asked, language)
  return { items, status: t('suggest.status', counted(language, items.length)) }
}

async function itemsFor(asked: Asked, language: Language): Promise<Suggestion[]> {
  const query = searchQuery(asked.words, 'all', () => [])
  const [identified, ...titled] = await Promise.all([
    identifiedAs(asked, language),
    ...SUGGESTED.map(async (kind) => {
      const rows = orderByTitle(await findTitled(kind, READER, query, ORDERED), asked.text).slice(0, MOST.titles)
      const slugs = kind === 'datasets' ? await slugsOf(rows.map(({ id }) => id)) : new Map<string, string>()
      return rows.flatMap(({ id, title }) => titleSuggestion({ kind, id, title, slug: slugs.get(id) }, asked, language))
    }),
  ])
  return unique([...identified, ...areas(asked, language), ...sectors(asked, language), ...inTurns(titled)]).slice(0, MOST.all)
}

/** For the words that were meant where nobody wrote those that were typed. */
async function itemsMeant(asked: Asked, language: Language): Promise<Suggestion[]> {
  const meant = await findMeant(asked)
  if (meant.size === 0) return []
  const words = asked.words.map((word) => meant.get(word) ?? word)
  return itemsFor({ ...asked, text: words.join(' '), words }, language)
}

type Titled = { kind: Kind; id: string; title: LanguageText | null; slug?: string | undefined }

function titleSuggestion({ kind, id, title, slug }: Titled, asked: Asked, language: Language): Suggestion[] {
  const chosen = chooseWanted(title ?? undefined, language, wantedWords(asked.words, 'all'))
  if (!chosen) return []
  const isKnown = chosen.lang !== 'und'
  return [
    {
      label: chosen.text,
      lang: isKnown ? htmlLang(chosen.lang) : '',
      dir: isKnown ? dirOf(chosen.lang) : 'auto',
      note: translator(language, 'search')(`one.${kind}`),
      href: hitPath(language, kind, id, slug),
    },
  ]
}

async function identifiedAs({ text }: Asked, language: Language): Promise<Suggestion[]> {
  const found = await findIdentified(VISITOR, text)
  const t = translator(language, 'search')
  return SUGGESTED.flatMap((kind) =>
    (found[kind] ?? []).slice(0, MOST.titles).map((id) => ({
      label: text,
      lang: '',
      dir: 'ltr' as const,
      note: t(`one.${kind}`),
      href: hitPath(language, kind, id, text.toLowerCase()),
    })),
  )
}

function areas({ text }: Asked, language: Language): Suggestion[] {
  const t = translator(language, 'search')
  return searchAreas(text, MOST.areas).flatMap((code, index) => {
    const isCountry = !code.includes('-')
    const own = isCountry
      ? countryName(code, language)
      : `${admin1Name(code, language) ?? code} (${countryName(code.slice(0, 2), language)})`
    const to = (list: 'needs' | 'projects') => ({
      ...inReaders(own, language),
      note: t(`suggest.${list}`),
      href: `/${language}/${list}?${isCountry ? 'country' : 'admin1'}=${code}`,
    })
    return isCountry && index === 0 ? [to('needs'), to('projects')] : [to('needs')]
  })
}

function sectors({ text }: Asked, language: Language): Suggestion[] {
  const note = translator(language, 'search')('suggest.sector')
  return searchSectors(text, language, MOST.sectors).map(({ code, name }) => ({
    ...inReaders(name, language),
    note,
    href: `/${language}/needs?sector=${code}`,
  }))
}

const inReaders = (label: string, language: Language) => ({ label, lang: language as string, dir: dirOf(language) })

const slugsOf = async (ids: readonly string[]) =>
  new Map(
    (await sql<{ id: string; slug: string }>('select record_id as id, slug from dataset where record_id = any($1::uuid[])', [ids])).map(
      ({ id, slug }) => [id, slug],
    ),
  )

/** The first of each, then the second of each. */
const inTurns = <T>(lists: readonly (readonly T[])[]): T[] =>
  Array.from({ length: MOST.titles }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat()

const unique = (items: readonly Suggestion[]) =>
  items.filter(({ href }, index) => items.findIndex((other) => other.href === href) === index)
