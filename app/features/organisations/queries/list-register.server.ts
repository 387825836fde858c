import { countryName } from '#app/features/classifications/countries.ts'
import { askedWords } from '#app/features/filters/search-words.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { sql } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { registerQuery } from './register-words.ts'

export type RegisterLine = {
  id: string
  name: TaggedText
  ref: string | null
  country: string | null
  workspaces: number
}

export type RegisterPage = { items: RegisterLine[]; total: number; /** For `after` of the next page. */ next: string | null }

export type RegisterAsked = { q: string; /** ISO 3166-1. */ country: string | null; after: string | null }

const PAGE = 50

/** Organisations of the register in the order of their names in the reader's language; `q` is looked for in names, other names, abbreviations and identifiers, former ones too. */
export async function listRegister(language: Language, { q, country, after }: RegisterAsked): Promise<RegisterPage> {
  const values: unknown[] = []
  const value = (given: unknown) => `$${values.push(given)}`
  const order = `coalesce(o.sort_names->>'${language}', '') collate "C"`
  const where = ['o.merged_into_id is null']
  const words = askedWords(q.slice(0, 200))
  if (words.length > 0)
    where.push(
      `o.search @@ ${value(
        registerQuery(
          words.map((word) => [word]),
          (index) => index === words.length - 1,
        ),
      )}::tsquery`,
    )
  if (country) where.push(`o.country = ${value(country)}`)
  const counted = values.slice()
  const condition = where.join(' and ')
  const cursor = readAfter(after)
  const from = cursor ? `where (found."sortName", found.id) > (${value(cursor[0])}, ${value(cursor[1])}::uuid)` : ''
  // What has words is gathered by them and then set in order: read in the order of names, the first that has them may stand far down.
  const [rows, totals] = await Promise.all([
    sql<Row>(
      `with found as ${words.length > 0 ? 'materialized' : ''} (select o.id, o.name, o.ref, o.country, ${order} as "sortName" from organisation o where ${condition})
       select found.*, (select count(*)::int from workspace w where w.organisation_id = found.id) as workspaces
       from found ${from} order by found."sortName", found.id limit ${PAGE + 1}`,
      values,
    ),
    sql<{ n: number }>(`select count(*)::int as n from organisation o where ${condition}`, counted),
  ])
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => ({
      id: row.id,
      name: nameOfOrganisation(row, language),
      ref: row.ref,
      country: row.country ? countryName(row.country, language) : null,
      workspaces: row.workspaces,
    })),
    total: totals[0]?.n ?? 0,
    next: rows.length > PAGE && last ? Buffer.from(JSON.stringify([last.sortName, last.id])).toString('base64url') : null,
  }
}

type Row = { id: string; name: LanguageText; ref: string | null; country: string | null; sortName: string; workspaces: number }

/** A cursor that somebody wrote by hand begins the list anew. */
function readAfter(text: string | null): [string, string] | null {
  if (!text) return null
  try {
    const [name, id] = JSON.parse(Buffer.from(text.slice(0, 2000), 'base64url').toString()) as [unknown, unknown]
    return typeof name === 'string' && !name.includes('\u0000') && typeof id === 'string' && isUuid(id) ? [name, id] : null
  } catch {
    return null
  }
}

/** What an organisation is called for a reader. */
export const nameOfOrganisation = (organisation: { id: string; name: unknown; ref: string | null }, language: Language): TaggedText =>
  taggedText(organisation.name as LanguageText, language) ?? { text: organisation.ref ?? organisation.id, lang: '', dir: 'auto' }
