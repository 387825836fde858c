import { otherNumbers } from '#app/features/filters/search-words.ts'
import type { Asked } from '#app/features/search/asked.ts'
import { isNaming, namingWords } from '#app/features/search/codes.server.ts'
import { beginningDistance, wordDistance } from '#app/features/search/word-distance.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { learnWordsSoon } from './learn-words.server.ts'

const SHORTEST = 4
const SHORT = 4
const LONG = 7
const MOST_NEAR = 300
const MOST_COUNTED = 6

/** What words were meant by words that nobody wrote and that are no names: each with the published word nearest to it, and of equals the one that most records have. Others are left out. */
export async function findMeant({ words, names }: Pick<Asked, 'words' | 'names'>): Promise<Map<string, string>> {
  const found = await Promise.all(
    words.map(async (word, index) => {
      const nearest = await nearestWords(word, index === words.length - 1, mostWrong(word, names.get(word)))
      return [word, nearest.length < 2 ? nearest[0]?.word : await mostUsed(nearest)] as const
    }),
  )
  return new Map(found.flatMap(([word, to]) => (to === undefined ? [] : [[word, to] as const])))
}

/** So many letters of a word may be wrong: of a name none, of what may be part of one a single one of many. */
function mostWrong(word: string, name?: 'surely' | 'perhaps'): number {
  const isLong = word.length >= LONG
  if (name) return name === 'perhaps' && isLong ? 1 : 0
  return isLong ? 2 : 1
}

/** A word that was published; `begins`: 0 where it has the first letter of what was typed, 1 where it has another. */
type Near = { word: string; begins: number }

/**
 * The published words nearest to one that nobody wrote, all of them as near, a few at most; none where somebody wrote it. The last word of
 * what is typed may be begun only: where no whole word is near, those whose beginning is. Of a short word letters may have changed places, and
 * no more: so many others differ from it by one letter.
 */
export async function nearestWords(word: string, isLast: boolean, most = mostWrong(word)): Promise<Near[]> {
  if (most === 0 || word.length < SHORTEST || word.length > 40 || /\d/.test(word)) return []
  await learnWordsSoon()
  if (await isKnown(word, isLast)) return []
  const isLike = (other: string) => word.length > SHORT || lettersOf(other) === lettersOf(word)
  const whole = await near(word, `and length(word) <= length($1) + 2`)
  const found = nearestOf(word, whole.filter(isLike), (other) => wordDistance(word, other, most), most)
  if (found.length > 0 || !isLast) return found
  const longer = await near(word, `and length(word) > length($1)`)
  const begun = longer.filter((other) => isLike(other.slice(0, word.length)))
  return nearestOf(word, begun, (other) => beginningDistance(word, other, 1), 1)
}

const lettersOf = (word: string) => [...word].sort().join('')

/** Whether somebody published a word in any of its numbers, of any kind; the last one also as a beginning. */
async function isKnown(word: string, isLast: boolean): Promise<boolean> {
  if (isNaming(word)) return true
  const [known] = await sql<{ known: boolean }>(
    `select exists (select from search_word where word = $1 or word = any($2::text[]) ${isLast ? 'or (word > $1 and word < $1 || chr(1114111))' : ''})
       or exists (select from expert_profile where seen_by = 'PUBLIC' and search @@ $3::tsquery) as known`,
    [word, otherNumbers(word), `'${word}'${isLast ? ':*' : ''}`],
  )
  return known?.known ?? false
}

/** Published words that have letters in common with one, and are not much shorter; those that name sectors and occupations too. */
async function near(word: string, longest: string): Promise<string[]> {
  const rows = await sql<{ word: string }>(
    `select word from search_word where forms && search_forms($1) and length(word) >= length($1) - 2 ${longest} limit ${MOST_NEAR}`,
    [word],
  )
  return [...new Set([...rows.map((row) => row.word), ...namingWords()])]
}

function nearestOf(word: string, others: readonly string[], measure: (other: string) => number, most: number): Near[] {
  const measured = others
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
