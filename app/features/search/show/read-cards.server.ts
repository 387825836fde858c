import { countryName } from '#app/features/classifications/countries.ts'
import { goalOfSector } from '#app/features/classifications/development-goals.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import { skillName } from '#app/features/classifications/skill-search.server.ts'
import type { ExpertContent } from '#app/features/expertise/content.ts'
import { displayName, type NamedExpert } from '#app/features/expertise/display-name.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Kind } from '#app/features/search/kinds.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'

/** A fact of a result: always shown, or only where it has what was asked for and is why the result is here. */
export type CardFact = { text: LanguageText | string; isReason: boolean }

/** What a result tells, before anything of it is chosen or marked. */
export type Card = { id: string; slug?: string; title: LanguageText | string; texts: LanguageText[]; facts: CardFact[] }

/** Reads what results show of rows that were found for this reader, by id; a row that is gone since is left out. */
export async function readCards(kind: Kind, ids: readonly string[], language: Language): Promise<Map<string, Card>> {
  if (ids.length === 0) return new Map()
  const cards = await READERS[kind](ids, language)
  return new Map(cards.map((card) => [card.id, card]))
}

const always = (text: LanguageText | string | null | undefined): CardFact[] => (text ? [{ text, isReason: false }] : [])
const reason = (text: LanguageText | string | null | undefined): CardFact[] => (text ? [{ text, isReason: true }] : [])
const inAll = (nameIn: (language: Language) => string | undefined): LanguageText =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const name = nameIn(language)
      return name ? [[language, name]] : []
    }),
  )
const country = (code: string) => inAll((language) => countryName(code, language))
const sector = (code: string) => inAll((language) => nameOf(code.length === 3 ? 'SectorCategory' : 'Sector', code, language)?.name ?? code)

const goal = (number: number) => inAll((language) => translator(language, 'search')('goal', { number }))

const MOST_FACTS = 3
const MOST_REASONS = 40

type Row = { id: string; title: LanguageText; workspace: LanguageText; texts: LanguageText[] }

/** Texts of the published version beside the title: objects of one language each. */
const TEXTS = (id: string) =>
  `coalesce((select json_agg(json_build_object('lang', substr(part.path, 6), 'texts', part.data - 'title')) from record_part part
    where part.record_id = ${id} and part.path like 'text/%' and part.until is null), '[]') as parts`

type Parts = { lang: string; texts: Record<string, string> }[]

/** By field, a text in its languages. */
function textsOf(parts: Parts): LanguageText[] {
  const fields = new Map<string, Record<string, string>>()
  for (const { lang, texts } of parts)
    for (const [field, text] of Object.entries(texts)) fields.set(field, { ...fields.get(field), [lang]: text })
  return [...fields.values()]
}

const READERS: Record<Kind, (ids: readonly string[], language: Language) => Promise<Card[]>> = {
  needs: async (ids) => {
    const rows = await sql<Row & { parts: Parts; country: string | null; place: LanguageText; sector: string | null }>(
      `select entry.record_id as id, entry.title, workspace.name as workspace, entry.country, entry.place_name as place, entry.sector, ${TEXTS('entry.record_id')}
       from need_entry entry join workspace on workspace.id = entry.workspace_id where entry.side = 'PUBLIC' and entry.record_id = any($1::uuid[])`,
      [ids],
    )
    return rows.map((row) => ({
      id: row.id,
      title: row.title,
      texts: textsOf(row.parts),
      facts: [
        ...always(row.workspace),
        ...always(row.place),
        ...always(row.country && country(row.country)),
        ...(row.sector ? [...reason(sector(row.sector)), ...reason(sector(row.sector.slice(0, 3))), ...reason(row.sector)] : []),
      ],
    }))
  },
  projects: async (ids) => {
    const rows = await sql<
      Row & {
        parts: Parts
        identifier: string | null
        countries: string[]
        sectors: string[]
        shares: { vocabulary: string; code: string }[]
        organisations: { ref?: string; name?: LanguageText }[]
      }
    >(
      `select entry.record_id as id, entry.title, workspace.name as workspace, entry.iati_identifier as identifier, entry.country_codes as countries, entry.sector_codes as sectors,
         entry.sectors as shares, entry.organisations, ${TEXTS('entry.record_id')}
       from project_entry entry join workspace on workspace.id = entry.workspace_id where entry.side = 'PUBLIC' and entry.record_id = any($1::uuid[])`,
      [ids],
    )
    return rows.map((row) => ({
      id: row.id,
      title: row.title,
      texts: textsOf(row.parts),
      facts: [
        ...always(row.workspace),
        ...row.countries.slice(0, MOST_FACTS).flatMap((code) => always(country(code))),
        ...always(row.identifier),
        ...row.countries.slice(MOST_FACTS, MOST_REASONS).flatMap((code) => reason(country(code))),
        ...row.organisations.flatMap(({ ref, name }) => [...reason(name), ...reason(ref)]),
        ...row.sectors.slice(0, MOST_REASONS).flatMap((code) => [...reason(sector(code)), ...reason(code)]),
        ...row.shares.flatMap((share) => goalOfSector(share) ?? []).flatMap((number) => reason(goal(number))),
      ],
    }))
  },
  datasets: async (ids) => {
    const rows = await sql<Row & { slug: string; parts: Parts; countries: string[]; sectors: string[] }>(
      `select entry.record_id as id, entry.slug, entry.title, workspace.name as workspace, entry.countries, entry.sectors, ${TEXTS('entry.record_id')}
       from dataset_entry entry join workspace on workspace.id = entry.workspace_id where entry.side = 'PUBLIC' and entry.record_id = any($1::uuid[])`,
      [ids],
    )
    return rows.map((row) => ({
      id: row.id,
      slug: row.slug,
      title: row.title,
      texts: textsOf(row.parts),
      facts: [
        ...always(row.workspace),
        ...row.countries.slice(0, MOST_FACTS).flatMap((code) => always(country(code))),
        ...row.countries.slice(MOST_FACTS, MOST_REASONS).flatMap((code) => reason(country(code))),
        ...row.sectors.slice(0, MOST_REASONS).flatMap((code) => [...reason(sector(code)), ...reason(code)]),
        ...reason(row.slug),
      ],
    }))
  },
  organisations: async (ids) => {
    const rows = await sql<{ id: string; name: LanguageText; ref: string | null; country: string | null; type: string | null }>(
      'select id, name, ref, country, type from organisation where id = any($1::uuid[])',
      [ids],
    )
    return rows.map(({ id, name, ref, country: code, type }) => ({
      id,
      title: Object.keys(name).length > 0 ? name : (ref ?? id),
      texts: [],
      facts: [
        ...always(type && inAll((language) => nameOf('OrganisationType', type, language)?.name)),
        ...always(code && country(code)),
        ...always(ref),
        // The same body under its names in other languages.
        ...Object.entries(name).flatMap(([lang, text]) => reason({ [lang]: text })),
      ],
    }))
  },
  experts: async (ids, language) => {
    const rows = await sql<NamedExpert & { id: string; content: ExpertContent }>(
      `select id, kind, name, pseudonym, shows_name as "showsName", content from expert_profile where id = any($1::uuid[])`,
      [ids],
    )
    const t = translator(language, 'skills')
    return rows.map(({ content, ...expert }) => ({
      id: expert.id,
      title: displayName(expert, t),
      texts: [content.headline, content.summary],
      facts: [
        ...content.countries.slice(0, MOST_FACTS).flatMap(({ code }) => always(country(code))),
        ...content.countries.slice(MOST_FACTS).flatMap(({ code }) => reason(country(code))),
        ...content.skills.flatMap(({ key, words }) => reason(key ? inAll((one) => skillName(key, one)?.text) : words)),
      ],
    }))
  },
}
