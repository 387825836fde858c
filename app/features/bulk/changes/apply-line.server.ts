import { changeOwner } from '#app/features/provenance/change-owner.server.ts'
import { deleteRecord, publishRecord, submitRecord, takeBackRecord, withdrawRecord } from '#app/features/provenance/change-record.server.ts'
import { fromParts, type AnyContent } from '#app/features/provenance/content.ts'
import { applyEdits, type Edit } from '#app/features/provenance/edits.ts'
import { recordPolicy } from '#app/features/provenance/policy.ts'
import { lockOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { saveLocked, startRecord } from '#app/features/provenance/save-edits.server.ts'
import { WRITERS, hasRole } from '#app/features/workspaces/roles.ts'
import type { JsonObject } from '#app/features/provenance/content.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import type { Step } from '../chosen/steps.ts'
import { changesContent } from '../chosen/steps.ts'
import { KINDS } from '../kinds.server.ts'
import type { HeldChange } from './changes.server.ts'
import type { KeptLine } from './lines.server.ts'
import { settleLine } from './settle-line.server.ts'

/** Does one line, its event and the word that it is done in one transaction. What may not be done now is noted with its reason. */
export async function applyLine(actor: Actor, change: HeldChange, line: KeptLine): Promise<void> {
  try {
    if (changesContent(change.step))
      await inTransaction((tx) => (line.isNew ? begin(tx, actor, change, line) : edit(tx, actor, change, line)))
    else await take(actor, change, line, change.step)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await settleLine(db, change.id, line.recordId, { outcome: 'FAILED', reason: reasonOf(error) })
  }
}

export const reasonOf = ({ messageKey, params }: AppError) => ({
  key: `errors:${messageKey}`,
  params: params as Record<string, string | number>,
})

async function begin(tx: Transaction, actor: Actor, change: HeldChange, line: KeptLine): Promise<void> {
  const { recorded, prepare } = KINDS[change.kind]
  if (!hasRole(actor, change.workspaceId, WRITERS)) throw forbidden('create')
  const { parts } = applyEdits(new Map(), line.edits.map(withValue))
  const kept = new Map([...parts].flatMap(([path, data]) => (data ? [[path, data] as [string, JsonObject]] : [])))
  const title = line.title
  const sourceLanguage = title[change.language] ? change.language : Object.keys(title)[0]
  const blank = fromParts<AnyContent>(recorded.shape, kept)
  const content = { ...blank, facts: { ...blank.facts, sourceLanguage } }
  const identifier = (content.facts as { iatiIdentifier?: string }).iatiIdentifier
  await prepare(tx, line.recordId, title, sourceLanguage)
  await startRecord(tx, actor, recorded, { id: line.recordId, workspaceId: change.workspaceId, content, identifier, bulkId: change.id })
  await settleLine(tx, change.id, line.recordId, { outcome: 'DONE', revision: 1 })
}

async function edit(tx: Transaction, actor: Actor, change: HeldChange, line: KeptLine): Promise<void> {
  const { recorded } = KINDS[change.kind]
  const record = await lockOwnRecord(tx, actor, recorded.kind, change.workspaceId, line.recordId)
  if (!recordPolicy.edit(actor, record)) throw forbidden('edit')
  const chosen = line.conflicts.flatMap(({ path, lang, typed, choice }): Edit[] =>
    choice === 'mine' ? [{ path, lang, value: typed }] : [],
  )
  const saved = await saveLocked(tx, actor, recorded, record, { madeFrom: line.madeFrom, bulkId: change.id }, [
    ...line.edits.map(withValue),
    ...chosen,
  ])
  if (saved.conflicts.length === 0) return settleLine(tx, change.id, line.recordId, { outcome: 'DONE', revision: saved.revision })
  await settleLine(tx, change.id, line.recordId, {
    outcome: 'FAILED',
    reason: { key: 'bulk:reason.changedSince' },
    conflicts: saved.conflicts.map(({ path, lang, base, current, typed }) => ({
      path,
      lang,
      base: base ?? null,
      current: current ?? null,
      typed: typed ?? null,
    })),
  })
}

const withValue = (edit: Edit): Edit => ({ ...edit, value: edit.value ?? undefined })

async function take(actor: Actor, change: HeldChange, { recordId }: KeptLine, step: Step | null): Promise<void> {
  const { recorded } = KINDS[change.kind]
  const settle = (tx: Transaction, revision: number) => settleLine(tx, change.id, recordId, { outcome: 'DONE', revision })
  const where = { workspaceId: change.workspaceId, recordId, bulk: { id: change.id, settle } }
  switch (step?.kind) {
    case 'owner':
      return changeOwner(actor, recorded, where, step.ownerId)
    case 'submit':
      return void (await submitRecord(actor, recorded, where))
    case 'takeBack':
      return void (await takeBackRecord(actor, recorded, where))
    case 'publish':
      return void (await publishRecord(actor, recorded, where))
    case 'withdraw':
      return void (await withdrawRecord(actor, recorded, where, step.reason))
    case 'delete':
      return deleteRecord(actor, recorded, where)
    case 'sector':
    case 'iatiStatus':
    case 'severity':
    case 'visibility':
    case undefined:
      throw new Error('A step that changes the content is no step of the life cycle')
  }
}
