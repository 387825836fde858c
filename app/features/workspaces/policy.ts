import type { Actor } from '#app/platform/auth/actor.ts'
import { hasRole, MANAGERS } from './roles.ts'

/** Who may do what with a workspace itself. Pure. */
export const workspacePolicy = {
  read: (actor: Actor, workspaceId: string) => hasRole(actor, workspaceId),
  /** Members, roles, invitations, settings, tokens. */
  manage: (actor: Actor, workspaceId: string) => hasRole(actor, workspaceId, MANAGERS) && actor.kind !== 'token',
}
