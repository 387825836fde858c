import { hasRole, MANAGERS, type Role } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { forbidden, notFound } from '#app/platform/errors/app-error.ts'
import { seatPerson } from './seat-person.server.ts'

/**
 * Makes a person a member of a workspace, or gives a member another role. Gives the role held before, null for a new
 * member. Throws `not-found` where the workspace or the account does not exist.
 */
export async function addMember(actor: Actor, slug: string, email: string, role: Role): Promise<Role | null> {
  return inTransaction(async (tx) => {
    const workspace = await tx.workspace.findUnique({ where: { slug }, select: { id: true } })
    if (!workspace || !hasRole(actor, workspace.id)) throw notFound('workspace')
    if (!hasRole(actor, workspace.id, MANAGERS)) throw forbidden('addMember')
    const user = await tx.user.findUnique({ where: { email: email.trim().toLowerCase() }, select: { id: true } })
    if (!user) throw notFound('account')
    return seatPerson(tx, actor, { workspaceId: workspace.id, userId: user.id }, role)
  })
}
