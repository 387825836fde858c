import { otherNumbers } from '#app/features/filters/search-words.ts'
import { namingWords } from '#app/features/search/codes.server.ts'
import { beginningDistance, wordDistance } from '#app/features/search/word-distance.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { learnWordsSoon } from './learn-words.server.ts'

const SHORTEST = 4
const LONG = 7
const MOST_NEAR = 300
const MOST_COUNTED = 6

/** What words were meant by words that nobody wrote: each with the published word nearest to it, and of equals the one that most records have. Others are left out. */
export async function findMeant(words: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all(
    words.map(async (word, index) => {
      const nearest = await nearestWords(word, index === words.length - 1)
      return [word, nearest.length < 2 ? nearest[0]?.word : await mostUsed(nearest)] as const
    }),
  )
  return new Map(found.flatMap(([word, to]) => (to === undefined ? [] : [[word, to] as const])))
}

/** A word that was published; `begins`: 0 where it has the first letter of what was typed, 1 where it has another. */
type Near = { word: string; begins: number }

/**
 * The published words nearest to one that nobody wrote, all of them as near, a few at most; none where somebody wrote it. The last word of
 * what is typed may be begun only: where no whole word is near, those whose beginning is.
 */
export async function nearestWords(word: string, isLast: boolean): Promise<Near[]> {
  if (word.length < SHORTEST || word.length > 40 || /\d/.test(word)) return []
  await learnWordsSoon()
  const [known] = await sql<{ known: boolean }>(
    `select exists (select from search_word where word = $1 or word = any($2::text[]) ${isLast ? 'or (word > $1 and word < $1 || chr(1114111))' : ''}) as known`,
    [word, otherNumbers(word)],
  )
  if (known?.known) return []
  const most = word.length < LONG ? 1 : 2
  const whole = await near(word, `and length(word) <= length($1) + 2`)
  const found = nearestOf(word, whole, (other) => wordDistance(word, other, most), most)
  if (found.length > 0 || !isLast) return found
  return nearestOf(word, await near(word, `and length(word) > length($1)`), (other) => beginningDistance(word, other, 1), 1)
}

/** Published words that have letters in common with one, and are not much shorter; those that name sectors and occupations too. */
async function near(word: string, longest: string): Promise<Set<string>> {
  const rows = await sql<{ word: string }>(
    `select word from search_word where forms && search_forms($1) and length(word) >= length($1) - 2 ${longest} limit ${MOST_NEAR}`,
    [word],
  )
  return new Set([...rows.map((row) => row.word), ...namingWords()])
}

function nearestOf(word: string, others: Iterable<string>, measure: (other: string) => number, most: number): Near[] {
  const measured = [...others]
    .map((other) => ({ word: other, distance: measure(other), begins: other[0] === word[0] ? 0 : 1 }))
    .filter(({ distance, word: other }) => distance <= most && other !== word)
    .sort((a, b) => a.distance - b.distance || a.begins - b.begins)
  return measured.filter(({ distance }) => distance === measured[0]?.distance).slice(0, MOST_COUNTED)
}

/** Of some words the one that most published records have; the first of equals. */
async function mostUsed(words: readonly Near[]): Promise<string | undefined> {
  const counted = await sql<{ word: string; records: number }>(
    `select word, (select count(*)::int from (select from need_entry where side = 'PUBLIC' and search @@ quoted limit 200) n)
       + (select count(*)::int from (select from project_entry where side = 'PUBLIC' and search @@ quoted limit 200) p)
       + (select count(*)::int from (select from dataset_entry where side = 'PUBLIC' and visibility = 'public' and search @@ quoted limit 200) d) as records
     from unnest($1::text[]) with ordinality as asked(word, nth) cross join lateral (select ('''' || word || '''')::tsquery as quoted) q order by nth`,
    [words.map(({ word }) => word)],
  )
  const order = words.map(({ word, begins }) => ({ word, begins, records: counted.find((row) => row.word === word)?.records ?? 0 }))
  return order.sort((a, b) => a.begins - b.begins || b.records - a.records)[0]?.word
}
