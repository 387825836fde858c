import { readListCursor, writeListCursor } from '#app/features/matching/board/list-cursor.ts'
import { requestPath } from '#app/features/matching/board/paths.ts'
import { answeringWords } from '#app/features/matching/queries/answering-words.server.ts'
import type { RoundOutcome } from '#app/features/matching/rounds/outcome.ts'
import { counted } from '#app/features/provenance/counted.ts'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { BoardDesk } from './board-workspace.server.ts'
import { namePairs } from './named-pairs.server.ts'

/** A request with places that a round could not give, and why. */
export type UnfilledLine = {
  needId: string
  title: TaggedText
  href: string
  places: string
  candidates: string
  reason: string
  /** What costs candidates most, in sentences. */
  blocking: string[]
  remedies: string[]
}

const PAGE = 20

/** One page of the requests that a round leaves with empty places. */
export async function listUnfilled(
  { unfilled, sizes }: RoundOutcome,
  { language, where }: BoardDesk,
  cursorText: string | null,
): Promise<{ lines: UnfilledLine[]; next: string | null }> {
  const start = Math.max(0, Number(readListCursor(cursorText, ['number'])?.[0] ?? 0))
  const shown = unfilled.slice(start, start + PAGE)
  const names = await namePairs(
    shown.map(({ needId }) => needId),
    [],
    language,
  )
  const t = translator(language, 'matching-board')
  const lines = shown.map(({ needId, places, candidates, reason, blocking, remedies }): UnfilledLine => {
    const costs = answeringWords({ experts: candidates, total: sizes.experts, conditions: blocking }, language)
    return {
      needId,
      title: names.request(needId).title,
      href: requestPath(where, needId),
      places: t('unfilled.places', counted(language, places)),
      candidates: t('unfilled.candidates', counted(language, candidates)),
      reason: t(`unfilled.reason.${reason}`),
      blocking: blocking.length === 0 ? [] : [costs.worst, ...costs.others.map(({ text }) => text)].filter((text) => text !== null),
      remedies: remedies.map((remedy) => t(`unfilled.remedy.${remedy}`)),
    }
  })
  return { lines, next: start + PAGE < unfilled.length ? writeListCursor([start + PAGE]) : null }
}
