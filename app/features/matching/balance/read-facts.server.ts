import { sql } from '#app/platform/db/client.server.ts'
import type { AskFact, BalanceFacts, MatchFact, RosterFact } from './facts.ts'

/** Whose requests, and published from when until when: days, YYYY-MM-DD, both included. */
export type BalanceScope = { workspaceId: string; from: string; to: string }

const IN_SCOPE = `
  (cardinality(c.scope_countries) = 0 or a.country = any(c.scope_countries))
  and (cardinality(c.scope_sectors) = 0 or a.sector_group = any(c.scope_sectors) or a.ask->>'sector' = any(c.scope_sectors))
  and a.asked_at >= $2::date and a.asked_at < $3::date + 1`

// The language of the first must-have, the highest level first: as rounds group requests.
const ASKS = `
  select a.record_id as id, a.workspace_id as "workspaceId", a.country, a.priority, a.slots, a.is_open as "isOpen",
    (extract(epoch from a.asked_at) * 1000)::float8 as "askedAt",
    (select spoken->>'tag' from jsonb_array_elements(a.ask->'languages') spoken where (spoken->>'must')::boolean
      order by spoken->>'level' desc, spoken->>'tag' limit 1) as language
  from expertise_ask a, workspace c where c.id = $1::uuid and ${IN_SCOPE}`

const MATCHES = `
  select m.need_id as "needId", m.profile_id as "profileId", m.roster_id as "rosterId", m.state::text as state, m.score,
    m.override_reason is not null as "isOverride", m.sent_at is not null as "wasSent",
    (extract(epoch from m.accepted_at) * 1000)::float8 as "acceptedAt", m.end_code as "endCode",
    case when m.state = 'DECLINED' then case when m.expert_answer = 'DECLINED' then 'expert.' || coalesce(m.expert_reason_code, 'other')
      else 'requester.' || coalesce(m.requester_reason_code, 'other') end end as reason
  from match m join expertise_ask a on a.record_id = m.need_id, workspace c where c.id = $1::uuid and ${IN_SCOPE}`

const ROSTERS = `
  select workspace_id as "rosterId", count(*)::int as experts from expert_profile where proposed_by <> 'NOBODY' group by workspace_id`

/** What a coordination workspace's balance is counted from. The caller has seen to it that its reader is a member. */
export async function readBalanceFacts({ workspaceId, from, to }: BalanceScope): Promise<BalanceFacts> {
  const [asks, matches, rosters] = await Promise.all([
    sql<AskFact>(ASKS, [workspaceId, from, to]),
    sql<MatchFact>(MATCHES, [workspaceId, from, to]),
    sql<RosterFact>(ROSTERS, []),
  ])
  return { asks, matches, rosters }
}
