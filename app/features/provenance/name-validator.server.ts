import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { requireRight, updateRecord } from './internal/record-checks.server.ts'
import { listValidators, requireValidator } from './internal/validators.server.ts'
import { lockOwnRecord } from './read-record.server.ts'
import { recordEvent } from './record-event.server.ts'
import type { Recorded } from './recorded.server.ts'

/** Those who may validate in a workspace, by name. The caller has seen to it that its reader is a member. */
export const validatorsOf = (workspaceId: string) => listValidators(db, workspaceId)

/** Says who is asked first to validate a record; null: anybody who may. Throws `forbidden`, `not-found`, and `invalid` for who may not validate. */
export async function nameValidator(
  actor: Actor,
  recorded: Recorded,
  where: { workspaceId: string; recordId: string },
  userId: string | null,
): Promise<void> {
  await inTransaction(async (tx) => {
    const record = await lockOwnRecord(tx, actor, recorded.kind, where.workspaceId, where.recordId)
    requireRight(actor, record, 'nameValidator')
    if (record.validatorId === userId) return
    if (userId) await requireValidator(tx, record.workspaceId, userId)
    const revision = record.revision + 1
    await updateRecord(tx, record, revision, { validatorId: userId, remindedAt: null })
    const name = userId ? (await tx.user.findUnique({ where: { id: userId }, select: { name: true } }))?.name : undefined
    const event = { actor, recordId: record.id, workspaceId: record.workspaceId, revision }
    await recordEvent(tx, { ...event, kind: `${recorded.word}.validatorNamed`, ...(name ? { reason: name } : {}) })
  })
}
