import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import {
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
import { needsReason, type RecordIntent } from './intents.ts'
import { readPosted } from './posted-edits.ts'
import type { RecordFacts } from './policy.ts'
import { getOwnRecord } from './read-record.server.ts'
import { words } from './typed-values.ts'

type Where = { workspaceId: string; recordId: string }

const REASON_LIMIT = 2000

/** What was wrong with the reason, and the reason as typed. */
export type RefusedReason = { intent: RecordIntent; messageKey: string; params: Record<string, string | number>; typed: string }

const acts: Record<RecordIntent, (actor: Actor, recorded: Recorded, where: Where, reason: string) => Promise<unknown>> = {
  submit: submitRecord,
  takeBack: takeBackRecord,
  publish: publishRecord,
  return: returnRecord,
  withdraw: withdrawRecord,
  restore: restoreRecord,
  discard: discardWorkingCopy,
  delete: deleteRecord,
}

const isDone: Record<Exclude<RecordIntent, 'delete'>, (record: RecordFacts) => boolean> = {
  submit: ({ workingState }) => workingState === 'SUBMITTED',
  takeBack: ({ workingState }) => workingState === 'DRAFT',
  publish: ({ publication, workingState }) => publication === 'PUBLISHED' && workingState === 'NONE',
  return: ({ workingState }) => workingState === 'RETURNED',
  withdraw: ({ publication }) => publication === 'WITHDRAWN',
  restore: ({ publication }) => publication === 'PUBLISHED',
  discard: ({ publication, workingState }) => publication === 'PUBLISHED' && workingState === 'NONE',
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
): Promise<RefusedReason | null> {
  const { edits, problems, typed } = readPosted(form, { reason: words(REASON_LIMIT) }, {})
  const reason = edits[0]?.value
  if (needsReason(intent) && typeof reason !== 'string') {
    const [problem] = problems
    return { intent, messageKey: problem?.messageKey ?? 'reason', params: { ...problem?.params }, typed: typed['reason'] ?? '' }
  }
  try {
    await acts[intent](actor, recorded, where, typeof reason === 'string' ? reason : '')
  } catch (error) {
    if (!(await wasDone(actor, recorded, where, intent, error))) throw error
  }
  return null
}

/** Whether what failed had been done before, by the same button pressed twice. What was deleted is not there any more. */
async function wasDone(actor: Actor, recorded: Recorded, where: Where, intent: RecordIntent, error: unknown): Promise<boolean> {
  if (!(error instanceof AppError)) return false
  if (intent === 'delete') return error.kind === 'not-found'
  if (error.kind !== 'forbidden') return false
  return isDone[intent](await getOwnRecord(actor, recorded.kind, where.workspaceId, where.recordId))
}
