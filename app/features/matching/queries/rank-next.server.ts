import { readyFor } from '#app/features/matching/candidates/pool.ts'
import { rankPossible } from '#app/features/matching/candidates/rank.ts'
import { getCoordination } from '#app/features/matching/coordination.server.ts'
import type { MatchExpert, Pairing } from '#app/features/matching/model.ts'
import { keptPool } from '#app/features/matching/pool/kept-pool.server.ts'
import { findRequest } from '#app/features/matching/pool/load-requests.server.ts'
import { isPossible } from '#app/features/matching/scoring/conditions.ts'
import { readyExpert } from '#app/features/matching/scoring/prepare.ts'
import { takeApart } from '#app/features/matching/scoring/score-pair.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { today } from '#app/features/provenance/today.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { nameExperts, type NamedCandidate } from './name-experts.server.ts'

export type NextCandidate = { expert: NamedCandidate; rank: number; pairing: Pairing }

const MOST_NEXT = 5
const MOST_TRIED = 100

/**
 * The best experts for a place that was declined or withdrawn, with everybody else left where they are: whom a proposal, sent or not, keeps busy is
 * not among them. Five at most, the best first. For members of the coordination workspace; throws `not-found`.
 */
export async function nextFor(actor: Actor, slug: string, needId: string): Promise<NextCandidate[]> {
  const workspace = await getCoordination(actor, slug)
  if (!isUuid(needId)) throw notFound('need')
  const request = await findRequest(workspace.id, needId, today())
  if (!request) throw notFound('need')
  const [pool, forbidden, over] = await Promise.all([
    keptPool(),
    db.matchDecision.findMany({ where: { workspaceId: workspace.id, needId, kind: 'FORBID' }, select: { profileId: true } }),
    db.match.findMany({ where: { needId, state: { not: 'WITHDRAWN' } }, select: { profileId: true } }),
  ])
  const excluded = new Set([...forbidden, ...over].map(({ profileId }) => profileId))
  const ready = readyFor(request, pool)
  const ranked = rankPossible(ready, pool)
    .map(({ place }, index) => ({ rank: index + 1, expert: pool.experts[place]?.expert }))
    .filter(({ expert }) => expert !== undefined && !excluded.has(expert.id))
    .slice(0, MOST_TRIED)
  const busy = await loadProposed(
    ranked.flatMap(({ expert }) => expert?.id ?? []),
    workspace.id,
  )
  const free = ranked
    .flatMap(({ rank, expert }) => {
      if (!expert) return []
      const withProposals = readyExpert({ ...expert, missions: [...expert.missions, ...(busy.get(expert.id) ?? [])] }, pool.context)
      return isPossible(ready, withProposals, pool.context)
        ? [{ rank, profileId: expert.id, pairing: takeApart(ready, withProposals, pool.context) }]
        : []
    })
    .slice(0, MOST_NEXT)
  const named = await nameExperts(free.map(({ profileId }) => profileId))
  return free.flatMap(({ rank, profileId, pairing }) => {
    const expert = named.get(profileId)
    return expert ? [{ expert, rank, pairing }] : []
  })
}

type Mission = MatchExpert['missions'][number]

/** Missions that are proposed to experts and not accepted yet: those of this workspace, and those that others have sent. */
async function loadProposed(profileIds: readonly string[], workspaceId: string): Promise<Map<string, Mission[]>> {
  const rows = await sql<Mission & { profileId: string }>(
    `select m.profile_id as "profileId", to_char(m.starts_on, 'YYYY-MM-DD') as "from", to_char(m.ends_on, 'YYYY-MM-DD') as "to", m.days,
       coalesce(a.ask->>'mode', 'onsite') = 'onsite' as onsite
     from match m left join expertise_ask a on a.record_id = m.need_id
     where m.profile_id = any($1::uuid[]) and m.starts_on is not null and m.ends_on is not null
       and (m.state = 'SENT' or (m.state = 'PROPOSED' and m.workspace_id = $2::uuid))`,
    [profileIds, workspaceId],
  )
  const missions = new Map<string, Mission[]>()
  for (const { profileId, ...mission } of rows) missions.set(profileId, [...(missions.get(profileId) ?? []), mission])
  return missions
}
