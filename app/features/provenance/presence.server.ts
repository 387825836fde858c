import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { isUuid } from './read-record.server.ts'

/** A browser says every half minute that a form is open; without scripts it says so once, when the form is opened. */
const MINUTES = 5
const MOST = 10

/**
 * Notes that the actor has the form of a record open, and gives who else has, by name. The caller has seen to it that the
 * actor may read the record's working copy.
 */
export async function notePresence(actor: Actor, recordId: string): Promise<string[]> {
  if (actor.userId === null || !isUuid(recordId)) return []
  const rows = await sql<{ name: string }>(
    `with seen as (insert into presence (record_id, user_id, seen_at) values ($1::uuid, $2::uuid, now())
       on conflict (record_id, user_id) do update set seen_at = excluded.seen_at)
     select u.name from presence p join "user" u on u.id = p.user_id
     where p.record_id = $1::uuid and p.user_id <> $2::uuid and p.seen_at > now() - interval '${MINUTES} minutes' order by u.name limit ${MOST}`,
    [recordId, actor.userId],
  )
  return rows.map(({ name }) => name)
}

/** Notes that the actor left the form. */
export async function endPresence(actor: Actor, recordId: string): Promise<void> {
  if (actor.userId === null || !isUuid(recordId)) return
  await sql('delete from presence where record_id = $1::uuid and user_id = $2::uuid', [recordId, actor.userId])
}

/** Forgets who had forms open long ago. */
export const sweepPresence = () => sql(`delete from presence where seen_at < now() - interval '1 hour'`, [])
