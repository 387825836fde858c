import { readListCursor, writeListCursor } from '#app/features/matching/board/list-cursor.ts'
import { pairPath } from '#app/features/matching/board/paths.ts'
import type { RoundComparison } from '#app/features/matching/rounds/compare-rounds.server.ts'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { BoardDesk } from './board-workspace.server.ts'
import { namePairs } from './named-pairs.server.ts'

/** What became of a pair from one round to another, in the order in which a request shows them. */
export const CHANGE_KINDS = ['gone', 'new', 'kept'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** A pair in either of two rounds. */
export type ChangeLine = {
  key: string
  title: TaggedText
  expert: string
  href: string
  kind: ChangeKind
  before: string | null
  after: string | null
  difference: string | null
}

type Pair = RoundComparison['kept'][number] & { kindOrder: number }

const PAGE = 50

/** The requests whose experts or scores are others than before. */
export const countChangedRequests = ({ added, gone }: RoundComparison): number =>
  new Set([...added, ...gone].map(({ needId }) => needId)).size

/** One page of the pairs of two rounds by request; those that changed alone, unless `all`. */
export async function listChanges(
  comparison: RoundComparison,
  all: boolean,
  { language, where }: BoardDesk,
  cursorText: string | null,
): Promise<{ lines: ChangeLine[]; next: string | null }> {
  const cursor = readListCursor(cursorText, ['id', 'number', 'id'])
  const after = cursor && keyOf(String(cursor[0]), Number(cursor[1]), String(cursor[2]))
  const listed = pairsOf(comparison)
    .filter((pair) => (all || pair.before !== pair.after) && (!after || keyOf(pair.needId, pair.kindOrder, pair.profileId) > after))
    .sort((one, other) =>
      keyOf(one.needId, one.kindOrder, one.profileId) < keyOf(other.needId, other.kindOrder, other.profileId) ? -1 : 1,
    )
  const shown = listed.slice(0, PAGE)
  const names = await namePairs(
    shown.map(({ needId }) => needId),
    shown.map(({ profileId }) => profileId),
    language,
  )
  const number = (value: number | null) => (value === null ? null : formatNumber(language, value))
  const last = shown.at(-1)
  return {
    lines: shown.map(({ needId, profileId, before, after: now, kindOrder }) => ({
      key: `${needId} ${profileId}`,
      title: names.request(needId).title,
      expert: names.expert(profileId),
      href: pairPath(where, needId, profileId),
      kind: CHANGE_KINDS[kindOrder] ?? 'kept',
      before: number(before),
      after: number(now),
      difference:
        before === null || now === null || before === now ? null : formatNumber(language, now - before, { signDisplay: 'always' }),
    })),
    next: listed.length > PAGE && last ? writeListCursor([last.needId, last.kindOrder, last.profileId]) : null,
  }
}

const keyOf = (needId: string, kindOrder: number, profileId: string) => `${needId} ${String(kindOrder)} ${profileId}`

const pairsOf = ({ gone, added, kept }: RoundComparison): Pair[] =>
  [gone, added, kept].flatMap((pairs, kindOrder) => pairs.map((pair) => ({ ...pair, kindOrder })))
