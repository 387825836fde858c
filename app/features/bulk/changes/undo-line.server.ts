import { changeOwner } from '#app/features/provenance/change-owner.server.ts'
import { discardLocked, restoreRecord, submitRecord, takeBackRecord } from '#app/features/provenance/change-record.server.ts'
import { baseAt } from '#app/features/provenance/base-content.server.ts'
import { mergeEdits, type Change, type Edit } from '#app/features/provenance/edits.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { recordPolicy } from '#app/features/provenance/policy.ts'
import { heldRecords, lockOwnRecord, type HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { saveLocked } from '#app/features/provenance/save-edits.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import { changesContent } from '../chosen/steps.ts'
import { KINDS } from '../kinds.server.ts'
import { touchedParts } from '../sheets/plan-sheet.server.ts'
import { reasonOf } from './apply-line.server.ts'
import type { HeldChange } from './changes.server.ts'
import type { KeptLine } from './lines.server.ts'
import { settleLine } from './settle-line.server.ts'

/** Takes one line back in one transaction. What was edited since stays as it is, and is noted. */
export async function undoLine(actor: Actor, change: HeldChange, line: KeptLine): Promise<void> {
  try {
    if (!changesContent(change.step)) await untake(actor, change, line)
    else await inTransaction((tx) => (line.isNew ? unbegin(tx, actor, change, line) : unedit(tx, actor, change, line)))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const reason = error.kind === 'not-found' ? { key: 'bulk:reason.gone' } : reasonOf(error)
    await settleLine(db, change.id, line.recordId, { outcome: 'KEPT', reason })
  }
}

/** What the change began goes again, where nobody has worked on it since. */
async function unbegin(tx: Transaction, actor: Actor, change: HeldChange, line: KeptLine): Promise<void> {
  const { recorded } = KINDS[change.kind]
  const record = await lockOwnRecord(tx, actor, recorded.kind, change.workspaceId, line.recordId)
  if (record.revision !== 1) return settleLine(tx, change.id, line.recordId, { outcome: 'KEPT', reason: { key: 'bulk:reason.workedOn' } })
  if (!recordPolicy.delete(actor, record)) throw forbidden('delete')
  await recordEvent(tx, {
    actor,
    kind: `${recorded.word}.deleted`,
    recordId: record.id,
    workspaceId: record.workspaceId,
    revision: record.revision + 1,
    bulkId: change.id,
  })
  await settleLine(tx, change.id, line.recordId, { outcome: 'UNDONE' })
  await recorded.forget(tx, record)
  await tx.record.delete({ where: { id: record.id } })
}

async function unedit(tx: Transaction, actor: Actor, change: HeldChange, line: KeptLine): Promise<void> {
  const { recorded } = KINDS[change.kind]
  const record = await lockOwnRecord(tx, actor, recorded.kind, change.workspaceId, line.recordId)
  const done = await tx.event.findFirst({
    where: { recordId: record.id, revision: line.revision, bulkId: change.id },
    select: { changes: true },
  })
  const back = ((done?.changes ?? []) as Change[]).map(({ path, lang, before }): Edit => ({ path, lang, value: before ?? undefined }))
  const current = await readParts(tx, record.id, 'WORKING', { exactly: touchedParts(back) })
  const { edits, conflicts } = mergeEdits(current, await baseAt(tx, record.id, current, line.revision ?? 0), back)
  if (conflicts.length === 0 && recordPolicy.discard(actor, record) && (await isOnlyOf(tx, change, record, line))) {
    const settle = () => settleLine(tx, change.id, line.recordId, { outcome: 'UNDONE' })
    return void (await discardLocked(tx, actor, recorded, record, { id: change.id, settle }))
  }
  if (edits.length > 0) {
    if (!recordPolicy.edit(actor, record)) throw forbidden('edit')
    await saveLocked(tx, actor, recorded, record, { madeFrom: record.revision, bulkId: change.id }, edits)
  }
  const kept = conflicts.map(({ path, lang }) => ({ path, ...(lang ? { lang } : {}) }))
  const outcome = conflicts.length === 0 ? 'UNDONE' : edits.length > 0 ? 'PARTLY' : 'KEPT'
  await settleLine(tx, change.id, line.recordId, {
    outcome,
    kept,
    ...(conflicts.length > 0 ? { reason: { key: 'bulk:reason.editedSince' } } : {}),
  })
}

/** Whether the change opened the working copy beside what is published, and nobody else had a hand in it since. */
async function isOnlyOf(tx: Transaction, change: HeldChange, record: HeldRecord, line: KeptLine): Promise<boolean> {
  const { word } = KINDS[change.kind].recorded
  const version = await tx.recordVersion.findFirst({
    where: { recordId: record.id, number: record.currentVersion ?? 0 },
    select: { revision: true },
  })
  const thrown = await tx.event.findFirst({
    where: { recordId: record.id, kind: `${word}.discarded` },
    orderBy: { revision: 'desc' },
    select: { revision: true },
  })
  const settled = Math.max(version?.revision ?? 0, thrown?.revision ?? 0)
  const others = await tx.event.count({
    where: {
      recordId: record.id,
      revision: { gt: settled },
      kind: { not: `${word}.ownerChanged` },
      OR: [{ bulkId: null }, { bulkId: { not: change.id } }],
    },
  })
  return others === 0 && settled < (line.revision ?? 0)
}

async function untake(actor: Actor, change: HeldChange, line: KeptLine): Promise<void> {
  const { step } = change
  const { recorded } = KINDS[change.kind]
  const record = (await heldRecords(change.kind, change.workspaceId, [line.recordId])).get(line.recordId)
  const settle = (tx: Transaction) => settleLine(tx, change.id, line.recordId, { outcome: 'UNDONE' })
  const where = { workspaceId: change.workspaceId, recordId: line.recordId, bulk: { id: change.id, settle } }
  if (!record || !step) return settleLine(db, change.id, line.recordId, { outcome: 'KEPT', reason: { key: 'bulk:reason.gone' } })
  if (!stands(record, change, line))
    return settleLine(db, change.id, line.recordId, { outcome: 'KEPT', reason: { key: 'bulk:reason.changedSince' } })
  if (step.kind === 'owner') return changeOwner(actor, recorded, where, (line.changes[0]?.before as string | null | undefined) ?? null)
  if (step.kind === 'submit') return void (await takeBackRecord(actor, recorded, where))
  if (step.kind === 'takeBack') return void (await submitRecord(actor, recorded, where))
  if (step.kind === 'withdraw') return void (await restoreRecord(actor, recorded, where, step.reason))
  throw new AppError('invalid', 'invalid.form')
}

/** Whether a record stands as the change left it. */
function stands(record: HeldRecord, { step }: HeldChange, line: KeptLine): boolean {
  switch (step?.kind) {
    case 'owner':
      return record.ownerId === step.ownerId
    case 'submit':
      return record.workingState === 'SUBMITTED'
    case 'takeBack':
      return record.workingState === 'DRAFT' && record.revision === line.revision
    case 'withdraw':
      return record.publication === 'WITHDRAWN'
    case 'sector':
    case 'iatiStatus':
    case 'severity':
    case 'visibility':
    case 'publish':
    case 'delete':
    case undefined:
      return false
  }
}
