import type { Actor } from '#app/platform/auth/actor.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { forbidden, notFound } from '#app/platform/errors/app-error.ts'
import { workspacePolicy } from './policy.ts'
import { MANAGERS, type Role } from './roles.ts'

/** Throws `not-found` for who is no member, `forbidden` (with `right` as its key) for a member who does not manage. */
export function requireManager(actor: Actor, workspaceId: string, right = 'settings'): void {
  if (!workspacePolicy.read(actor, workspaceId)) throw notFound('workspace')
  if (!workspacePolicy.manage(actor, workspaceId)) throw forbidden(right)
}

/**
 * Locks the seats of a workspace until the transaction ends, so that changes of who sits in it follow one another. What the
 * actor may do is asked again under the lock: another manager may have taken the right away. Throws as `requireManager`.
 */
export async function lockSeats(tx: Transaction, actor: Actor, workspaceId: string): Promise<void> {
  const [workspace] = await tx.$queryRaw<{ closedAt: Date | null }[]>`
    select closed_at as "closedAt" from workspace where id = ${workspaceId}::uuid for update`
  if (actor.kind !== 'person' || !actor.userId) return requireManager(actor, workspaceId, 'members')
  const role = await roleOf(tx, workspaceId, actor.userId)
  if (!role) throw notFound('workspace')
  if (!MANAGERS.includes(role) || workspace?.closedAt) throw forbidden('members')
}

/** The role of a person in a workspace; null for who is no member. */
export async function roleOf(tx: Transaction, workspaceId: string, userId: string): Promise<Role | null> {
  const seat = await tx.membership.findUnique({ where: { workspaceId_userId: { workspaceId, userId } }, select: { role: true } })
  return seat?.role ?? null
}
