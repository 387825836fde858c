import { foldText } from '#app/features/classifications/folding.ts'
import { askedWords } from '#app/features/filters/search-words.ts'
import { keysOf, likelyPair, nameKey, refKey, type KnownOrganisation } from '#app/features/organisations/duplicates/likely-pair.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { nearestWords } from '#app/features/search/find/near-words.server.ts'
import { orderByTitle } from '#app/features/search/order-by-title.ts'
import { sql } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { registerQuery } from './register-words.ts'

/** An organisation of the register as somebody finds it who says what it is called. */
export type FoundOrganisation = {
  id: string
  ref: string | null
  formerRefs: string[]
  name: LanguageText
  aliases: string[]
  country: string | null
}

const ROWS = `select o.id, o.ref, o.former_refs as "formerRefs", o.name, o.aliases, o.country from organisation o where o.merged_into_id is null`
const SHOWN = 12
/** Of so many that have the words, those with the nearest names are shown. */
const MOST_ORDERED = 200
const MOST_OF_A_KEY = 30
const LONGEST = 200

/**
 * Organisations of which every typed word begins a word of a name or of an identifier, or is their abbreviation, else those that have the words
 * nearest to what was typed: the one that bears what was typed as its identifier first, then the nearest names, a dozen at most.
 */
export async function findOrganisations(typed: string): Promise<FoundOrganisation[]> {
  const text = typed.slice(0, LONGEST)
  const words = askedWords(text)
  if (words.length === 0) return []
  const exact = await withWords(words.map((word) => [word]))
  const found = exact.length > 0 ? exact : await withWords(await termsMeant(words))
  const ranked = found.map((organisation) => ({ organisation, score: bears(organisation, text) ? 1 : 0, title: organisation.name }))
  return orderByTitle(ranked, text)
    .slice(0, SHOWN)
    .map(({ organisation }) => organisation)
}

/** The organisation of the register by its id; null where there is none, or where it was merged. */
export async function registeredOrganisation(organisationId: string): Promise<FoundOrganisation | null> {
  const [found] = await sql<FoundOrganisation>(`${ROWS} and o.id = $1::uuid`, [organisationId])
  return found ?? null
}

/** The organisation that was typed: by an identifier, or by a name in full that only one has. Null for none. */
export async function organisationTyped(typed: string, language: Language): Promise<FoundOrganisation | null> {
  const text = typed.slice(0, LONGEST)
  const [, , shownRef = ''] = /^(.*) \((\S+)\)$/s.exec(text.trim()) ?? []
  const found = await withKeys([refKey(text), refKey(shownRef), nameKey(text)])
  const byRef = found.find((organisation) => bears(organisation, text))
  if (byRef) return byRef
  const called = found.filter((organisation) => isCalled(organisation, text, language))
  return called.length === 1 ? (called[0] ?? null) : null
}

/** Whether a text is how an organisation is shown, or one of its names. Pure. */
export function isCalled(organisation: FoundOrganisation, typed: string, language: Language): boolean {
  const text = foldText(typed)
  return [labelOf(organisation, language), ...namesOf(organisation)].some((name) => foldText(name) === text)
}

/** Organisations that may be the one somebody names, the likeliest first; those of another country too, as far as their names say so. */
export async function similarOrganisations(
  { name, country }: { name: string; country: string | null },
  most = 5,
): Promise<FoundOrganisation[]> {
  const asked: KnownOrganisation = { id: '', refs: [], names: [name], country }
  const words = askedWords(name)
  const [alike, worded] = await Promise.all([
    withKeys([...keysOf(asked), ...keysOf({ ...asked, country: null })]),
    words.length > 0 ? withWords(words.map((word) => [word])) : [],
  ])
  const byId = new Map([...alike, ...worded].map((organisation) => [organisation.id, organisation]))
  const scored = [...byId.values()].flatMap((organisation) => {
    const pair = likelyPair({ ...asked, country: organisation.country }, known(organisation))
    return pair ? [{ organisation, score: pair.score, isNear: organisation.country === country }] : []
  })
  return scored
    .sort((a, b) => b.score - a.score || Number(b.isNear) - Number(a.isNear))
    .slice(0, most)
    .map(({ organisation }) => organisation)
}

/** What an organisation is called where one is chosen: its name and its identifier. */
export const labelOf = ({ name, ref, id }: Pick<FoundOrganisation, 'name' | 'ref' | 'id'>, language: Language): string =>
  ref ? `${plainText(name, language, id)} (${ref})` : plainText(name, language, id)

const namesOf = ({ name, aliases }: FoundOrganisation) => [...Object.values(name), ...aliases]
const known = (organisation: FoundOrganisation): KnownOrganisation => ({
  id: organisation.id,
  refs: refsOf(organisation),
  names: namesOf(organisation),
  country: organisation.country,
})
const refsOf = ({ ref, formerRefs }: FoundOrganisation) => [...(ref ? [ref] : []), ...formerRefs]
const bears = (organisation: FoundOrganisation, text: string) =>
  refsOf(organisation).some((ref) => ref.toLowerCase() === text.trim().toLowerCase())

const withWords = (terms: readonly (readonly string[])[]) =>
  terms.length === 0
    ? Promise.resolve([])
    : sql<FoundOrganisation>(`${ROWS} and o.search @@ $1::tsquery limit ${MOST_ORDERED}`, [registerQuery(terms, () => true)])

const withKeys = (keys: readonly string[]) =>
  sql<FoundOrganisation>(
    `${ROWS} and o.id in (select held.organisation_id from unnest($1::text[]) as asked(key)
       cross join lateral (select organisation_id from organisation_key where key = asked.key limit ${MOST_OF_A_KEY}) held)`,
    [keys],
  )

/** For each word itself, or where nobody wrote it the words nearest to it; none where all stand as typed. */
async function termsMeant(words: readonly string[]): Promise<string[][]> {
  const terms = await Promise.all(
    words.map(async (word, index) => [word, ...(await nearestWords(word, index === words.length - 1)).map((near) => near.word)]),
  )
  return terms.some((term) => term.length > 1) ? terms : []
}
