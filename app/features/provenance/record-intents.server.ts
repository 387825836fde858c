import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { changeOwner } from './change-owner.server.ts'
import {
  approveRecord,
  deleteRecord,
  discardWorkingCopy,
  publishRecord,
  restoreRecord,
  returnRecord,
  submitRecord,
  takeBackRecord,
  withdrawRecord,
} from './change-record.server.ts'
import type { Recorded } from './recorded.server.ts'
import { isRecordIntent, needsReason, type RecordDone, type RecordIntent } from './intents.ts'
import { nameValidator } from './name-validator.server.ts'
import { readPosted } from './posted-edits.ts'
import type { RecordFacts } from './policy.ts'
import { getOwnRecord, type HeldRecord } from './read-record.server.ts'
import { answerComment, commentOn, countOpenComments } from './review-comments.server.ts'
import { words } from './typed-values.ts'

type Where = { workspaceId: string; recordId: string }

const REASON_LIMIT = 2000
/** A field's name is a path of a few keys. */
const FIELD_LIMIT = 300

/** What was wrong with a reason or a comment, and what was typed. */
export type RefusedWords = {
  intent: RecordIntent | 'comment'
  messageKey: string
  params: Record<string, string | number>
  typed: string
  field?: string
}

/** What the form of a record's page came to: done, refused with what was typed, or kept back by what is still missing. */
export type TakenRecordForm =
  { outcome: 'done'; done: RecordDone } | { outcome: 'refused'; refused: RefusedWords } | { outcome: 'notReady' }

type Form = { form: FormData; listHindrances: (record: HeldRecord) => Promise<readonly unknown[]> }

const acts: Record<RecordIntent, (actor: Actor, recorded: Recorded, where: Where, reason: string, form: FormData) => Promise<unknown>> = {
  submit: (actor, recorded, where, _reason, form) =>
    submitRecord(actor, recorded, where, form.has('validator') ? formText(form, 'validator') || null : undefined),
  takeBack: takeBackRecord,
  approve: approveRecord,
  publish: publishRecord,
  return: returnRecord,
  withdraw: withdrawRecord,
  restore: restoreRecord,
  discard: discardWorkingCopy,
  delete: deleteRecord,
}

const isDone: Record<Exclude<RecordIntent, 'delete'>, (record: RecordFacts, actor: Actor) => boolean> = {
  submit: ({ workingState }) => workingState === 'SUBMITTED',
  takeBack: ({ workingState }) => workingState === 'DRAFT',
  approve: ({ approvedBy }, { userId }) => userId !== null && approvedBy.includes(userId),
  publish: ({ publication, workingState }) => publication === 'PUBLISHED' && workingState === 'NONE',
  return: ({ workingState }) => workingState === 'RETURNED',
  withdraw: ({ publication }) => publication === 'WITHDRAWN',
  restore: ({ publication }) => publication === 'PUBLISHED',
  discard: ({ publication, workingState }) => publication === 'PUBLISHED' && workingState === 'NONE',
}

/**
 * Does what a form of a record's page asks for, by its button: a step towards publication or away from it, a comment, an
 * answer, who is to validate. Throws `forbidden` and `not-found`, and `invalid` for a form that asks for nothing known.
 */
export async function takeRecordForm(
  actor: Actor,
  recorded: Recorded,
  where: Where,
  { form, listHindrances }: Form,
): Promise<TakenRecordForm> {
  const intent = formText(form, 'intent')
  if (intent === 'comment') return takeComment(actor, recorded, where, form)
  if (intent === 'answer') {
    const answer = readWords(form, 'text')
    if (answer.words === undefined && answer.refused.typed.trim() !== '') throw new AppError('invalid', 'invalid.answer')
    await answerComment(actor, recorded, where, formText(form, 'comment'), answer.words ?? '')
    return { outcome: 'done', done: 'answer' }
  }
  if (intent === 'nameValidator') {
    await nameValidator(actor, recorded, where, formText(form, 'validator') || null)
    return { outcome: 'done', done: 'nameValidator' }
  }
  if (intent === 'changeOwner') {
    await changeOwner(actor, recorded, where, formText(form, 'owner') || null)
    return { outcome: 'done', done: 'changeOwner' }
  }
  if (!isRecordIntent(intent)) throw new AppError('invalid', 'invalid.form')
  if (intent === 'submit' && (await isKeptBack(actor, recorded, where, listHindrances))) return { outcome: 'notReady' }
  const refused = await actOnRecord(actor, recorded, where, intent, form)
  return refused ? { outcome: 'refused', refused } : { outcome: 'done', done: intent }
}

async function isKeptBack(actor: Actor, recorded: Recorded, where: Where, listHindrances: Form['listHindrances']): Promise<boolean> {
  const record = await getOwnRecord(actor, recorded.kind, where.workspaceId, where.recordId)
  if (record.workingState === 'SUBMITTED') return false
  return (await listHindrances(record)).length > 0 || (await countOpenComments(db, record.id)) > 0
}

/**
 * Does what a button of a record's page asks for. Returns null when it is done, also where the same button was pressed
 * twice, and why the reason was refused. Throws `forbidden`, `not-found`, and `invalid` for a record that is not ready.
 */
export async function actOnRecord(
  actor: Actor,
  recorded: Recorded,
  where: Where,
  intent: RecordIntent,
  form: FormData,
): Promise<RefusedWords | null> {
  const reason = readWords(form, 'reason')
  if (needsReason(intent) && reason.words === undefined) return { intent, messageKey: 'reason', params: {}, ...reason.refused }
  try {
    await acts[intent](actor, recorded, where, reason.words ?? '', form)
  } catch (error) {
    if (!(await wasDone(actor, recorded, where, intent, error))) throw error
  }
  return null
}

async function takeComment(actor: Actor, recorded: Recorded, where: Where, form: FormData): Promise<TakenRecordForm> {
  const field = formText(form, 'field').slice(0, FIELD_LIMIT)
  const text = readWords(form, 'text')
  if (text.words === undefined)
    return { outcome: 'refused', refused: { intent: 'comment', messageKey: 'comment', params: {}, ...text.refused, field } }
  await commentOn(actor, recorded, where, { id: formText(form, 'id'), field, text: text.words })
  return { outcome: 'done', done: 'comment' }
}

/** Words typed into one field, and what was wrong with them. */
function readWords(form: FormData, name: string): { words: string | undefined; refused: Partial<RefusedWords> & { typed: string } } {
  const { edits, problems, typed } = readPosted(form, { [name]: words(REASON_LIMIT) }, {})
  const [problem] = problems
  const value = edits[0]?.value
  return {
    words: typeof value === 'string' ? value : undefined,
    refused: { typed: typed[name] ?? '', ...(problem && { messageKey: problem.messageKey, params: { ...problem.params } }) },
  }
}

/** Whether what failed had been done before, by the same button pressed twice. What was deleted is not there any more. */
async function wasDone(actor: Actor, recorded: Recorded, where: Where, intent: RecordIntent, error: unknown): Promise<boolean> {
  if (!(error instanceof AppError)) return false
  if (intent === 'delete') return error.kind === 'not-found'
  if (error.kind !== 'forbidden') return false
  return isDone[intent](await getOwnRecord(actor, recorded.kind, where.workspaceId, where.recordId), actor)
}
