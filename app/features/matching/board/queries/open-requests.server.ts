import { SqlText } from '#app/features/filters/sql.server.ts'
import { readListCursor, writeListCursor } from '#app/features/matching/board/list-cursor.ts'
import type { Ask } from '#app/features/needs/expertise/ask.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { today } from '#app/features/provenance/today.ts'
import { sql as query } from '#app/platform/db/client.server.ts'

/** How far the places of a request are given. */
export const FILLINGS = ['free', 'planned', 'waiting', 'filled'] as const
export type Filling = (typeof FILLINGS)[number]
export type BoardFilter = { priority: 1 | 2 | 3 | null; country: string | null; filling: Filling | null }

/** An open request in scope with its places: `slots` asked, and how many of them stand where. */
export type OpenRequestRow = {
  id: string
  workspaceId: string
  organisationId: string | null
  title: LanguageText
  requester: LanguageText
  ask: Ask
  startsOn: string | null
  endsOn: string | null
  slots: number
  priority: 1 | 2 | 3
  proposed: number
  sent: number
  accepted: number
}

export type BoardFigures = { requests: number; places: number; proposed: number; sent: number; accepted: number }

export const PAGE = 25

const FILLED: Record<Filling, string> = {
  free: 'a.slots > m.accepted + m.sent + m.proposed',
  planned: 'm.proposed > 0',
  waiting: 'm.sent > 0',
  filled: 'm.accepted >= a.slots',
}

// The same requests as a round takes, those without a free place as well. What others have not sent is theirs alone.
const rows = (workspaceId: string, day: string) => `
  expertise_ask a join workspace w on w.id = a.workspace_id join workspace c on c.id = ${workspaceId}::uuid
  cross join lateral (
    select count(*) filter (where state = 'PROPOSED' and workspace_id = c.id)::int as proposed, count(*) filter (where state = 'SENT')::int as sent,
      count(*) filter (where state in ('ACCEPTED', 'COMPLETED'))::int as accepted
    from match where need_id = a.record_id) m
  where a.is_open and (a.ends_on is null or a.ends_on >= ${day}::date)
    and (cardinality(c.scope_countries) = 0 or a.country = any(c.scope_countries))
    and (cardinality(c.scope_sectors) = 0 or a.sector_group = any(c.scope_sectors) or a.ask->>'sector' = any(c.scope_sectors))`

/** What all open requests in the scope of a coordination workspace ask, and how far it is given. */
export async function sumOpenRequests(workspaceId: string): Promise<BoardFigures> {
  const sql = new SqlText()
  const [figures] = await query<BoardFigures>(
    `select count(*)::int as requests, coalesce(sum(a.slots), 0)::int as places, coalesce(sum(m.proposed), 0)::int as proposed,
       coalesce(sum(m.sent), 0)::int as sent, coalesce(sum(m.accepted), 0)::int as accepted
     from ${rows(sql.value(workspaceId), sql.value(today()))}`,
    sql.values,
  )
  return figures ?? { requests: 0, places: 0, proposed: 0, sent: 0, accepted: 0 }
}

/** The countries that the open requests in scope lie in. */
export async function listRequestCountries(workspaceId: string): Promise<{ country: string; requests: number }[]> {
  const sql = new SqlText()
  return query<{ country: string; requests: number }>(
    `select a.country, count(*)::int as requests from ${rows(sql.value(workspaceId), sql.value(today()))} and a.country is not null
     group by a.country order by a.country`,
    sql.values,
  )
}

/** One page of the open requests in scope: first by priority, then those that begin first. */
export async function listOpenRequests(
  workspaceId: string,
  { priority, country, filling }: BoardFilter,
  cursorText: string | null,
): Promise<{ requests: OpenRequestRow[]; next: string | null }> {
  const sql = new SqlText()
  const from = rows(sql.value(workspaceId), sql.value(today()))
  const cursor = readListCursor(cursorText, ['number', 'day', 'id'])
  const conditions = [
    priority && `a.priority = ${sql.value(priority)}::int`,
    country && `a.country = ${sql.value(country)}`,
    filling && FILLED[filling],
    cursor &&
      `(a.priority, coalesce(a.starts_on, 'infinity'::date), a.record_id) >
       (${sql.value(cursor[0])}::int, ${sql.value(cursor[1])}::date, ${sql.value(cursor[2])}::uuid)`,
  ].filter((condition) => condition !== null)
  const found = await query<OpenRequestRow>(
    `select a.record_id as id, a.workspace_id as "workspaceId", w.organisation_id as "organisationId", a.title, w.name as requester, a.ask,
       a.starts_on::text as "startsOn", a.ends_on::text as "endsOn", a.slots, a.priority, m.proposed, m.sent, m.accepted
     from ${[from, ...conditions].join(' and ')}
     order by a.priority, coalesce(a.starts_on, 'infinity'::date), a.record_id limit ${PAGE + 1}`,
    sql.values,
  )
  const requests = found.slice(0, PAGE)
  const last = requests.at(-1)
  return { requests, next: found.length > PAGE && last ? writeListCursor([last.priority, last.startsOn ?? 'infinity', last.id]) : null }
}
