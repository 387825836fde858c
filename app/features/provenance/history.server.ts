import { db, sql } from '#app/platform/db/client.server.ts'
import type { Json } from './content.ts'
import type { Change } from './edits.ts'

/** Who did it: a person by name, a program by the name of its token, or the instance itself. */
export type EventActor = { kind: 'PERSON' | 'OPERATOR' | 'SYSTEM' | 'TOKEN'; name: string | null }

/** One line of what happened. `changes` are its first ones; `changeCount` is how many there are. */
export type HistoryEvent = {
  id: string
  /** `project.published`. */
  kind: string
  at: Date
  actor: EventActor
  version: number | null
  /** The version that the change became part of; null while none is published, or where it was thrown away. */
  ledTo: number | null
  reason: string | null
  /** What a comment is about. */
  field: string | null
  changes: Change[]
  changeCount: number
  /** The change of many records that it belongs to. */
  bulkId: string | null
}

export type HistoryPage = { events: HistoryEvent[]; /** The id to go on from; null at the end. */ next: string | null }

const EVENTS_A_PAGE = 30
const CHANGES_SHOWN = 25

type Row = {
  id: string
  kind: string
  at: Date
  actorKind: EventActor['kind']
  actorId: string | null
  version: number | null
  ledTo: number | null
  reason: string | null
  field: string | null
  changes: Change[]
  changeCount: number
  /** The change of many records that it belongs to. */
  bulkId: string | null
}

/**
 * What of a history is asked for: what one person did, what touched a fact, a text or a table, what happened from the
 * first day to the last, in UTC.
 */
export type HistoryFilter = { who: string | null; part: string | null; from: string | null; to: string | null }

/** What happened to a record, newest first, from before the event `before` on. The caller has seen to it that its reader may. */
export async function listHistory(recordId: string, filter: HistoryFilter, before: string | null): Promise<HistoryPage> {
  const values: unknown[] = [recordId, CHANGES_SHOWN - 1, EVENTS_A_PAGE + 1]
  const given = (value: string) => `$${values.push(value)}`
  const conditions = [
    before && `id < ${given(before)}::uuid`,
    filter.who && `actor_id = ${given(filter.who)}::uuid`,
    filter.from && `at >= ${given(filter.from)}::date`,
    filter.to && `at < ${given(filter.to)}::date + 1`,
    filter.part && touches(given(filter.part)),
  ].filter((condition) => condition !== null)
  const rows = await sql<Row>(
    `select id, kind, at, actor_kind as "actorKind", actor_id as "actorId", version, reason, field, bulk_id as "bulkId", jsonb_array_length(changes) as "changeCount", ${LED_TO} as "ledTo",
       jsonb_path_query_array(changes, '$[0 to $last]', jsonb_build_object('last', $2::int)) as changes
     from event where ${['record_id = $1::uuid', ...conditions].join(' and ')} order by id desc limit $3`,
    values,
  )
  const shown = rows.slice(0, EVENTS_A_PAGE)
  const names = await actorNames(shown.map(({ actorId }) => actorId))
  const events = shown.map(({ actorKind, actorId, ...event }) => ({ ...event, actor: { kind: actorKind, name: names(actorId) } }))
  return { events, next: rows.length > EVENTS_A_PAGE ? (shown.at(-1)?.id ?? null) : null }
}

/** The first version published at or after a change, unless the working copy was thrown away in between. */
const LED_TO = `(select v.number from record_version v where v.record_id = event.record_id and v.revision >= event.revision
  and jsonb_array_length(event.changes) > 0 and not exists (select 1 from event thrown where thrown.record_id = event.record_id
    and thrown.revision >= event.revision and thrown.revision <= v.revision and thrown.kind like '%.discarded')
  order by v.revision limit 1)`

/** Whether an event changed a fact or something within it, a text in any language, or a row of a table. */
const touches = (part: string) => `exists (select 1 from jsonb_array_elements(changes) as change where
  change ->> 'path' = ${part} or starts_with(change ->> 'path', ${part} || '/') or starts_with(change ->> 'path', 'facts/' || ${part} || '/'))`

/** Who ever did something to a record, by name. */
export async function historyPeople(recordId: string): Promise<{ id: string; name: string }[]> {
  return sql<{ id: string; name: string }>(
    `select id, name from (select id, name from "user" union all select id, name from api_token) someone
     where id in (select distinct actor_id from event where record_id = $1::uuid) order by name, id`,
    [recordId],
  )
}

/** The names of people and of tokens by id; null for who is no longer there. */
export async function actorNames(ids: readonly (string | null)[]): Promise<(id: string | null) => string | null> {
  const known = [...new Set(ids.filter((id): id is string => id !== null))]
  const select = { id: true, name: true } as const
  const people: { id: string; name: string }[] = await db.user.findMany({ where: { id: { in: known } }, select })
  const others = known.filter((id) => !people.some((person) => person.id === id))
  if (others.length > 0) people.push(...(await db.apiToken.findMany({ where: { id: { in: others } }, select })))
  return (id) => people.find((person) => person.id === id)?.name ?? null
}

/** The row that an event took away, as it stood; undefined where no event did. To put it back. */
export async function removedRow(recordId: string, path: string): Promise<Json | undefined> {
  const [row] = await sql<{ before: Json }>(
    `select change -> 'before' as before from event, jsonb_array_elements(changes) as change
     where record_id = $1::uuid and change ->> 'path' = $2 and change ->> 'after' is null order by event.id desc limit 1`,
    [recordId, path],
  )
  return row?.before ?? undefined
}
