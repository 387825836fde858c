import { WRITERS, type Role } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { requireRight } from './internal/record-checks.server.ts'
import { isUuid, lockOwnRecord } from './read-record.server.ts'
import { recordEvent } from './record-event.server.ts'
import type { Recorded } from './recorded.server.ts'
import type { PartOfBulk } from './save-edits.server.ts'

/** Who may be in charge of the records of a workspace, by name: those who may write there. */
export async function possibleOwners(workspaceId: string, client: Transaction | typeof db = db): Promise<{ id: string; name: string }[]> {
  const members = await client.membership.findMany({
    where: { workspaceId, role: { in: [...WRITERS] as Role[] } },
    select: { user: { select: { id: true, name: true } } },
    orderBy: { user: { name: 'asc' } },
  })
  return members.map(({ user }) => user)
}

/** Says who is in charge of a record; null: nobody. Throws `forbidden`, `not-found`, and `invalid` for who may not be. */
export async function changeOwner(
  actor: Actor,
  recorded: Recorded,
  where: { workspaceId: string; recordId: string; bulk?: PartOfBulk },
  ownerId: string | null,
): Promise<void> {
  await inTransaction(async (tx) => {
    const record = await lockOwnRecord(tx, actor, recorded.kind, where.workspaceId, where.recordId)
    requireRight(actor, record, 'changeOwner')
    const owners = ownerId ? await possibleOwners(record.workspaceId, tx) : []
    const owner = owners.find(({ id }) => id === ownerId)
    if (ownerId && (!isUuid(ownerId) || !owner)) throw new AppError('invalid', 'invalid.owner')
    const revision = record.ownerId === ownerId ? record.revision : record.revision + 1
    if (revision > record.revision) {
      await tx.record.update({ where: { id: record.id }, data: { ownerId, revision } })
      await recordEvent(tx, {
        actor,
        kind: `${recorded.word}.ownerChanged`,
        recordId: record.id,
        workspaceId: record.workspaceId,
        revision,
        bulkId: where.bulk?.id,
        ...(owner ? { reason: owner.name } : {}),
      })
    }
    await where.bulk?.settle(tx, revision)
  })
}
