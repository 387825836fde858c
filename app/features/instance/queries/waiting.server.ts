import type { AdminRoom } from '#app/features/instance/paths.ts'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'

/** How much waits for those who run the instance, by room: requests for a workspace, jobs and messages that failed for good. */
export async function countAdminWaiting(actor: Actor): Promise<Partial<Record<AdminRoom, number>>> {
  requireAdmin(actor)
  const [row] = await sql<{ jobs: number; mail: number; requests: number }>(
    `select count(*) filter (where task_identifier <> 'mail')::int as jobs, count(*) filter (where task_identifier = 'mail')::int as mail,
       (select count(*)::int from workspace_request where state = 'OPEN') as requests
     from graphile_worker.jobs where attempts >= max_attempts and locked_at is null`,
  )
  return { jobs: row?.jobs ?? 0, mail: row?.mail ?? 0, requests: row?.requests ?? 0 }
}
