import type { ShownKind } from '#app/features/workspaces/paths.ts'
import type { OwnWorkspace } from '#app/features/workspaces/queries.server.ts'
import { VALIDATORS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'

export type Waiting = Record<ShownKind, number>

/** How many records of each kind wait for the actor: submitted ones for who validates, returned ones for who wrote in them. */
export async function countWaiting(actor: Actor, workspace: OwnWorkspace): Promise<Waiting> {
  const rows = await sql<{ kind: keyof Waiting; n: number }>(
    `select kind, count(*)::int as n from record where workspace_id = $1::uuid
     and ((working_state = 'SUBMITTED' and $2) or (working_state = 'RETURNED' and $3::uuid = any(working_editors))) group by kind`,
    [workspace.id, VALIDATORS.includes(workspace.role), actor.userId],
  )
  const count = (kind: keyof Waiting) => rows.find((row) => row.kind === kind)?.n ?? 0
  return { PROJECT: count('PROJECT'), NEED: count('NEED'), DATASET: count('DATASET') }
}
