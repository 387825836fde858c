import { namingWords } from '#app/features/search/codes.server.ts'
import { wordDistance } from '#app/features/search/word-distance.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { learnWordsSoon } from './learn-words.server.ts'

const SHORTEST = 4
const LONG = 7
const MOST_NEAR = 300
const MOST_COUNTED = 6

/** What words were meant by words that nobody wrote: each with the published word nearest to it, and of equals the one that most records have. Others are left out. */
export async function findMeant(words: readonly string[]): Promise<Map<string, string>> {
  const doubtful = words.filter((word) => word.length >= SHORTEST && word.length <= 40 && !/\d/.test(word))
  if (doubtful.length === 0) return new Map()
  await learnWordsSoon()
  const found = await Promise.all(doubtful.map(async (word, index) => [word, await meant(word, index === doubtful.length - 1)] as const))
  return new Map(found.flatMap(([word, to]) => (to === null ? [] : [[word, to] as const])))
}

async function meant(word: string, isLast: boolean): Promise<string | null> {
  const [known] = await sql<{ known: boolean }>(
    `select exists (select from search_word where word = $1 ${isLast ? 'or (word > $1 and word < $1 || chr(1114111))' : ''}) as known`,
    [word],
  )
  if (known?.known) return null
  const near = await sql<{ word: string }>(
    `select word from search_word where forms && search_forms($1) and length(word) between length($1) - 2 and length($1) + 2 limit ${MOST_NEAR}`,
    [word],
  )
  const most = word.length < LONG ? 1 : 2
  const measured = [...new Set([...near.map((row) => row.word), ...namingWords()])]
    .map((other) => ({ word: other, distance: wordDistance(word, other, most), begins: other[0] === word[0] ? 0 : 1 }))
    .filter(({ distance, word: other }) => distance <= most && other !== word)
    .sort((a, b) => a.distance - b.distance || a.begins - b.begins)
  const nearest = measured.filter(({ distance }) => distance === measured[0]?.distance).slice(0, MOST_COUNTED)
  return nearest.length < 2 ? (nearest[0]?.word ?? null) : mostUsed(nearest)
}

/** Of some words the one that most published records have; the first of equals. */
async function mostUsed(words: readonly { word: string; begins: number }[]): Promise<string | null> {
  const counted = await sql<{ word: string; records: number }>(
    `select word, (select count(*)::int from (select from need_entry where side = 'PUBLIC' and search @@ quoted limit 200) n)
       + (select count(*)::int from (select from project_entry where side = 'PUBLIC' and search @@ quoted limit 200) p)
       + (select count(*)::int from (select from dataset_entry where side = 'PUBLIC' and visibility = 'public' and search @@ quoted limit 200) d) as records
     from unnest($1::text[]) with ordinality as asked(word, nth) cross join lateral (select ('''' || word || '''')::tsquery as quoted) q order by nth`,
    [words.map(({ word }) => word)],
  )
  const order = words.map(({ word, begins }) => ({ word, begins, records: counted.find((row) => row.word === word)?.records ?? 0 }))
  return order.sort((a, b) => a.begins - b.begins || b.records - a.records)[0]?.word ?? null
}
