import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, touchPublicData, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { editsBetween, applyEdits, type Change } from './edits.ts'
import { requireFreeIdentifier, requireRight, updateRecord } from './internal/record-checks.server.ts'
import { requireValidator } from './internal/validators.server.ts'
import { publishWorkingParts, readParts } from './parts.server.ts'
import type { RecordRight } from './policy.ts'
import { lockOwnRecord, type HeldRecord } from './read-record.server.ts'
import { recordEvent } from './record-event.server.ts'
import type { Recorded } from './recorded.server.ts'
import type { PartOfBulk } from './save-edits.server.ts'
import { closeComments, countOpenComments } from './review-comments.server.ts'
import { followTexts } from './text-origins.server.ts'

/** A change of state; `refused` names the right that the actor lacks. */
type Step = {
  right: RecordRight
  event: string
  reason?: string
  /** Gives the version it made or touched, and what it changed of the content. */
  change: (tx: Transaction, record: HeldRecord, revision: number) => Promise<Outcome>
}

type Outcome = { version?: number | undefined; changes?: readonly Change[] }

/** What a working copy that is in nobody's hands says of its way to publication. */
const NOT_SUBMITTED = { submittedAt: null, submittedById: null, approvedBy: [] as string[], remindedAt: null }
/** What is left of it once it is published or thrown away. */
const SETTLED = { ...NOT_SUBMITTED, workingState: 'NONE', workingEditors: [] as string[], returnReason: null, validatorId: null } as const

/**
 * Sends a working copy to be validated, to one person first where `validatorId` names one. Throws `invalid` where something
 * still keeps it back, or where that person may not validate.
 */
export const submitRecord = (actor: Actor, recorded: Recorded, where: Where, validatorId?: string | null) =>
  take(actor, recorded, where, {
    right: 'submit',
    event: 'submitted',
    change: async (tx, record, revision) => {
      const hindrances = recorded.hindrances(
        await readParts(
          tx,
          record.id,
          'WORKING',
          recorded.shape.tables.filter((t) => t !== 'transactions' && t !== 'narratives').concat('facts', 'text'),
        ),
      )
      if (hindrances.length > 0) throw new AppError('invalid', 'invalid.notReady', { count: hindrances.length })
      const asked = await countOpenComments(tx, record.id)
      if (asked > 0) throw new AppError('invalid', 'invalid.commentsOpen', { count: asked })
      if (validatorId) await requireValidator(tx, record.workspaceId, validatorId)
      await updateRecord(tx, record, revision, {
        ...NOT_SUBMITTED,
        workingState: 'SUBMITTED',
        submittedAt: new Date(),
        submittedById: actor.userId,
        returnReason: null,
        ...(validatorId === undefined ? {} : { validatorId }),
      })
      return {}
    },
  })

/** Takes a submission back, to go on writing; approvals given so far are dropped. Throws `forbidden` and `not-found`. */
export const takeBackRecord = (actor: Actor, recorded: Recorded, where: Where) =>
  take(actor, recorded, where, {
    right: 'takeBack',
    event: 'takenBack',
    change: async (tx, record, revision) => {
      await updateRecord(tx, record, revision, { ...NOT_SUBMITTED, workingState: 'DRAFT' })
      return {}
    },
  })

/** Sends a submission back to its authors with the reason they will read. */
export const returnRecord = (actor: Actor, recorded: Recorded, where: Where, reason: string) =>
  take(actor, recorded, where, {
    right: 'returnForChanges',
    event: 'returned',
    reason,
    change: async (tx, record, revision) => {
      await updateRecord(tx, record, revision, { workingState: 'RETURNED', returnReason: reason, approvedBy: [], remindedAt: null })
      return {}
    },
  })

/** One of the approvals that the workspace wants; the last one is the publication. */
export const approveRecord = (actor: Actor, recorded: Recorded, where: Where) =>
  take(actor, recorded, where, {
    right: 'approve',
    event: 'approved',
    change: async (tx, record, revision) => {
      await updateRecord(tx, record, revision, { approvedBy: [...record.approvedBy, ...(actor.userId ? [actor.userId] : [])] })
      return {}
    },
  })

/** Publishes what is submitted as the next version, and gives its number. Throws `forbidden` (with `fourEyes` where another person has to) and `not-found`. */
export const publishRecord = (actor: Actor, recorded: Recorded, where: Where) =>
  take(actor, recorded, where, {
    right: 'publish',
    event: 'published',
    change: async (tx, record, revision) => ({ version: await publishLocked(tx, actor, recorded, record, revision) }),
  })

/** Takes a published record out of public sight; its address then answers with the reason. */
export const withdrawRecord = (actor: Actor, recorded: Recorded, where: Where, reason: string) =>
  take(actor, recorded, where, {
    right: 'withdraw',
    event: 'withdrawn',
    reason,
    change: async (tx, record, revision) => {
      await updateRecord(tx, record, revision, { publication: 'WITHDRAWN', withdrawnReason: reason, withdrawnAt: new Date() })
      await recorded.unindexPublic(tx, record)
      await touchPublicData(tx)
      return { version: record.currentVersion ?? undefined }
    },
  })

/** Publishes the withdrawn version again; the reason is for the members of its workspace. */
export const restoreRecord = (actor: Actor, recorded: Recorded, where: Where, reason: string) =>
  take(actor, recorded, where, {
    right: 'restore',
    event: 'restored',
    reason,
    change: async (tx, record, revision) => {
      await updateRecord(tx, record, revision, { publication: 'PUBLISHED', withdrawnReason: null, withdrawnAt: null })
      await recorded.indexPublic(tx, { ...record, publication: 'PUBLISHED' })
      await touchPublicData(tx)
      return { version: record.currentVersion ?? undefined }
    },
  })

/** Throws the working copy of a published record away: what its writers changed is in the event. */
export const discardWorkingCopy = (actor: Actor, recorded: Recorded, where: Where) => take(actor, recorded, where, discarding(recorded))

/** The same inside a transaction that holds the record's lock. */
export const discardLocked = (tx: Transaction, actor: Actor, recorded: Recorded, record: HeldRecord, bulk: PartOfBulk) =>
  takeLocked(tx, actor, recorded, record, discarding(recorded), bulk)

const discarding = (recorded: Recorded): Step => ({
  right: 'discard',
  event: 'discarded',
  change: async (tx, record, revision) => {
    const changed = await tx.workingPart.findMany({ where: { recordId: record.id }, select: { path: true } })
    const parts = { exactly: changed.map(({ path }) => path) }
    const working = await readParts(tx, record.id, 'WORKING', parts)
    const discarded = applyEdits(working, editsBetween(working, await readParts(tx, record.id, 'PUBLIC', parts)))
    const { changes } = discarded
    await tx.workingPart.deleteMany({ where: { recordId: record.id } })
    await followTexts(tx, recorded, record, { before: working, after: discarded.parts }, { isReturn: true })
    const identifier = changes.find(({ path }) => path === 'iatiIdentifier')?.after as string | null | undefined
    if (identifier) await requireFreeIdentifier(tx, record, identifier)
    await closeComments(tx, record.id)
    await updateRecord(tx, record, revision, {
      ...SETTLED,
      ...(identifier === undefined ? {} : { identifier }),
    })
    return { changes }
  },
})

/** Deletes what was never published; its events stay. */
export async function deleteRecord(actor: Actor, recorded: Recorded, where: Where): Promise<void> {
  await inTransaction(async (tx) => {
    const record = await lockOwnRecord(tx, actor, recorded.kind, where.workspaceId, where.recordId)
    requireRight(actor, record, 'delete')
    await recordEvent(tx, {
      actor,
      kind: `${recorded.word}.deleted`,
      recordId: record.id,
      workspaceId: record.workspaceId,
      revision: record.revision + 1,
      bulkId: where.bulk?.id,
    })
    await where.bulk?.settle(tx, record.revision + 1)
    await recorded.forget(tx, record)
    await tx.record.delete({ where: { id: record.id } })
  })
}

/** Publishes the working copy as the next version, inside a transaction that holds the lock. Returns the version. */
export async function publishLocked(
  tx: Transaction,
  actor: Actor,
  recorded: Recorded,
  record: HeldRecord,
  revision: number,
): Promise<number> {
  const number = (record.currentVersion ?? 0) + 1
  await publishWorkingParts(tx, record.id, number)
  await tx.recordVersion.create({
    data: { recordId: record.id, number, publishedById: actor.userId, editors: [...record.workingEditors], revision },
  })
  const now = new Date()
  const data = { ...SETTLED, publication: 'PUBLISHED', currentVersion: number, publishedAt: now } as const
  await closeComments(tx, record.id)
  await updateRecord(tx, record, revision, data)
  await recorded.indexPublic(tx, { ...record, ...data, revision, updatedAt: now })
  await touchPublicData(tx)
  return number
}

type Where = { workspaceId: string; recordId: string; bulk?: PartOfBulk }

async function take(actor: Actor, recorded: Recorded, where: Where, step: Step): Promise<{ version: number | undefined }> {
  return inTransaction(async (tx) => {
    const record = await lockOwnRecord(tx, actor, recorded.kind, where.workspaceId, where.recordId)
    return takeLocked(tx, actor, recorded, record, step, where.bulk)
  })
}

async function takeLocked(
  tx: Transaction,
  actor: Actor,
  recorded: Recorded,
  record: HeldRecord,
  step: Step,
  bulk: PartOfBulk | undefined,
): Promise<{ version: number | undefined }> {
  requireRight(actor, record, step.right)
  const revision = record.revision + 1
  const { version, changes } = await step.change(tx, record, revision)
  await recordEvent(tx, {
    actor,
    kind: `${recorded.word}.${step.event}`,
    recordId: record.id,
    workspaceId: record.workspaceId,
    revision,
    bulkId: bulk?.id,
    ...(version === undefined ? {} : { version }),
    ...(changes ? { changes } : {}),
    ...(step.reason ? { reason: step.reason } : {}),
  })
  await bulk?.settle(tx, revision)
  if (step.right !== 'publish')
    await recorded.indexWorking(tx, await lockOwnRecord(tx, actor, recorded.kind, record.workspaceId, record.id))
  return { version }
}
