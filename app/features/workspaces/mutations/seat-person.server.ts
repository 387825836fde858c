import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Role } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'

/** Seats a person in a workspace, or gives a member another role; the caller has seen to it that they may. Gives the role held before, null for a new member. */
export async function seatPerson(
  tx: Transaction,
  actor: Actor,
  seat: { workspaceId: string; userId: string },
  role: Role,
): Promise<Role | null> {
  const { count } = await tx.membership.createMany({ data: { ...seat, role }, skipDuplicates: true })
  const before =
    count === 1 ? null : (await tx.membership.findUniqueOrThrow({ where: { workspaceId_userId: seat }, select: { role: true } })).role
  if (before === role) return before
  if (before) await tx.membership.update({ where: { workspaceId_userId: seat }, data: { role } })
  const kind = before ? 'member.roleChanged' : actor.userId === seat.userId ? 'member.joined' : 'member.added'
  await recordEvent(tx, { actor, kind, workspaceId: seat.workspaceId, changes: [{ path: `members/${seat.userId}`, before, after: role }] })
  return before
}
