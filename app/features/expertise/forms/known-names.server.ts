import { isCountry, listCountries, countryName } from '#app/features/classifications/countries.ts'
import { foldText } from '#app/features/classifications/folding.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { isRegisteredLanguage } from '#app/features/classifications/registered-languages.ts'
import { chooseText, type LanguageText } from '#app/features/provenance/language-text.ts'
import { db } from '#app/platform/db/client.server.ts'
import { LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'

/** Languages people often work in; any other is found by its BCP 47 tag. */
const OFTEN_SPOKEN =
  'fr en es pt ar am ay bg bm bn ckb cs da de dyu el fa ff fi fil fon gn ha he hi hr ht hu hy id ig it ja ka kg ki km kk ko ku ky lg ln lo lua lv mg mn mos ms my ne nd nl no ny om pl ps qu rn ro ru rw se sg si sk sl sn so sq sr ss st su sv sw ta tet tg th ti tk tl tn tpi tr ts uk ur uz vi wo xh yo zh zu'.split(
    ' ',
  )

/** A code by what was typed: the code itself, or its name in any language of the portal. */
type Names = ReadonlyMap<string, string>

let countries: Names | undefined
let spoken: Names | undefined

function byName(codes: readonly string[], nameIn: (code: string, language: Language) => string): Names {
  return new Map(
    codes.flatMap((code) => [code, ...LANGUAGES.map((language) => nameIn(code, language))].map((name) => [foldText(name), code])),
  )
}

/** The country that was typed, by name or ISO 3166-1 alpha-2 code. Null where it is none. */
export function readCountry(typed: string): string | null {
  countries ??= byName(
    listCountries('en').map(({ code }) => code),
    countryName,
  )
  const code = countries.get(foldText(typed))
  return code && isCountry(code) ? code : null
}

/** The primary language that was typed, by name or BCP 47 tag. Null where it is none. */
export function readSpokenLanguage(typed: string): string | null {
  spoken ??= byName(OFTEN_SPOKEN, languageName)
  const named = spoken.get(foldText(typed))
  if (named) return named
  const tag = typed.trim()
  return tag.length <= 35 && isRegisteredLanguage(tag) ? (new Intl.Locale(tag).language ?? null) : null
}

/** Names that a field suggests, in the reader's language and order. */
export const countryNames = (language: Language): string[] => listCountries(language).map(({ name }) => name)
export const spokenNames = (language: Language): string[] =>
  OFTEN_SPOKEN.map((tag) => languageName(tag, language)).sort(new Intl.Collator(language).compare)

const MOST_ORGANISATIONS = 1000

export type KnownOrganisation = { id: string; name: string }

/** The organisations of the register, as the reader knows them, those that `ids` name among them. */
export async function knownOrganisations(language: Language, ids: readonly string[] = []): Promise<KnownOrganisation[]> {
  const select = { id: true, name: true, ref: true } as const
  const [listed, named] = await Promise.all([
    db.organisation.findMany({ select, where: { mergedIntoId: null }, orderBy: { id: 'asc' }, take: MOST_ORGANISATIONS }),
    ids.length > 0 ? db.organisation.findMany({ select, where: { id: { in: [...ids] } } }) : [],
  ])
  const all = new Map([...listed, ...named].map((organisation) => [organisation.id, organisation]))
  const { compare } = new Intl.Collator(language)
  return [...all.values()]
    .map(({ id, name, ref }) => ({ id, name: chooseText(name as LanguageText, language)?.text ?? ref ?? id }))
    .sort((a, b) => compare(a.name, b.name))
}

/** The organisation of the register that was typed: by identifier, or by a name in any language that is one organisation's alone. Null where it is none. */
export async function readOrganisation(typed: string): Promise<string | null> {
  const ref = typed.trim()
  const [byRef] = await db.organisation.findMany({
    where: { OR: [{ ref }, { formerRefs: { has: ref } }] },
    orderBy: { mergedIntoId: { sort: 'asc', nulls: 'first' } },
    select: { id: true, mergedIntoId: true },
  })
  if (byRef) return byRef.mergedIntoId ?? byRef.id
  const all = await db.organisation.findMany({
    where: { mergedIntoId: null },
    select: { id: true, name: true },
    take: 20 * MOST_ORGANISATIONS,
  })
  const folded = foldText(typed)
  const named = all.filter(({ name }) => Object.values(name as LanguageText).some((text) => foldText(text) === folded))
  return named.length === 1 ? (named[0]?.id ?? null) : null
}
