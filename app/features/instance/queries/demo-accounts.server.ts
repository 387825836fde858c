import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'

export type DemoAccounts = {
  count: number
  /** One of them runs the instance. */
  hasAdmin: boolean
  /** Whoever reads this is real, and can close them. */
  maySuspend: boolean
}

/**
 * The accounts of the demonstration, whose password everybody knows, where they can sign in beside accounts of real people; null where
 * there are no such, or the portal shows nothing but the demonstration. Throws `not-found` for who does not run the instance.
 */
export async function findDemoAccounts(actor: Actor): Promise<DemoAccounts | null> {
  requireAdmin(actor)
  const [found] = await sql<DemoAccounts>(
    `select count(*) filter (where is_demo)::int as count, bool_or(is_demo and is_admin) as "hasAdmin",
       bool_or(not is_demo and id = $1::uuid) is true as "maySuspend"
     from "user" where erased_at is null and suspended_at is null having bool_or(is_demo) and bool_or(not is_demo)`,
    [actor.userId],
  )
  return found ?? null
}
