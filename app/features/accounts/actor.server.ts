import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { auth, hasSessionCookie } from '#app/platform/auth/auth.server.ts'
import { db } from '#app/platform/db/client.server.ts'

/** Who a request comes from: the person of its session, else a visitor. Visitors cost no query. */
export async function resolveActor(request: Request): Promise<Actor> {
  if (!hasSessionCookie(request.headers.get('cookie'))) return VISITOR
  const session = await auth().api.getSession({ headers: request.headers })
  if (!session) return VISITOR
  const memberships = await db.membership.findMany({ where: { userId: session.user.id }, select: { workspaceId: true, role: true } })
  return {
    kind: 'person',
    userId: session.user.id,
    name: session.user.name,
    isAdmin: (session.user as { isAdmin?: boolean | null }).isAdmin === true,
    memberships: new Map(memberships.map(({ workspaceId, role }) => [workspaceId, role])),
  }
}
