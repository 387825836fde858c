import type { db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { Json, Parts } from './content.ts'
import { baseBefore } from './edits.ts'
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
