import type { SearchQuery, Term } from '#app/features/search/search-query.ts'
import { sql } from '#app/platform/db/client.server.ts'

/** How often words occur in the search vectors of a table, as the database keeps it for planning: the most common ones, the rest are rarer. */
export type Frequencies = { rows: number; least: number; common: ReadonlyMap<string, number> }

export type CountedTable = 'need_entry' | 'project_entry'

const KEPT_MS = 60_000
const SHORT_BEGINNING = 2
const kept = new Map<CountedTable, { at: number; found: Promise<Frequencies> }>()

export function frequenciesOf(table: CountedTable): Promise<Frequencies> {
  const known = kept.get(table)
  if (known && Date.now() - known.at < KEPT_MS) return known.found
  const found = readFrequencies(table)
  kept.set(table, { at: Date.now(), found })
  found.catch(() => kept.delete(table))
  return found
}

async function readFrequencies(table: CountedTable): Promise<Frequencies> {
  const [row] = await sql<{ rows: number; words: string[] | null; shares: number[] | null }>(
    `select greatest(class.reltuples, 0)::float8 as rows, stats.most_common_elems::text::text[] as words, stats.most_common_elem_freqs::float8[] as shares
     from pg_class class left join pg_stats stats on stats.schemaname = current_schema() and stats.tablename = class.relname and stats.attname = 'search'
     where class.oid = to_regclass($1)`,
    [table],
  )
  const words = row?.words ?? []
  // Behind the shares of the words stand the least and the greatest of them.
  const shares = row?.shares ?? []
  const least = shares[words.length] ?? 0
  return { rows: row?.rows ?? 0, least, common: new Map(words.map((word, index) => [word, shares[index] ?? 0])) }
}

/** How many rows have the words of a query, at most. Pure. */
export function rowsAtMost(frequencies: Frequencies, terms: readonly Term[], mode: SearchQuery['mode']): number {
  const shares = terms.map((term) => shareOf(frequencies, term))
  const share = mode === 'any' ? shares.reduce((sum, one) => sum + one, 0) : Math.min(...shares, 1)
  return frequencies.rows * Math.min(1, share)
}

function shareOf({ common, least }: Frequencies, term: Term): number {
  let share = 0
  for (const { text, isPrefix } of term) {
    if (!isPrefix) share += common.get(text) ?? least
    else if (text.replace(/^\^/, '').length <= SHORT_BEGINNING) return 1
    else {
      share += least
      for (const [word, often] of common) if (word.startsWith(text)) share += often
    }
  }
  return share
}
