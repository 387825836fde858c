import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'

/** Minutes within which looking again is the same visit. */
const ONE_VISIT = 30

/**
 * Notes that a member reads what waits for them, and gives when the visit before this one was; null where this is the first.
 * Reading again within half an hour moves nothing: what was new stays marked.
 */
export async function noteVisit(actor: Actor, workspaceId: string): Promise<Date | null> {
  if (actor.kind !== 'person' || !actor.userId) return null
  const [seat] = await sql<{ seenBefore: Date | null }>(
    `update membership set seen_before = case when seen_at < now() - interval '${ONE_VISIT} minutes' then seen_at else seen_before end, seen_at = now()
     where workspace_id = $1::uuid and user_id = $2::uuid returning seen_before as "seenBefore"`,
    [workspaceId, actor.userId],
  )
  return seat?.seenBefore ?? null
}
