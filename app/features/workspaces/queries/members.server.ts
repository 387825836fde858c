import type { OwnWorkspace } from '#app/features/workspaces/queries.server.ts'
import { MANAGERS, ROLES, type Role } from '#app/features/workspaces/roles.ts'
import { db } from '#app/platform/db/client.server.ts'

export type Member = { id: string; name: string; /** Shown to managers alone. */ email: string | null; role: Role; since: Date }

/** The people of a workspace, those with most rights first. The caller has seen to it that the reader is one of them. */
export async function listMembers(workspace: OwnWorkspace): Promise<Member[]> {
  const memberships = await db.membership.findMany({
    where: { workspaceId: workspace.id },
    select: { role: true, createdAt: true, user: { select: { id: true, name: true, email: true } } },
    orderBy: { createdAt: 'asc' },
  })
  const seesEmail = MANAGERS.includes(workspace.role)
  const members = memberships.map(({ role, createdAt, user }) => ({
    id: user.id,
    name: user.name,
    email: seesEmail ? user.email : null,
    role,
    since: createdAt,
  }))
  return members.sort((a, b) => ROLES.indexOf(b.role) - ROLES.indexOf(a.role))
}
