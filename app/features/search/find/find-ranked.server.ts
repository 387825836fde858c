import type { ExpertReader } from '#app/features/expertise/policy.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import { allText, anyText, countedTerms, type SearchQuery, type Term } from '#app/features/search/search-query.ts'
import type { Kind } from '#app/features/search/kinds.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { frequenciesOf, rowsAtMost } from './frequencies.server.ts'
import { SOURCES, type Source } from './sources.server.ts'

/** A row that has what was asked for. `score`: the same for rows that are as good; more is better. */
export type Ranked = { id: string; score: number; title: LanguageText | null }
/** The best rows, best first; `total` of all, or one more than MOST_COUNTED where there are more. */
export type FoundRows = { rows: Ranked[]; total: number }

export const MOST_COUNTED = 1000
/** Of words that more rows may have, only the newest rows that have them are ranked. */
const MOST_RANKED = 20_000
const MOST_SUGGESTED_FROM = 2000
/** How many of the newest rows are looked through for each one that is wanted. */
const LOOKED_THROUGH = 60
const LOOKED_THROUGH_AT_LEAST = 4000
/** Of common words no more than so many of the newest are ranked. */
const MOST_OF_COMMON = 300

/**
 * Finds rows of a kind that this reader may read, at most `most`. Rows that have all words in the title come first, then those that have them as
 * whole words, then the newest. Bounded, whatever the words: what half of all records have is looked for in titles, where it is rarer, and among the newest.
 */
export async function findRanked(kind: Kind, reader: ExpertReader, asked: SearchQuery, most: number): Promise<FoundRows> {
  const source = SOURCES[kind]
  const find = { source, reader, asked, most }
  if (!source.large) return narrowly(find, asked.terms)
  const frequencies = await frequenciesOf(source.large.table)
  const isRare = (terms: readonly Term[]) => rowsAtMost(frequencies, terms, asked.mode) <= MOST_RANKED
  if (isRare(asked.terms)) return narrowly(find, asked.terms)
  const more = await widely(find, asked.terms)
  if (more.isWhole) return more
  const titled = isRare(asked.titleTerms) ? await narrowly(find, asked.titleTerms) : await widely(find, asked.titleTerms)
  const known = new Set(titled.rows.map(({ id }) => id))
  const rows = [...titled.rows, ...more.rows.filter(({ id }) => !known.has(id))].sort((a, b) => b.score - a.score).slice(0, most)
  return { rows, total: more.total }
}

/** Rows that have all words in the title, for suggestions: the best of the newest where the words are common. Not counted. */
export async function findTitled(kind: Kind, reader: ExpertReader, asked: SearchQuery, most: number): Promise<Ranked[]> {
  const source = SOURCES[kind]
  const find = { source, reader, asked, most }
  if (source.large && rowsAtMost(await frequenciesOf(source.large.table), asked.titleTerms, asked.mode) > MOST_SUGGESTED_FROM) {
    const newest = await amongNewest(find, asked.titleTerms)
    if (newest.length > 0) return newest
  }
  return (await narrowly(find, asked.titleTerms)).rows
}

type Find = { source: Source; reader: ExpertReader; asked: SearchQuery; most: number }

/** All rows that have the words, by the index, ranked. */
async function narrowly({ source, reader, asked, most }: Find, terms: readonly Term[]): Promise<FoundRows> {
  const sql = new SqlText()
  const where = [source.visible(reader, sql), condition(sql, source, asked, terms)].join(' and ')
  const rows = await query<Ranked & { total: number }>(
    `with found as materialized (
       select ${source.id} as id, ${source.at} as at, ${scoreSql(sql, source, asked)} as score, count(*) over ()::int as total
       from ${source.from} where ${where} order by score desc, at desc, id desc limit ${most})
     ${withTitles(source, sql, reader, 'found.total')}`,
    sql.values,
  )
  return { rows: rows.map(ranked), total: Math.min(rows[0]?.total ?? 0, MOST_COUNTED + 1) }
}

/** Of the newest rows those that have the words. Where too few of them do, the words are rarer together than each by itself: all that have them. */
async function widely(find: Find, terms: readonly Term[]): Promise<FoundRows & { isWhole: boolean }> {
  const { source, reader, asked, most } = find
  const enough = Math.min(most, MOST_OF_COMMON)
  const rows = await amongNewest({ ...find, most: enough }, terms)
  if (rows.length < enough) return { ...(await narrowly(find, terms)), isWhole: true }
  const sql = new SqlText()
  const where = [source.visible(reader, sql), condition(sql, source, asked, terms)].join(' and ')
  const [counted] = await query<{ total: number }>(
    `select count(*)::int as total from (select from ${source.from} where ${where} limit ${MOST_COUNTED + 1}) found`,
    sql.values,
  )
  return { rows, total: counted?.total ?? rows.length, isWhole: false }
}

async function amongNewest({ source, reader, asked, most }: Find, terms: readonly Term[]): Promise<Ranked[]> {
  const sql = new SqlText()
  const visible = source.visible(reader, sql)
  const rows = await query<Ranked>(
    `with found as materialized (
       select ${source.id} as id, ${source.at} as at, ${scoreSql(sql, source, asked)} as score
       from (select entry.* from ${source.from} where ${visible} order by ${source.large?.newest ?? source.at} limit ${Math.max(most * LOOKED_THROUGH, LOOKED_THROUGH_AT_LEAST)}) entry
       where ${condition(sql, source, asked, terms)} limit ${most})
     ${withTitles(source, sql, reader, 'null')}`,
    sql.values,
  )
  return rows.map(ranked)
}

const ranked = ({ id, score, title }: Ranked): Ranked => ({ id, score, title })

const withTitles = (source: Source, sql: SqlText, reader: ExpertReader, total: string) =>
  `select found.id, found.score, ${total} as total, ${source.title} as title from found join ${source.from} on ${source.id} = found.id
   where ${source.visible(reader, sql)} order by found.score desc, found.at desc, found.id desc`

function condition(sql: SqlText, { vector }: Source, { mode }: SearchQuery, terms: readonly Term[]): string {
  if (mode !== 'any') return `${vector} @@ ${sql.value(allText(terms))}::tsquery`
  const some = `${vector} @@ ${sql.value(anyText(terms))}::tsquery`
  const counted = countedTerms(terms)
  const least = Math.ceil(counted.length / 2)
  return least < 2 ? some : `${some} and ${countSql(sql, vector, counted)} >= ${least}`
}

/** How many of some terms, or of terms that count together, a row has. */
const countSql = (sql: SqlText, vector: string, counted: readonly (readonly Term[])[]) =>
  `(${counted.map((terms) => `(${vector} @@ ${sql.value(allText(terms))}::tsquery)::int`).join(' + ')})`

/** How good a row is: words in the title, whole words before beginnings, words of texts before codes. */
function scoreSql(sql: SqlText, { vector }: Source, { mode, terms, titleTerms, wholeTitleTerms, wholeTerms }: SearchQuery): string {
  const has = (text: string) => `(${vector} @@ ${sql.value(text)}::tsquery)::int`
  const parts = [
    `40 * ${has(allText(titleTerms))}`,
    `20 * ${has(allText(wholeTitleTerms))}`,
    `10 * ${has(allText(wholeTerms))}`,
    ...(terms.length > 1 ? [`2 * ${countSql(sql, vector, countedTerms(titleTerms))}`] : []),
    ...(mode === 'any' ? [`100 * ${countSql(sql, vector, countedTerms(terms))}`] : []),
  ]
  return `(${parts.join(' + ')})`
}
