import { displayName } from '#app/features/expertise/display-name.ts'
import { publicExpertPath } from '#app/features/expertise/paths.ts'
import { proposalPath } from '#app/features/matching/answers/paths.ts'
import type { MatchState } from '#app/features/matching/answers/policy.ts'
import { requestPath, whyPath } from '#app/features/matching/board/paths.ts'
import { readyFor, withFacts } from '#app/features/matching/candidates/pool.ts'
import { rankPossible } from '#app/features/matching/candidates/rank.ts'
import { pairingWords, type PairingWords } from '#app/features/matching/explanation/explanation-words.server.ts'
import { keptPool } from '#app/features/matching/pool/kept-pool.server.ts'
import { findRequest } from '#app/features/matching/pool/load-requests.server.ts'
import { nameExperts } from '#app/features/matching/queries/name-experts.server.ts'
import { mayBeProposed } from '#app/features/matching/scoring/predicates.ts'
import { takeApart } from '#app/features/matching/scoring/score-pair.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { today } from '#app/features/provenance/today.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { DecisionKind } from '#app/platform/db/generated/client.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { BoardDesk } from './board-workspace.server.ts'
import { scoreParts, type ShownScore } from './score-parts.server.ts'

/** One expert for one request: the score taken apart, what is decided, and what a coordinator may do. */
export type PairView = {
  title: TaggedText
  requestHref: string
  expert: string
  /** Coordinators may open the profile. */
  expertHref: string | null
  words: PairingWords
  score: ShownScore
  /** "2nd of 38"; null where a condition keeps the expert from it. */
  rank: string | null
  decision: { kind: DecisionKind; reason: string; by: string | null; on: string } | null
  match: { state: MatchState; href: string | null } | null
  /** Where the newest done round gave the expert this place. */
  why: { href: string; round: string } | null
  can: { decide: boolean; propose: boolean }
}

/** Throws `not-found` for requests out of scope and experts who do not let themselves be proposed for it. */
export async function getPairView(desk: BoardDesk, needId: string, profileId: string): Promise<PairView> {
  const { id: workspaceId, language, where, canRun, canSend } = desk
  if (!isUuid(needId) || !isUuid(profileId)) throw notFound('page')
  const [request, kept, decisions, matches, names, round] = await Promise.all([
    findRequest(workspaceId, needId, today()),
    keptPool(),
    db.matchDecision.findMany({ where: { workspaceId, needId } }),
    db.match.findMany({ where: { needId, state: { not: 'WITHDRAWN' } }, orderBy: { createdAt: 'desc' } }),
    nameExperts([profileId]),
    db.matchingRound.findFirst({
      where: { workspaceId, state: 'DONE', assignments: { some: { needId, profileId } } },
      orderBy: { number: 'desc' },
      select: { number: true },
    }),
  ])
  if (!request) throw notFound('need')
  const forbidden = new Set(decisions.filter(({ kind }) => kind === 'FORBID').map((decision) => decision.profileId))
  const declined = new Set(matches.filter(({ state }) => state === 'DECLINED').map((match) => match.profileId))
  const pool = withFacts(kept, {
    isForbidden: (_, expertId) => forbidden.has(expertId),
    hasDeclined: (_, expertId) => declined.has(expertId),
  })
  const place = pool.experts.findIndex(({ expert }) => expert.id === profileId)
  const [ready, named] = [pool.experts[place], names.get(profileId)]
  const readyRequest = readyFor(request, pool)
  if (!ready || !named || !mayBeProposed(readyRequest, ready)) throw notFound('expert')
  const pairing = takeApart(readyRequest, ready, pool.context)
  const ranking = pairing.possible ? rankPossible(readyRequest, pool) : []
  const rank = ranking.findIndex((one) => one.place === place) + 1
  const decision = decisions.find((one) => one.profileId === profileId)
  const match = matches.find((one) => one.profileId === profileId && (one.workspaceId === workspaceId || one.state !== 'PROPOSED'))
  const by = decision?.decidedById ? await db.user.findUnique({ where: { id: decision.decidedById }, select: { name: true } }) : null
  const stands = match !== undefined && match.state !== 'DECLINED' && match.state !== 'COMPLETED'
  return {
    title: taggedText(request.title, language) ?? {
      text: translator(language, 'matching-board')('request.untitled'),
      lang: language,
      dir: 'auto',
    },
    requestHref: requestPath(where, needId),
    expert: displayName(named, translator(language, 'skills')),
    expertHref: named.isReadable ? publicExpertPath(language, profileId) : null,
    words: await pairingWords(pairing, language),
    score: scoreParts(pairing, language),
    rank:
      rank > 0
        ? translator(language, 'matching')('explanation.rank', { ...counted(language, ranking.length), rank: formatNumber(language, rank) })
        : null,
    decision: decision
      ? { kind: decision.kind, reason: decision.reason, by: by?.name ?? null, on: formatInstant(language, decision.decidedAt) }
      : null,
    match: match ? { state: match.state, href: match.workspaceId === workspaceId ? proposalPath(language, match.id) : null } : null,
    why: round
      ? { href: whyPath(where, round.number, needId, profileId), round: formatNumber(language, round.number, { useGrouping: false }) }
      : null,
    can: { decide: canRun, propose: canSend && !stands && request.slots > 0 },
  }
}
