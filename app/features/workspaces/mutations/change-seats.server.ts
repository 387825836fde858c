import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { lockSeats, roleOf } from '#app/features/workspaces/require-manager.server.ts'
import type { Role } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'

type Seat = { workspaceId: string; userId: string }

/**
 * Gives a member another role. Throws `not-found` for who is no member, `forbidden` where the actor does not manage, and
 * `conflict` where the workspace would be left without a manager.
 */
export async function changeRole(actor: Actor, { workspaceId, userId }: Seat, role: Role): Promise<void> {
  await inTransaction(async (tx) => {
    await lockSeats(tx, actor, workspaceId)
    const before = await seatOf(tx, { workspaceId, userId })
    if (before === role) return
    if (before === 'MANAGER') await requireAnotherManager(tx, { workspaceId, userId })
    await tx.membership.update({ where: { workspaceId_userId: { workspaceId, userId } }, data: { role } })
    await tell(tx, actor, { workspaceId, userId }, 'member.roleChanged', before, role)
  })
}

/** Takes a member out of a workspace; what they wrote stays. Done twice, it is done. Throws as `changeRole`. */
export async function removeMember(actor: Actor, { workspaceId, userId }: Seat): Promise<void> {
  await inTransaction(async (tx) => {
    await lockSeats(tx, actor, workspaceId)
    await leave(tx, actor, { workspaceId, userId }, 'member.removed')
  })
}

/** The actor leaves a workspace. Throws `not-found` for who is no member, `conflict` for its last manager. */
export async function leaveWorkspace(actor: Actor, workspaceId: string): Promise<void> {
  const { userId } = actor
  if (actor.kind !== 'person' || !userId) throw notFound('workspace')
  await inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from workspace where id = ${workspaceId}::uuid for update`
    await leave(tx, actor, { workspaceId, userId }, 'member.left')
  })
}

async function leave(tx: Transaction, actor: Actor, seat: Seat, kind: 'member.removed' | 'member.left'): Promise<void> {
  const before = await seatOf(tx, seat)
  if (before === 'MANAGER') await requireAnotherManager(tx, seat)
  await tx.membership.delete({ where: { workspaceId_userId: seat } })
  // Forms that were open: others see at once that nobody is there any more.
  await tx.presence.deleteMany({ where: { userId: seat.userId, recordId: { in: await openRecords(tx, seat) } } })
  await tell(tx, actor, seat, kind, before, null)
}

const openRecords = async (tx: Transaction, { workspaceId, userId }: Seat): Promise<string[]> => {
  const open = await tx.presence.findMany({ where: { userId }, select: { recordId: true } })
  const records = await tx.record.findMany({
    where: { id: { in: open.map(({ recordId }) => recordId) }, workspaceId },
    select: { id: true },
  })
  return records.map(({ id }) => id)
}

async function seatOf(tx: Transaction, { workspaceId, userId }: Seat): Promise<Role> {
  const role = isUuid(userId) ? await roleOf(tx, workspaceId, userId) : null
  if (!role) throw notFound('member')
  return role
}

/** One who may sign in: whose account is suspended manages nothing. */
async function requireAnotherManager(tx: Transaction, { workspaceId, userId }: Seat): Promise<void> {
  const where = { workspaceId, role: 'MANAGER' as const, userId: { not: userId }, user: { suspendedAt: null } }
  const others = await tx.membership.count({ where })
  if (others === 0) throw new AppError('conflict', 'conflict.lastManager')
}

const tell = (tx: Transaction, actor: Actor, { workspaceId, userId }: Seat, kind: string, before: Role | null, after: Role | null) =>
  recordEvent(tx, { actor, kind, workspaceId, changes: [{ path: `members/${userId}`, before, after }] })
