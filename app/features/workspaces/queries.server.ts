import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { hasRole, type Role, type WorkspaceKind } from './roles.ts'

export type OwnWorkspace = { id: string; slug: string; kind: WorkspaceKind; name: LanguageText; country: string | null; role: Role }

/** The workspaces the actor is a member of, by slug. */
export async function listOwnWorkspaces(actor: Actor): Promise<OwnWorkspace[]> {
  if (actor.memberships.size === 0) return []
  const workspaces = await db.workspace.findMany({
    where: { id: { in: [...actor.memberships.keys()] } },
    select: { id: true, slug: true, kind: true, name: true, country: true },
    orderBy: { slug: 'asc' },
  })
  return workspaces.map((workspace) => ({
    ...workspace,
    name: workspace.name as LanguageText,
    role: actor.memberships.get(workspace.id) as Role,
  }))
}

/** A workspace for its members. Throws `not-found` for everybody else, so that it does not exist for them; `unauthenticated` for visitors is the route's matter. */
export async function getOwnWorkspace(actor: Actor, slug: string): Promise<OwnWorkspace> {
  const workspace = await db.workspace.findUnique({
    where: { slug },
    select: { id: true, slug: true, kind: true, name: true, country: true },
  })
  if (!workspace || !hasRole(actor, workspace.id)) throw notFound('workspace')
  return { ...workspace, name: workspace.name as LanguageText, role: (actor.memberships.get(workspace.id) ?? 'MANAGER') as Role }
}
