import { sql, type db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { Json, Parts } from './content.ts'
import { baseBefore, type Change } from './edits.ts'
import { changesSince } from './internal/record-checks.server.ts'

/** What each field of a record was at a revision, from what it is now. */
export async function baseAt(
  client: Transaction | typeof db,
  recordId: string,
  current: Parts,
  revision: number,
): Promise<(path: string, lang?: string) => Json | undefined> {
  return baseBefore(current, await changesSince(client, recordId, revision))
}

/** What events changed of several records since a revision of each, oldest first, by record. */
export async function changesSinceEach(asked: readonly { recordId: string; revision: number }[]): Promise<Map<string, Change[]>> {
  const events = await sql<{ recordId: string; changes: Change[] }>(
    `select event.record_id as "recordId", event.changes from unnest($1::uuid[], $2::int[]) as since(id, revision)
     join event on event.record_id = since.id and event.revision > since.revision order by event.revision`,
    [asked.map(({ recordId }) => recordId), asked.map(({ revision }) => revision)],
  )
  const changes = new Map<string, Change[]>()
  for (const event of events) changes.set(event.recordId, [...(changes.get(event.recordId) ?? []), ...event.changes])
  return changes
}
