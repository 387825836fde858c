import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, touchPublicData, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import { editsBetween, applyEdits, baseBefore, locate, mergeEdits, type Change, type Conflict, type Edit } from './edits.ts'
import { toParts, type AnyContent, type ContentShape, type Parts } from './content.ts'
import { publishWorkingParts, readParts, writeWorkingParts } from './parts.server.ts'
import { recordPolicy, type RecordRight } from './policy.ts'
import { changesSince, requireFreeIdentifier } from './internal/record-checks.server.ts'
import { lockOwnRecord, type HeldRecord, type RecordKind } from './read-record.server.ts'
import { recordEvent } from './record-event.server.ts'

/**
 * What a kind of record adds to the common machinery: its shape, and what it derives from its content (entries of
 * lists, places of the map) whenever that changes.
 */
export type Recorded = {
  kind: RecordKind
  /** First word of its events: `project`. */
  word: string
  shape: ContentShape
  /** Writes what lists show of the working copy; `parts` are those of `registerParts`. */
  indexWorking: (tx: Transaction, record: HeldRecord) => Promise<void>
  /** Writes what the public lists, searches and maps, from the published content. */
  indexPublic: (tx: Transaction, record: HeldRecord) => Promise<void>
  /** Takes it out of everything public. */
  unindexPublic: (tx: Transaction, record: HeldRecord) => Promise<void>
  /** Takes away all that was derived from it. */
  forget: (tx: Transaction, record: HeldRecord) => Promise<void>
  /** What keeps the working copy from being submitted; message keys of the feature. */
  hindrances: (parts: Parts) => readonly { field: string; messageKey: string }[]
}

/** A change of state; `refused` names the right that the actor lacks. */
type Step = {
  right: RecordRight
  event: string
  reason?: string
  change: (tx: Transaction, record: HeldRecord, revision: number) => Promise<number | undefined>
}

/** `theirs`: what others changed since the form was made, where this person left the field as it was. */
export type SaveResult = { revision: number; conflicts: Conflict[]; changes: Change[]; theirs: Edit[] }

/** Starts a record. Started twice with one id (a form sent twice), it stands once; returns false the second time. */
export async function startRecord(
  tx: Transaction,
  actor: Actor,
  recorded: Recorded,
  start: { id: string; workspaceId: string; content: AnyContent; identifier?: string | undefined; note?: string },
): Promise<boolean> {
  if (start.identifier)
    await requireFreeIdentifier(tx, { id: start.id, workspaceId: start.workspaceId, kind: recorded.kind }, start.identifier)
  const made = await tx.record.createMany({
    data: {
      id: start.id,
      kind: recorded.kind,
      workspaceId: start.workspaceId,
      identifier: start.identifier ?? null,
      createdById: actor.userId,
      workingEditors: actor.userId ? [actor.userId] : [],
      revision: 1,
    },
    skipDuplicates: true,
  })
  if (made.count === 0) return false
  const { parts, changes } = applyEdits(new Map(), editsBetween(new Map(), toParts(recorded.shape, start.content)))
  await writeWorkingParts(tx, start.id, parts)
  await recordEvent(tx, {
    actor,
    kind: `${recorded.word}.created`,
    recordId: start.id,
    workspaceId: start.workspaceId,
    revision: 1,
    changes,
    ...(start.note ? { reason: start.note } : {}),
  })
  await recorded.indexWorking(tx, await lockOwnRecord(tx, actor, recorded.kind, start.workspaceId, start.id))
  return true
}

/**
 * Saves what a person changed in a form made from revision `madeFrom`. Fields that others changed meanwhile and this
 * person did not touch stay theirs; a field that both changed is returned as a conflict and nothing is written, unless
 * `overwrite` names it (the person saw both and chose).
 */
export async function saveEdits(
  actor: Actor,
  recorded: Recorded,
  where: { workspaceId: string; recordId: string; madeFrom: number; overwrite?: boolean },
  edits: readonly Edit[],
): Promise<SaveResult> {
  return inTransaction(async (tx) => {
    const record = await lockOwnRecord(tx, actor, recorded.kind, where.workspaceId, where.recordId)
    requireRight(actor, record, 'edit')
    return saveLocked(tx, actor, recorded, record, where, edits)
  })
}

/** The same inside a transaction that holds the record's lock. */
export async function saveLocked(
  tx: Transaction,
  actor: Actor,
  recorded: Recorded,
  record: HeldRecord,
  { madeFrom, overwrite = false }: { madeFrom: number; overwrite?: boolean },
  edits: readonly Edit[],
): Promise<SaveResult> {
  const touched = [...new Set(edits.map(({ path, lang }) => locate(path, lang).part))]
  const current = await readParts(tx, record.id, 'WORKING', touched)
  const since = madeFrom < record.revision && !overwrite ? await changesSince(tx, record.id, madeFrom) : []
  const { edits: merged, conflicts, theirs } = mergeEdits(current, baseBefore(current, since), edits)
  if (conflicts.length > 0) return { revision: record.revision, conflicts, changes: [], theirs }
  const { parts, changes } = applyEdits(current, merged)
  if (changes.length === 0) return { revision: record.revision, conflicts: [], changes, theirs }
  await writeWorkingParts(tx, record.id, parts)
  const revision = record.revision + 1
  const editors =
    actor.userId && !record.workingEditors.includes(actor.userId) ? [...record.workingEditors, actor.userId] : record.workingEditors
  const state = record.workingState === 'NONE' ? 'DRAFT' : record.workingState
  const identifier = changes.find(({ path }) => path === 'iatiIdentifier')?.after as string | null | undefined
  if (identifier) await requireFreeIdentifier(tx, record, identifier)
  await tx.record.update({
    where: { id: record.id },
    data: {
      revision,
      workingState: state,
      workingEditors: [...editors],
      updatedAt: new Date(),
      ...(identifier === undefined ? {} : { identifier }),
    },
  })
  await recordEvent(tx, { actor, kind: `${recorded.word}.edited`, recordId: record.id, workspaceId: record.workspaceId, revision, changes })
  await recorded.indexWorking(tx, { ...record, revision, workingState: state, updatedAt: new Date() })
  return { revision, conflicts: [], changes, theirs }
}

/** Sends a working copy to be validated. Throws `invalid` where something still keeps it back. */
export const submitRecord = (actor: Actor, recorded: Recorded, where: Where) =>
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
      await update(tx, record, revision, {
        workingState: 'SUBMITTED',
        submittedAt: new Date(),
        submittedById: actor.userId,
        returnReason: null,
      })
      return undefined
    },
  })

export const takeBackRecord = (actor: Actor, recorded: Recorded, where: Where) =>
  take(actor, recorded, where, {
    right: 'takeBack',
    event: 'takenBack',
    change: async (tx, record, revision) => {
      await update(tx, record, revision, { workingState: 'DRAFT', submittedAt: null, submittedById: null })
      return undefined
    },
  })

/** Sends a submission back to its authors with the reason they will read. */
export const returnRecord = (actor: Actor, recorded: Recorded, where: Where, reason: string) =>
  take(actor, recorded, where, {
    right: 'returnForChanges',
    event: 'returned',
    reason,
    change: async (tx, record, revision) => {
      await update(tx, record, revision, { workingState: 'RETURNED', returnReason: reason })
      return undefined
    },
  })

export const publishRecord = (actor: Actor, recorded: Recorded, where: Where) =>
  take(actor, recorded, where, {
    right: 'publish',
    event: 'published',
    change: (tx, record, revision) => publishLocked(tx, actor, recorded, record, revision),
  })

/** Takes a published record out of public sight; its address then answers with the reason. */
export const withdrawRecord = (actor: Actor, recorded: Recorded, where: Where, reason: string) =>
  take(actor, recorded, where, {
    right: 'withdraw',
    event: 'withdrawn',
    reason,
    change: async (tx, record, revision) => {
      await update(tx, record, revision, { publication: 'WITHDRAWN', withdrawnReason: reason, withdrawnAt: new Date() })
      await recorded.unindexPublic(tx, record)
      await touchPublicData(tx)
      return record.currentVersion ?? undefined
    },
  })

/** Publishes the withdrawn version again. */
export const restoreRecord = (actor: Actor, recorded: Recorded, where: Where) =>
  take(actor, recorded, where, {
    right: 'restore',
    event: 'restored',
    change: async (tx, record, revision) => {
      await update(tx, record, revision, { publication: 'PUBLISHED', withdrawnReason: null, withdrawnAt: null })
      await recorded.indexPublic(tx, { ...record, publication: 'PUBLISHED' })
      await touchPublicData(tx)
      return record.currentVersion ?? undefined
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
    })
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
  const data = {
    publication: 'PUBLISHED',
    workingState: 'NONE',
    currentVersion: number,
    publishedAt: now,
    workingEditors: [] as string[],
    submittedAt: null,
    submittedById: null,
    returnReason: null,
  } as const
  await update(tx, record, revision, data)
  await recorded.indexPublic(tx, { ...record, ...data, revision, updatedAt: now })
  await touchPublicData(tx)
  return number
}

type Where = { workspaceId: string; recordId: string }

async function take(actor: Actor, recorded: Recorded, where: Where, step: Step): Promise<{ version: number | undefined }> {
  return inTransaction(async (tx) => {
    const record = await lockOwnRecord(tx, actor, recorded.kind, where.workspaceId, where.recordId)
    requireRight(actor, record, step.right)
    const revision = record.revision + 1
    const version = await step.change(tx, record, revision)
    await recordEvent(tx, {
      actor,
      kind: `${recorded.word}.${step.event}`,
      recordId: record.id,
      workspaceId: record.workspaceId,
      revision,
      ...(version === undefined ? {} : { version }),
      ...(step.reason ? { reason: step.reason } : {}),
    })
    if (step.right !== 'publish')
      await recorded.indexWorking(tx, await lockOwnRecord(tx, actor, recorded.kind, record.workspaceId, record.id))
    return { version }
  })
}

function requireRight(actor: Actor, record: HeldRecord, right: RecordRight): void {
  if (recordPolicy[right](actor, record)) return
  throw forbidden(right === 'publish' && recordPolicy.publishNeedsAnother(actor, record) ? 'fourEyes' : right)
}

async function update(tx: Transaction, record: HeldRecord, revision: number, data: object): Promise<void> {
  await tx.record.update({ where: { id: record.id }, data: { ...data, revision, updatedAt: new Date() } })
}
