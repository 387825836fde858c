import { hasRole, MANAGERS, type Role } from '#app/features/workspaces/roles.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { forbidden, notFound } from '#app/platform/errors/app-error.ts'

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
    return setRole(tx, actor, { workspaceId: workspace.id, userId: user.id }, role)
  })
}

async function setRole(tx: Transaction, actor: Actor, seat: { workspaceId: string; userId: string }, role: Role): Promise<Role | null> {
  const { count } = await tx.membership.createMany({ data: { ...seat, role }, skipDuplicates: true })
  const before =
    count === 1 ? null : (await tx.membership.findUniqueOrThrow({ where: { workspaceId_userId: seat }, select: { role: true } })).role
  if (before === role) return before
  if (before) await tx.membership.update({ where: { workspaceId_userId: seat }, data: { role } })
  const kind = before ? 'member.roleChanged' : 'member.added'
  await recordEvent(tx, { actor, kind, workspaceId: seat.workspaceId, changes: [{ path: `members/${seat.userId}`, before, after: role }] })
  return before
}
