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
/** Words that more rows may have are not looked for by their index alone. */
const MOST_BY_INDEX = 20_000
/** Of rows that have words in one way, so many of the newest are compared with the others. */
const MOST_COMPARED = 2000
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
  const isRare = (terms: readonly Term[]) => rowsAtMost(frequencies, terms, asked.mode) <= MOST_BY_INDEX
  const newest = (terms: readonly Term[]) => (isRare(terms) ? null : manyOfNewest(find, terms))
  const rows = await newest(asked.terms)
  if (rows === null) return byIndex(find)
  const titled = (await newest(asked.titleTerms)) ?? (await inTurn(find, inTitle(asked)))
  return { rows: best(titled, rows, most), total: await countUpTo(MOST_COUNTED + 1, find, asked.terms) }
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

/** Ways to have the words, the best first: no row that has them in a worse way alone comes before one of a better. */
const inTitle = ({ mode, wholeTitleTerms, titleTerms }: SearchQuery) => (mode === 'any' ? [titleTerms] : [wholeTitleTerms, titleTerms])
const inAnyWay = (asked: SearchQuery) => [...inTitle(asked), asked.wholeTerms, asked.terms]

/** Rows that have the words, by the index: all of them compared where they are few, or half of the words are enough. */
async function byIndex(find: Find): Promise<FoundRows> {
  const { asked } = find
  if (asked.mode === 'any') return narrowly(find, asked.terms)
  const found = await countUpTo(MOST_COMPARED + 1, find, asked.terms)
  if (found <= MOST_COMPARED) return narrowly(find, asked.terms)
  return { rows: await inTurn(find, inAnyWay(asked)), total: MOST_COUNTED + 1 }
}

/** Of each way to have the words the newest rows, until there are enough. */
async function inTurn(find: Find, ways: readonly (readonly Term[])[]): Promise<Ranked[]> {
  let rows: Ranked[] = []
  for (const terms of ways) {
    rows = best(rows, (await narrowly(find, terms)).rows, find.most)
    if (rows.length >= find.most) break
  }
  return rows
}

/** The best of rows of a better and of a worse way to have the words. */
function best(better: readonly Ranked[], worse: readonly Ranked[], most: number): Ranked[] {
  const known = new Set(better.map(({ id }) => id))
  return [...better, ...worse.filter(({ id }) => !known.has(id))].sort((a, b) => b.score - a.score).slice(0, most)
}

/**
 * Rows that have the words, by the index, ranked. Of large tables the newest: to compare a row its words are read, which costs more than to
 * find it. All of them where half of the words are enough, as those that have most of them may be old.
 */
async function narrowly({ source, reader, asked, most }: Find, terms: readonly Term[]): Promise<FoundRows> {
  const sql = new SqlText()
  const visible = source.visible(reader, sql)
  const all = `${source.from} where ${visible} and ${condition(sql, source, asked, terms)}`
  const newest = `hits as materialized (select ${source.id} as id, ${source.at} as at from ${all}),
    newest as materialized (select id from hits order by at desc, id desc limit ${MOST_COMPARED}),`
  const compared = source.large && asked.mode !== 'any'
  const rows = await query<Ranked & { total: number }>(
    `with ${compared ? newest : ''} found as materialized (
       select ${source.id} as id, ${source.at} as at, ${scoreSql(sql, source, asked)} as score, ${compared ? '(select count(*)::int from hits)' : 'count(*) over ()::int'} as total
       from ${compared ? `newest join ${source.from} on ${source.id} = newest.id and ${visible}` : all} order by score desc, at desc, id desc limit ${most})
     ${withTitles(source, sql, reader, 'found.total')}`,
    sql.values,
  )
  return { rows: rows.map(ranked), total: Math.min(rows[0]?.total ?? 0, MOST_COUNTED + 1) }
}

/** Of the newest rows those that have the words; null where too few of them do: the words are rarer together than each by itself. */
async function manyOfNewest(find: Find, terms: readonly Term[]): Promise<Ranked[] | null> {
  const enough = Math.min(find.most, MOST_OF_COMMON)
  const rows = await amongNewest({ ...find, most: enough }, terms)
  return rows.length < enough ? null : rows
}

/** How many rows have the words, `most` where there are more. */
async function countUpTo(most: number, { source, reader, asked }: Find, terms: readonly Term[]): Promise<number> {
  const sql = new SqlText()
  const where = [source.visible(reader, sql), condition(sql, source, asked, terms)].join(' and ')
  const [counted] = await query<{ total: number }>(
    `select count(*)::int as total from (select from ${source.from} where ${where} limit ${most}) found`,
    sql.values,
  )
  return counted?.total ?? 0
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
