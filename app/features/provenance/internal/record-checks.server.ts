import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import type { Change } from '../edits.ts'
import { recordPolicy, type RecordRight } from '../policy.ts'
import type { HeldRecord } from '../read-record.server.ts'

/** An identifier is one record's within its workspace. */
export async function requireFreeIdentifier(
  tx: Transaction,
  { id, workspaceId, kind }: Pick<HeldRecord, 'id' | 'workspaceId' | 'kind'>,
  identifier: string,
): Promise<void> {
  const other = await tx.record.findFirst({ where: { workspaceId, kind, identifier, NOT: { id } }, select: { id: true } })
  if (other) throw new AppError('invalid', 'invalid.identifierTaken', { identifier })
}

/** What events changed since a revision, oldest first. */
export async function changesSince(tx: Pick<Transaction, 'event'>, recordId: string, revision: number): Promise<Change[]> {
  const events = await tx.event.findMany({
    where: { recordId, revision: { gt: revision } },
    orderBy: { revision: 'asc' },
    select: { changes: true },
  })
  return events.flatMap(({ changes }) => changes as Change[])
}

/** Throws `forbidden` for a right that the actor lacks over the record as it stands. */
export function requireRight(actor: Actor, record: HeldRecord, right: RecordRight): void {
  if (recordPolicy[right](actor, record)) return
  throw forbidden(right === 'publish' && recordPolicy.publishNeedsAnother(actor, record) ? 'fourEyes' : right)
}

/** Writes what a step changes of the record itself. */
export async function updateRecord(tx: Transaction, record: HeldRecord, revision: number, data: object): Promise<void> {
  await tx.record.update({ where: { id: record.id }, data: { ...data, revision, updatedAt: new Date() } })
}
