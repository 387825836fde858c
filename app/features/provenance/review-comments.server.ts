import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import { isLanguageTag } from '#app/features/classifications/languages.ts'
import { locate, valueAt } from './edits.ts'
import { splitFieldName, type FieldName } from './field-names.ts'
import { UNDETERMINED } from './language-text.ts'
import { readParts } from './parts.server.ts'
import { actorNames } from './history.server.ts'
import { requireRight } from './internal/record-checks.server.ts'
import { isUuid, lockOwnRecord } from './read-record.server.ts'
import { recordEvent } from './record-event.server.ts'
import type { Recorded } from './recorded.server.ts'

/** What a validator asks at a field, and what came of it. `field`: a field, a row, a table; empty: the record as a whole. */
export type ReviewComment = {
  id: string
  field: FieldName
  text: string
  by: string | null
  at: Date
  answer: { text: string; by: string | null; at: Date } | null
}

type Where = { workspaceId: string; recordId: string }

/** The comments on a record's working copy, oldest first. The caller has seen to it that its reader may read that. */
export async function listComments(recordId: string): Promise<ReviewComment[]> {
  const rows = await db.reviewComment.findMany({ where: { recordId, closedAt: null }, orderBy: { createdAt: 'asc' }, take: MOST_COMMENTS })
  const names = rows.length === 0 ? () => null : await actorNames(rows.flatMap(({ authorId, answeredById }) => [authorId, answeredById]))
  return rows.map(({ id, field, text, authorId, createdAt, answer, answeredById, answeredAt }) => ({
    id,
    field,
    text,
    by: names(authorId),
    at: createdAt,
    answer: answeredAt && { text: answer ?? '', by: names(answeredById), at: answeredAt },
  }))
}

const MOST_COMMENTS = 500

/**
 * Asks something at a field of what is submitted; the id comes with the form, so that a form sent twice asks once. Throws
 * `forbidden`, and `not-found`.
 */
export async function commentOn(
  actor: Actor,
  recorded: Recorded,
  where: Where,
  { id, field, text }: { id: string; field: FieldName; text: string },
): Promise<void> {
  await inTransaction(async (tx) => {
    const record = await lockOwnRecord(tx, actor, recorded.kind, where.workspaceId, where.recordId)
    requireRight(actor, record, 'comment')
    if (!(await isThere(tx, recorded, record.id, field))) throw new AppError('invalid', 'invalid.form')
    const made = await tx.reviewComment.createMany({
      data: { id: isUuid(id) ? id : uuidv7(), recordId: record.id, field, text, authorId: actor.userId },
      skipDuplicates: true,
    })
    if (made.count === 0) {
      const before = await tx.reviewComment.findUnique({ where: { id } })
      const isSame = before?.recordId === record.id && before.authorId === actor.userId && before.field === field && before.text === text
      // A form that comes back from the browser's memory and says something else is another comment.
      if (isSame) return
      await tx.reviewComment.create({ data: { id: uuidv7(), recordId: record.id, field, text, authorId: actor.userId } })
    }
    await recordEvent(tx, {
      actor,
      kind: `${recorded.word}.commented`,
      recordId: record.id,
      workspaceId: record.workspaceId,
      field,
      reason: text,
    })
  })
}

/** Whether a field, a row or a table is one that the record has, in its working copy or in what is published. */
async function isThere(tx: Transaction, { shape }: Recorded, recordId: string, field: FieldName): Promise<boolean> {
  if (field === '' || shape.tables.includes(field)) return true
  const { path, lang } = splitFieldName(field)
  if (lang !== undefined && shape.texts.includes(path)) return isLanguageTag(lang) || lang === UNDETERMINED
  const { part } = locate(path, lang)
  const [working, published] = [
    await readParts(tx, recordId, 'WORKING', { exactly: [part] }),
    await readParts(tx, recordId, 'PUBLIC', { exactly: [part] }),
  ]
  return part === 'facts'
    ? [working, published].some((parts) => valueAt(parts, path, lang) !== undefined)
    : working.has(part) || published.has(part)
}

/**
 * Answers a comment, in words or by what was changed. What somebody answers to one that is answered already is added to it.
 * Throws `forbidden` and `not-found`.
 */
export async function answerComment(actor: Actor, recorded: Recorded, where: Where, commentId: string, text: string): Promise<void> {
  await inTransaction(async (tx) => {
    const record = await lockOwnRecord(tx, actor, recorded.kind, where.workspaceId, where.recordId)
    requireRight(actor, record, 'edit')
    const comment = isUuid(commentId)
      ? await tx.reviewComment.findFirst({ where: { id: commentId, recordId: record.id, closedAt: null } })
      : null
    if (!comment) throw notFound('comment')
    const said = comment.answer ?? ''
    if (comment.answeredAt && (text === '' || said.split(BETWEEN_ANSWERS).includes(text))) return
    await tx.reviewComment.update({
      where: { id: comment.id },
      data: { answer: said && text ? said + BETWEEN_ANSWERS + text : text, answeredById: actor.userId, answeredAt: new Date() },
    })
    const event = { actor, kind: `${recorded.word}.answered`, recordId: record.id, workspaceId: record.workspaceId }
    await recordEvent(tx, { ...event, field: comment.field, ...(text ? { reason: text } : {}) })
  })
}

const BETWEEN_ANSWERS = '\n\n'

/** How many comments wait for an answer. */
export const countOpenComments = (client: Transaction | typeof db, recordId: string): Promise<number> =>
  client.reviewComment.count({ where: { recordId, closedAt: null, answeredAt: null } })

/** What they were about is published, or thrown away. */
export async function closeComments(tx: Transaction, recordId: string): Promise<void> {
  await tx.reviewComment.updateMany({ where: { recordId, closedAt: null }, data: { closedAt: new Date() } })
}
