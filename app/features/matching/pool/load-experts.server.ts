import { sql } from '#app/platform/db/client.server.ts'
import type { ExpertRow } from './to-expert.ts'

const BATCH = 1000

// JSON stays text here: who needs it parsed may do so elsewhere than in the process that serves pages.
const EXPERTS = `
  select p.id, p.workspace_id as "workspaceId", w.organisation_id as "organisationId", p.proposed_by as "proposedBy", p.content::text as content,
    case when p.content->'conflicts' <> '[]' then array(select coalesce(o.merged_into_id::text, c) from jsonb_array_elements_text(p.content->'conflicts') c
      left join organisation o on o.id = case when c ~ '^[0-9a-f-]{36}$' then c::uuid end) end as conflicts,
    v.list as verifications, m.list as missions
  from expert_profile p join workspace w on w.id = p.workspace_id
  left join lateral (
    select json_agg(json_build_object('id', id, 'skill', skill, 'level', level, 'kind', kind, 'validUntil', valid_until) order by id)::text as list
    from skill_verification where profile_id = p.id) v on true
  left join lateral (
    select json_agg(json_build_object('from', m.starts_on, 'to', m.ends_on, 'days', m.days, 'onsite', coalesce(a.ask->>'mode', 'onsite') = 'onsite')
      order by m.starts_on, m.id)::text as list
    from match m left join expertise_ask a on a.record_id = m.need_id
    where m.profile_id = p.id and (m.state in ('ACCEPTED', 'COMPLETED') or (m.state = 'SENT' and m.workspace_id <> $3::uuid))
      and m.starts_on is not null and m.ends_on is not null) m on true
  where p.proposed_by <> 'NOBODY' and p.id > $1::uuid
  order by p.id limit $2`

const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * Every expert who lets itself be proposed to anybody, in the order of ids, batch by batch. What is accepted is in their calendars, and so is what
 * other coordinators than those of `workspaceId` have sent and wait for; without one, only what is accepted.
 */
export async function* loadExperts(workspaceId?: string): AsyncGenerator<ExpertRow[]> {
  let after = FIRST
  for (;;) {
    const rows = await sql<ExpertRow>(EXPERTS, [after, BATCH, workspaceId ?? null])
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = last.id
  }
}
