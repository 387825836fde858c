import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import { hasRole, type Role, type WorkspaceKind } from './roles.ts'

export type OwnWorkspace = { id: string; slug: string; kind: WorkspaceKind; name: LanguageText; country: string | null; role: Role }

/**
 * The workspaces the actor is a member of, by slug; also those that still want a second step, so that the way there is seen: nothing of
 * them is read by it.
 */
export async function listOwnWorkspaces(actor: Actor): Promise<Omit<OwnWorkspace, 'role'>[]> {
  const ids = [...actor.memberships.keys(), ...(actor.withheld ?? [])]
  if (ids.length === 0) return []
  const workspaces = await db.workspace.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true, kind: true, name: true, country: true },
    orderBy: { slug: 'asc' },
  })
  return workspaces.map((workspace) => ({
    ...workspace,
    name: workspace.name as LanguageText,
  }))
}

/** A workspace for its members. Throws `second-step` where the workspace wants one that the session has not given; `not-found` for everybody else, so that it does not exist for them; `unauthenticated` for visitors is the route's matter. */
export async function getOwnWorkspace(actor: Actor, slug: string): Promise<OwnWorkspace> {
  const workspace = await db.workspace.findUnique({
    where: { slug },
    select: { id: true, slug: true, kind: true, name: true, country: true },
  })
  if (workspace && actor.withheld?.has(workspace.id)) throw new AppError('second-step', 'secondStep')
  if (!workspace || !hasRole(actor, workspace.id)) throw notFound('workspace')
  return { ...workspace, name: workspace.name as LanguageText, role: (actor.memberships.get(workspace.id) ?? 'MANAGER') as Role }
}
