import { hasRole, MANAGERS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'

const isOperator = (actor: Actor) => actor.kind === 'operator' || actor.kind === 'system'

/** Who takes a workspace out of the portal, and who loads one into it. Pure. */
export const archivePolicy = {
  take: (actor: Actor, workspaceId: string) => hasRole(actor, workspaceId, MANAGERS),
  load: (actor: Actor) => isOperator(actor) || actor.isAdmin,
}
