import { readyFor, withFacts, type Pool } from '#app/features/matching/candidates/pool.ts'
import { rankBlocked, rankPossible, type Ranked } from '#app/features/matching/candidates/rank.ts'
import { getCoordination, type Coordination } from '#app/features/matching/coordination.server.ts'
import type { MatchRequest, Pairing, Weights } from '#app/features/matching/model.ts'
import { keptPool } from '#app/features/matching/pool/kept-pool.server.ts'
import { findRequest } from '#app/features/matching/pool/load-requests.server.ts'
import type { SouthPolicy } from '#app/features/matching/scoring/context.ts'
import { mayBeProposed } from '#app/features/matching/scoring/predicates.ts'
import type { ReadyRequest } from '#app/features/matching/scoring/prepare.ts'
import { takeApart } from '#app/features/matching/scoring/score-pair.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { today } from '#app/features/provenance/today.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { DecisionKind, MatchState } from '#app/platform/db/generated/client.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { nameExperts, type NamedCandidate } from './name-experts.server.ts'

export type RankedCandidate = {
  expert: NamedCandidate
  /** Place among those who can answer, from 1; null where a condition keeps the expert from it. */
  rank: number | null
  pairing: Pairing
  /** What this workspace has decided on the pair. */
  decision: { kind: DecisionKind; reason: string } | null
  /** The newest match of the pair that is not withdrawn; any workspace's once it is sent. */
  match: { id: string; state: MatchState; isOurs: boolean } | null
}

export type Ranking = {
  request: MatchRequest
  candidates: RankedCandidate[]
  possible: number
  blocked: number
  /** For the next page; null on the last. */
  next: string | null
}

export type RankingPage = {
  show?: 'possible' | 'blocked'
  cursor?: string | null
  /** 1 to 100. */
  limit?: number
  weights?: Weights
  south?: SouthPolicy
}

const DEFAULT_LIMIT = 20
const MOST_LIMIT = 100

/**
 * The experts for one open request in the scope of a coordination workspace, the best first, each score taken apart; or those whom a condition
 * keeps from it. For its members. Experts who do not let themselves be proposed for it at all are not shown. Throws `not-found`.
 */
export async function rankRequest(actor: Actor, slug: string, needId: string, page: RankingPage = {}): Promise<Ranking> {
  const workspace = await getCoordination(actor, slug)
  if (!isUuid(needId)) throw notFound('need')
  const [request, facts] = await Promise.all([findRequest(workspace.id, needId, today()), readFacts(workspace, needId)])
  if (!request) throw notFound('need')
  const pool = poolFor(await keptPool(), facts, page)
  const ready = readyFor(request, pool)
  const possible = rankPossible(ready, pool)
  const isPossible = page.show !== 'blocked'
  // Most of the pool is blocked: its scores are worked out only for who looks at them.
  const listed = isPossible ? possible : rankBlocked(ready, pool).filter(({ place }) => isShown(ready, pool, place))
  const start = startOf(listed, pool, page.cursor)
  const limit = Math.min(MOST_LIMIT, Math.max(1, Math.trunc(page.limit ?? DEFAULT_LIMIT) || DEFAULT_LIMIT))
  const shown = listed.slice(start, start + limit)
  const experts = await nameExperts(shown.flatMap(({ place }) => pool.experts[place]?.expert.id ?? []))
  const candidates = shown.flatMap(({ place }, index): RankedCandidate[] => {
    const readyExpert = pool.experts[place]
    const expert = readyExpert && experts.get(readyExpert.expert.id)
    if (!expert) return []
    return [
      {
        expert,
        rank: isPossible ? start + index + 1 : null,
        pairing: takeApart(ready, readyExpert, pool.context),
        decision: facts.decisions.get(expert.profileId) ?? null,
        match: facts.matches.get(expert.profileId) ?? null,
      },
    ]
  })
  const last = shown.at(-1)
  return {
    request,
    candidates,
    possible: possible.length,
    blocked: pool.experts.filter((expert) => mayBeProposed(ready, expert)).length - possible.length,
    next: last && start + limit < listed.length ? cursorOf(last, pool) : null,
  }
}

const isShown = (ready: ReadyRequest, { experts }: Pool, place: number) => {
  const expert = experts[place]
  return expert !== undefined && mayBeProposed(ready, expert)
}

const cursorOf = ({ score, place }: Ranked, { experts }: Pool) => `${score}.${experts[place]?.expert.id ?? ''}`

/** Where the page begins: after the expert of the cursor, or where it would stand by now. From the start where there is none, or none that can be read. */
function startOf(listed: readonly Ranked[], { experts }: Pool, cursor: string | null | undefined): number {
  const [, score, id] = /^(\d{1,4})\.([0-9a-f-]{36})$/.exec(cursor ?? '') ?? []
  if (score === undefined || id === undefined) return 0
  const start = listed.findIndex(
    (one) => one.score < Number(score) || (one.score === Number(score) && (experts[one.place]?.expert.id ?? '') > id),
  )
  return start < 0 ? listed.length : start
}

type Facts = {
  decisions: ReadonlyMap<string, { kind: DecisionKind; reason: string }>
  matches: ReadonlyMap<string, { id: string; state: MatchState; isOurs: boolean }>
  declined: ReadonlySet<string>
}

async function readFacts({ id }: Coordination, needId: string): Promise<Facts> {
  const [decisions, matches] = await Promise.all([
    db.matchDecision.findMany({ where: { workspaceId: id, needId }, select: { profileId: true, kind: true, reason: true } }),
    db.match.findMany({
      where: { needId, state: { not: 'WITHDRAWN' } },
      select: { id: true, profileId: true, state: true, workspaceId: true },
      orderBy: { createdAt: 'asc' },
    }),
  ])
  // A proposal that others have not sent is theirs alone.
  const visible = matches.filter(({ state, workspaceId }) => workspaceId === id || state !== 'PROPOSED')
  return {
    decisions: new Map(decisions.map(({ profileId, ...decision }) => [profileId, decision])),
    matches: new Map(visible.map(({ profileId, workspaceId, ...match }) => [profileId, { ...match, isOurs: workspaceId === id }])),
    declined: new Set(matches.flatMap(({ profileId, state }) => (state === 'DECLINED' ? [profileId] : []))),
  }
}

function poolFor(pool: Pool, { decisions, declined }: Facts, { weights, south }: RankingPage): Pool {
  return withFacts(pool, {
    ...(weights ? { weights } : {}),
    ...(south ? { south } : {}),
    isForbidden: (_, expertId) => decisions.get(expertId)?.kind === 'FORBID',
    hasDeclined: (_, expertId) => declined.has(expertId),
  })
}
