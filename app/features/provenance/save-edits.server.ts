import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, forbidden, notFound } from '#app/platform/errors/app-error.ts'
import { toParts, type AnyContent } from './content.ts'
import { applyEdits, baseBefore, editsBetween, locate, mergeEdits, type Change, type Conflict, type Edit } from './edits.ts'
import { changesSince, requireFreeIdentifier, requireRight } from './internal/record-checks.server.ts'
import { readParts, writeWorkingParts } from './parts.server.ts'
import { lockOwnRecord, type HeldRecord } from './read-record.server.ts'
import { recordEvent } from './record-event.server.ts'
import type { Recorded } from './recorded.server.ts'
import { countNewTexts, followTexts } from './text-origins.server.ts'

/** A change of many records that this is part of; `settle` is done in the same transaction, told the revision that was made. */
export type PartOfBulk = { id: string; settle: (tx: Transaction, revision: number) => Promise<void> }

/** `theirs`: what others changed since the form was made, where this person left the field as it was. */
export type SaveResult = { revision: number; conflicts: Conflict[]; changes: Change[]; theirs: Edit[] }

/** Starts a record. Started twice with one id (a form sent twice), it stands once; returns false the second time. */
export async function startRecord(
  tx: Transaction,
  actor: Actor,
  recorded: Recorded,
  start: {
    id: string
    workspaceId: string
    content: AnyContent
    identifier?: string | undefined
    note?: string
    bulkId?: string | undefined
  },
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
      ownerId: actor.userId,
      workingEditors: actor.userId ? [actor.userId] : [],
      revision: 1,
    },
    skipDuplicates: true,
  })
  if (made.count === 0) return false
  const { parts, changes } = applyEdits(new Map(), editsBetween(new Map(), toParts(recorded.shape, start.content)))
  await writeWorkingParts(tx, start.id, parts)
  await countNewTexts(tx, recorded, [{ ...start, parts: toParts(recorded.shape, start.content) }])
  await recordEvent(tx, {
    actor,
    kind: `${recorded.word}.created`,
    recordId: start.id,
    workspaceId: start.workspaceId,
    revision: 1,
    changes,
    bulkId: start.bulkId,
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

/** What is saved with edits, in their transaction; `isTold`: an event tells of the edits already. */
export type AlsoSaved = (tx: Transaction, record: HeldRecord, isTold: boolean) => Promise<void>

/** The same inside a transaction that holds the record's lock. */
export async function saveLocked(
  tx: Transaction,
  actor: Actor,
  recorded: Recorded,
  record: HeldRecord,
  {
    madeFrom,
    overwrite = false,
    reopens,
    bulkId,
  }: { madeFrom: number; overwrite?: boolean; /** The version that is taken up again. */ reopens?: number; bulkId?: string },
  edits: readonly Edit[],
): Promise<SaveResult> {
  if (record.workingState === 'SUBMITTED') throw forbidden('edit')
  const touched = [...new Set(edits.map(({ path, lang }) => locate(path, lang).part))]
  const current = await readParts(tx, record.id, 'WORKING', { exactly: touched })
  const since = madeFrom < record.revision && !overwrite ? await changesSince(tx, record.id, madeFrom) : []
  const { edits: merged, conflicts, theirs } = mergeEdits(current, baseBefore(current, since), edits)
  if (conflicts.length > 0) return { revision: record.revision, conflicts, changes: [], theirs }
  const { parts, changes } = applyEdits(current, merged)
  if (changes.length === 0) return { revision: record.revision, conflicts: [], changes, theirs }
  await writeWorkingParts(tx, record.id, parts)
  await followTexts(tx, recorded, record, { before: current, after: parts }, { isReturn: reopens !== undefined })
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
  await recordEvent(tx, {
    actor,
    kind: `${recorded.word}.${reopens === undefined ? 'edited' : 'reopened'}`,
    recordId: record.id,
    workspaceId: record.workspaceId,
    revision,
    changes,
    bulkId,
    ...(reopens === undefined ? {} : { version: reopens }),
  })
  await recorded.indexWorking(tx, { ...record, revision, workingState: state, updatedAt: new Date() }, { before: current, after: parts })
  return { revision, conflicts: [], changes, theirs }
}

/**
 * Takes an older version up again: the working copy becomes what that version was, and is published as any other. What
 * it replaces stays in the history. Throws `not-found` for a version there is none of, and `conflict` where the working copy
 * is not the one of the revision that its reader saw.
 */
export async function reopenVersion(
  actor: Actor,
  recorded: Recorded,
  where: { workspaceId: string; recordId: string },
  version: number,
  seen: number,
): Promise<SaveResult> {
  return inTransaction(async (tx) => {
    const record = await lockOwnRecord(tx, actor, recorded.kind, where.workspaceId, where.recordId)
    requireRight(actor, record, 'edit')
    if (!(version >= 1 && version <= (record.currentVersion ?? 0))) throw notFound('version')
    if (record.workingState !== 'NONE' && record.revision !== seen) throw new AppError('conflict', 'conflict.reopen')
    const [working, wanted] = [await readParts(tx, record.id, 'WORKING'), await readParts(tx, record.id, version)]
    return saveLocked(tx, actor, recorded, record, { madeFrom: record.revision, reopens: version }, editsBetween(working, wanted))
  })
}
