import type { ExpertReader } from '#app/features/expertise/policy.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'

/** The actor as a reader of profiles: whether one of their workspaces coordinates decides what is open to them. */
export async function expertReader(actor: Actor): Promise<ExpertReader> {
  if (actor.memberships.size === 0) return { actor, coordinates: false }
  const seats = await db.workspace.count({
    where: { id: { in: [...actor.memberships.keys()] }, kind: 'COORDINATION' },
  })
  return { actor, coordinates: seats > 0 }
}
