import type { ExpertReader } from '#app/features/expertise/policy.ts'
import { expertReader } from '#app/features/expertise/queries/expert-reader.server.ts'
import type { Asked } from '#app/features/search/asked.ts'
import { codesNamed } from '#app/features/search/codes.server.ts'
import { KINDS, type Kind } from '#app/features/search/kinds.ts'
import { orderByTitle } from '#app/features/search/order-by-title.ts'
import { countedTerms, searchQuery, type Mode, type SearchQuery } from '#app/features/search/search-query.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { findDrafts, type FoundDraft } from './find-drafts.server.ts'
import { findRanked, type FoundRows } from './find-ranked.server.ts'
import { findMeant } from './near-words.server.ts'

export type Found = {
  /** What was looked for in the end, and how. */
  query: SearchQuery
  words: readonly string[]
  /** Words that nobody wrote, each with the word that was looked for instead; empty where all stand as typed. */
  meant: ReadonlyMap<string, string>
  kinds: Record<Kind, FoundRows>
  drafts: FoundDraft[]
}

export type SearchOptions = {
  /** Looks for what was typed and nothing near it. */
  exact: boolean
  /** The kind whose rows are wanted to the end; of others, or of all where it is null, the best. */
  kind: Kind | null
}

/** Of a kind by itself so many rows are ranked; of one among others, so many. */
const MOST_OF_KIND = 1000
const MOST_AMONG_ALL = 120
const MOST_DRAFTS = 10

/**
 * Finds what this reader may read: what has all words, else all of them as beginnings, else words near those that nobody wrote, else half of the words.
 * Null where nothing was asked for.
 */
export async function search(actor: Actor, asked: Asked, options: SearchOptions): Promise<Found | null> {
  if (asked.words.length === 0) return null
  const reader = await expertReader(actor)
  const find = (words: readonly string[], mode: Mode, meant: Found['meant'] = new Map()) =>
    findAll({ reader, words, mode, meant, text: meant.size === 0 ? asked.text : words.join(' '), kind: options.kind })
  const found = await find(asked.words, 'all')
  if (options.exact || isAny(found)) return found
  const hasHalves = countedTerms(found.query.terms).length > 1
  const attempts: (() => Promise<Found | null>)[] = [
    async () => (asked.words.length > 1 ? find(asked.words, 'prefixes') : null),
    async () => {
      const meant = await findMeant(asked)
      if (meant.size === 0) return null
      const words = asked.words.map((word) => meant.get(word) ?? word)
      const near = await find(words, 'all', meant)
      return isAny(near) || !hasHalves ? near : find(words, 'any', meant)
    },
    async () => (hasHalves ? find(asked.words, 'any') : null),
  ]
  for (const attempt of attempts) {
    const other = await attempt()
    if (other && isAny(other)) return other
  }
  return found
}

const isAny = ({ kinds, drafts }: Found) => drafts.length > 0 || KINDS.some((kind) => kinds[kind].total > 0)

type Find = { reader: ExpertReader; words: readonly string[]; mode: Mode; meant: Found['meant']; text: string; kind: Kind | null }

async function findAll({ reader, words, mode, meant, text, kind: wanted }: Find): Promise<Found> {
  const query = searchQuery(words, mode, codesNamed)
  const ofKind = async (kind: Kind): Promise<FoundRows> => {
    const { rows, total } = await findRanked(kind, reader, query, kind === wanted ? MOST_OF_KIND : wanted ? 1 : MOST_AMONG_ALL)
    return { rows: orderByTitle(rows, text), total }
  }
  // The large kinds side by side, the others one after another: each query in turn is another connection that reads the tables anew.
  const others = async () => ({
    organisations: await ofKind('organisations'),
    datasets: await ofKind('datasets'),
    experts: await ofKind('experts'),
    drafts: mode === 'any' ? [] : await findDrafts(reader.actor, query, MOST_DRAFTS),
  })
  const [needs, projects, { drafts, ...small }] = await Promise.all([ofKind('needs'), ofKind('projects'), others()])
  return { query, words, meant, kinds: { needs, projects, ...small }, drafts }
}
