import { loadRequests } from '#app/features/matching/pool/load-requests.server.ts'
import { today } from '#app/features/provenance/today.ts'
import { sql } from '#app/platform/db/client.server.ts'
import type { PairIds } from '#app/features/matching/scoring/context.ts'
import type { RoundDecision, RoundFacts } from './snapshot.ts'

/** What a round of a coordination workspace is computed from, but the experts. */
export async function loadFacts(workspaceId: string): Promise<RoundFacts> {
  const day = today()
  const requests = await loadRequests(workspaceId, day)
  const needIds = requests.map(({ id }) => id)
  const [decisions, matches] = await Promise.all([
    sql<RoundDecision>(
      `select need_id as "needId", profile_id as "profileId", kind from match_decision
       where workspace_id = $1::uuid and need_id = any($2::uuid[]) order by need_id, profile_id`,
      [workspaceId, needIds],
    ),
    sql<PairIds & { state: 'DECLINED' | 'SENT' }>(
      `select distinct need_id as "needId", profile_id as "profileId", state from match
       where need_id = any($2::uuid[]) and (state = 'DECLINED' or (state = 'SENT' and workspace_id = $1::uuid)) order by 1, 2`,
      [workspaceId, needIds],
    ),
  ])
  const pairsOf = (wanted: 'DECLINED' | 'SENT') =>
    matches.flatMap(({ state, needId, profileId }) => (state === wanted ? [{ needId, profileId }] : []))
  return { day, requests, decisions, declined: pairsOf('DECLINED'), told: pairsOf('SENT') }
}
