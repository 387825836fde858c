import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import type { Change } from '../edits.ts'
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
export async function changesSince(tx: Transaction, recordId: string, revision: number): Promise<Change[]> {
  const events = await tx.event.findMany({
    where: { recordId, revision: { gt: revision } },
    orderBy: { revision: 'asc' },
    select: { changes: true },
  })
  return events.flatMap(({ changes }) => changes as Change[])
}
