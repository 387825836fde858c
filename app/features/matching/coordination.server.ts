import { hasRole, WRITERS, type Role } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { forbidden, notFound } from '#app/platform/errors/app-error.ts'

/** A workspace that coordinates. */
export type Coordination = { id: string; slug: string }

/** The coordination workspace of a slug, for its members. Throws `not-found` for everybody else and for workspaces of other kinds. */
export async function getCoordination(actor: Actor, slug: string): Promise<Coordination> {
  const workspace = await db.workspace.findUnique({ where: { slug }, select: { id: true, slug: true, kind: true } })
  if (workspace?.kind !== 'COORDINATION' || !hasRole(actor, workspace.id)) throw notFound('workspace')
  return { id: workspace.id, slug: workspace.slug }
}

/** The same for those who may run rounds, lock and forbid. Throws `forbidden` for members who only read. */
export async function getMatchingDesk(actor: Actor, slug: string, roles: readonly Role[] = WRITERS): Promise<Coordination> {
  const workspace = await getCoordination(actor, slug)
  if (!hasRole(actor, workspace.id, roles)) throw forbidden('matching')
  return workspace
}
