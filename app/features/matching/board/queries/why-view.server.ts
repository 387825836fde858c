import { pairPath, roundPath } from '#app/features/matching/board/paths.ts'
import { explanationWords, type ExplanationWords } from '#app/features/matching/explanation/explanation-words.server.ts'
import type { Explanation } from '#app/features/matching/model.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import { db } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { BoardDesk } from './board-workspace.server.ts'
import { namePairs } from './named-pairs.server.ts'
import { getRoundRow } from './round-row.server.ts'

/** Why a round gave a place to an expert, as coordinators read it. */
export type WhyView = {
  title: TaggedText
  expert: string
  round: { text: string; href: string }
  pairHref: string
  words: ExplanationWords
}

/** Throws `not-found`. */
export async function getWhyView(desk: BoardDesk, number: number | null, search: URLSearchParams): Promise<WhyView> {
  const { language, where } = desk
  const [needId, profileId] = [search.get('need') ?? '', search.get('expert') ?? '']
  if (!isUuid(needId) || !isUuid(profileId)) throw notFound('page')
  const round = await getRoundRow(desk, number)
  const assignment = await db.roundAssignment.findUnique({
    where: { roundId_needId_profileId: { roundId: round.id, needId, profileId } },
    select: { explanation: true },
  })
  if (!assignment) throw notFound('page')
  const explanation = assignment.explanation as unknown as Explanation
  const [names, words] = await Promise.all([
    namePairs([needId], [profileId], language),
    explanationWords(explanation, { language, seesWho: true, seesAdvice: true }),
  ])
  return {
    title: names.request(needId).title,
    expert: names.expert(profileId),
    round: { text: formatNumber(language, round.number, { useGrouping: false }), href: roundPath(where, round.number) },
    pairHref: pairPath(where, needId, profileId),
    words,
  }
}
