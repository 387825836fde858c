import { requireManager } from '#app/features/workspaces/require-manager.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import type { TokenScope } from './token.ts'

export type TokenLine = {
  id: string
  name: string
  scope: TokenScope
  createdAt: Date
  /** Who made it; null: the operator, or somebody who is gone. */
  by: string | null
  /** Who made it is no member any more. */
  isOrphan: boolean
  expiresAt: Date
  endedAt: Date | null
  /** `2026-11-30`. */
  lastUsedOn: string | null
  networks: string[]
}

const MOST_SHOWN = 200
const NETWORKS_SHOWN = 5

/** The tokens of a workspace, newest first, ended ones among them; and the networks each was first used from. Throws `not-found` and `forbidden`. */
export async function listTokens(actor: Actor, workspaceId: string): Promise<TokenLine[]> {
  requireManager(actor, workspaceId, 'tokens')
  return sql<TokenLine>(
    `select t.id, t.name, t.scope::text as scope, t.created_at as "createdAt", u.name as by, t.expires_at as "expiresAt", t.ended_at as "endedAt",
       t.last_used_on::text as "lastUsedOn",
       t.created_by_id is not null and not exists (select 1 from membership m where m.workspace_id = t.workspace_id and m.user_id = t.created_by_id) as "isOrphan",
       array(select network from api_token_network n where n.token_id = t.id order by n.first_seen_at desc limit ${NETWORKS_SHOWN}) as networks
     from api_token t left join "user" u on u.id = t.created_by_id where t.workspace_id = $1::uuid order by t.id desc limit ${MOST_SHOWN}`,
    [workspaceId],
  )
}
