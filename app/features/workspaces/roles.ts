import type { Actor } from '#app/platform/auth/actor.ts'

export const ROLES = ['VIEWER', 'CONTRIBUTOR', 'VALIDATOR', 'MANAGER'] as const
export type Role = (typeof ROLES)[number]

export const WORKSPACE_KINDS = ['GOVERNMENT', 'PARTNER', 'NGO', 'COORDINATION'] as const
export type WorkspaceKind = (typeof WORKSPACE_KINDS)[number]

export const WRITERS: readonly Role[] = ['CONTRIBUTOR', 'VALIDATOR', 'MANAGER']
export const VALIDATORS: readonly Role[] = ['VALIDATOR', 'MANAGER']
export const MANAGERS: readonly Role[] = ['MANAGER']

type Seat = { role: Role; workspace: { slug: string } }

/** Of a person's memberships the one with the most rights, where they are at home; of equal ones the first by slug. */
export function homeSeat<S extends Seat>(seats: readonly S[]): S | undefined {
  return [...seats].sort((a, b) => ROLES.indexOf(b.role) - ROLES.indexOf(a.role) || (a.workspace.slug < b.workspace.slug ? -1 : 1))[0]
}

/** True where the actor holds one of the roles in the workspace. The operator acts with every right; an instance admin has none by that office. */
export function hasRole(actor: Actor, workspaceId: string, roles: readonly Role[] = ROLES): boolean {
  if (actor.kind === 'operator' || actor.kind === 'system') return true
  const role = actor.memberships.get(workspaceId)
  return role !== undefined && (roles as readonly string[]).includes(role)
}
