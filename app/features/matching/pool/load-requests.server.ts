import type { MatchRequest } from '#app/features/matching/model.ts'
import type { Ask } from '#app/features/needs/expertise/ask.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { sql } from '#app/platform/db/client.server.ts'

type Row = { id: string; workspaceId: string; organisationId: string | null; title: LanguageText; ask: Ask; taken: number }

/** A request with the places that are still to be given: `slots` counts those alone. */
export type OpenRequest = MatchRequest

// Places that others have sent proposals for are taken until they are answered.
const OPEN_REQUESTS = `
  select a.record_id as id, a.workspace_id as "workspaceId", w.organisation_id as "organisationId", a.title, a.ask,
    (select count(*)::int from match m where m.need_id = a.record_id
      and (m.state in ('ACCEPTED', 'COMPLETED') or (m.state = 'SENT' and m.workspace_id <> c.id))) as taken
  from expertise_ask a join workspace w on w.id = a.workspace_id, workspace c
  where c.id = $1::uuid and a.is_open and (a.ends_on is null or a.ends_on >= $2::date)
    and (cardinality(c.scope_countries) = 0 or a.country = any(c.scope_countries))
    and (cardinality(c.scope_sectors) = 0 or a.sector_group = any(c.scope_sectors) or a.ask->>'sector' = any(c.scope_sectors))`

/** The open requests in the scope of a coordination workspace that have places left on a day (YYYY-MM-DD), in the order of ids. */
export async function loadRequests(workspaceId: string, today: string): Promise<OpenRequest[]> {
  const rows = await sql<Row>(`${OPEN_REQUESTS} order by a.record_id`, [workspaceId, today])
  return rows.map(toRequest).filter(({ slots }) => slots > 0)
}

/** One of them, whether it has places left or not; null where it is not in scope. */
export async function findRequest(workspaceId: string, needId: string, today: string): Promise<OpenRequest | null> {
  const [row] = await sql<Row>(`${OPEN_REQUESTS} and a.record_id = $3::uuid`, [workspaceId, today, needId])
  return row ? toRequest(row) : null
}

const toRequest = ({ ask, taken, ...row }: Row): OpenRequest => ({ ...ask, ...row, slots: Math.max(0, ask.slots - taken) })
