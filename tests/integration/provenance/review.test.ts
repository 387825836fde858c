import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { audienceOf } from '#app/features/notifications/audience.server.ts'
import { remindOfWaiting } from '#app/features/notifications/remind.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { projectWords } from '#app/features/projects/queries/project-words.server.ts'
import {
  approveRecord,
  discardWorkingCopy,
  publishRecord,
  returnRecord,
  submitRecord,
  takeBackRecord,
  withdrawRecord,
} from '#app/features/provenance/change-record.server.ts'
import { nameValidator } from '#app/features/provenance/name-validator.server.ts'
import { endPresence, notePresence } from '#app/features/provenance/presence.server.ts'
import { getRecord } from '#app/features/provenance/read-record.server.ts'
import { answerComment, commentOn, countOpenComments } from '#app/features/provenance/review-comments.server.ts'
import { readReview } from '#app/features/provenance/review.server.ts'
import { reopenVersion, saveEdits, startRecord } from '#app/features/provenance/save-edits.server.ts'
import { changeWorkspaceRules } from '#app/features/workspaces/mutations/change-rules.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { projectContent } from '#tests/support/contents.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

async function desk(slug: string, more: Parameters<typeof makeWorkspace>[1] = {}) {
  const workspace = await makeWorkspace(slug, more)
  const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
  const validator = await makePerson('bintou', workspace, 'VALIDATOR')
  const manager = await makePerson('cheikh', workspace, 'MANAGER')
  const where = { workspaceId: workspace.id, recordId: uuidv7() }
  await inTransaction((tx) =>
    startRecord(tx, author, projectRecorded, { id: where.recordId, workspaceId: workspace.id, content: projectContent() }),
  )
  return { workspace, author, validator, manager, where }
}

const ask = (actor: Actor, where: { workspaceId: string; recordId: string }, field: string, id = uuidv7()) =>
  commentOn(actor, projectRecorded, where, { id, field, text: 'À préciser' }).then(() => id)

describe('a comment', () => {
  test('is made by who validates, on what is submitted, once however often its form is sent', async () => {
    const { author, validator, where } = await desk('asking')
    await expect(ask(validator, where, 'title@fr')).rejects.toMatchObject({ kind: 'forbidden' })
    await submitRecord(author, projectRecorded, where)
    await expect(ask(author, where, 'title@fr')).rejects.toMatchObject({ kind: 'forbidden' })
    const id = await ask(validator, where, 'title@fr')
    await ask(validator, where, 'title@fr', id)
    expect(await db.reviewComment.count({ where: { recordId: where.recordId } })).toBe(1)
    expect(await db.event.count({ where: { recordId: where.recordId, kind: 'project.commented', field: 'title@fr' } })).toBe(1)
  })

  test('stays until it is answered, and keeps the record from being submitted until then', async () => {
    const { author, validator, where } = await desk('answering')
    await submitRecord(author, projectRecorded, where)
    const comment = await ask(validator, where, 'budgets/r0000001')
    await returnRecord(validator, projectRecorded, where, 'Voir la remarque')
    await expect(submitRecord(author, projectRecorded, where)).rejects.toMatchObject({ messageKey: 'invalid.commentsOpen' })
    await answerComment(author, projectRecorded, where, comment, 'Le montant est celui de la convention.')
    await answerComment(author, projectRecorded, where, comment, 'Le montant est celui de la convention.')
    await answerComment(author, projectRecorded, where, comment, '')
    const record = await submitRecord(author, projectRecorded, where).then(() => getRecord(validator, 'PROJECT', where.recordId))
    const review = await readReview(validator, projectRecorded, record, { language: 'fr', words: projectWords('fr'), asked: null })
    expect(review.comments).toMatchObject([
      {
        field: 'budgets/r0000001',
        page: 'budgets/r0000001',
        by: 'bintou',
        answer: { by: 'awa', text: 'Le montant est celui de la convention.' },
      },
    ])
    expect(review.comments[0]?.label).toMatch(/Budgets? · .*1.234,50/)
    await publishRecord(validator, projectRecorded, where)
    const published = await getRecord(validator, 'PROJECT', where.recordId)
    expect(
      (await readReview(validator, projectRecorded, published, { language: 'fr', words: projectWords('fr'), asked: null })).comments,
    ).toEqual([])
  })

  test('of another record, or of a version that was thrown away, does not exist', async () => {
    const { author, validator, where } = await desk('foreign')
    const other = await desk('other')
    await submitRecord(author, projectRecorded, where)
    const comment = await ask(validator, where, '')
    await expect(answerComment(other.author, projectRecorded, other.where, comment, '')).rejects.toMatchObject({ kind: 'not-found' })
    await expect(answerComment(other.author, projectRecorded, where, comment, '')).rejects.toMatchObject({ kind: 'not-found' })
    await publishRecord(validator, projectRecorded, where)
    const { revision } = await getRecord(author, 'PROJECT', where.recordId)
    await saveEdits(author, projectRecorded, { ...where, madeFrom: revision }, [{ path: 'title', lang: 'fr', value: 'Autre' }])
    await submitRecord(author, projectRecorded, where)
    await ask(validator, where, 'title@fr')
    await returnRecord(validator, projectRecorded, where, 'Non')
    await discardWorkingCopy(author, projectRecorded, where)
    expect(await countOpenComments(db, where.recordId)).toBe(0)
  })
})

test('a comment from a form that comes back is another one where it says something else', async () => {
  const { author, validator, where } = await desk('again')
  await submitRecord(author, projectRecorded, where)
  const id = await ask(validator, where, 'title@fr')
  await ask(validator, where, 'description@fr', id)
  await ask(validator, where, 'title@fr', id)
  const asked = await db.reviewComment.findMany({ where: { recordId: where.recordId }, select: { field: true } })
  expect(asked.map(({ field }) => field).sort()).toEqual(['description@fr', 'title@fr'])
})

test('a record that was withdrawn while it waited is neither approved nor published', async () => {
  const { author, validator, manager, where } = await desk('withdrawn', { approvalsRequired: 2 })
  await submitRecord(author, projectRecorded, where)
  await approveRecord(validator, projectRecorded, where)
  await publishRecord(manager, projectRecorded, where)
  const { revision } = await getRecord(author, 'PROJECT', where.recordId)
  await saveEdits(author, projectRecorded, { ...where, madeFrom: revision }, [{ path: 'title', lang: 'fr', value: 'Suite' }])
  await submitRecord(author, projectRecorded, where)
  await withdrawRecord(manager, projectRecorded, where, 'Erreur')
  await expect(approveRecord(validator, projectRecorded, where)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(publishRecord(manager, projectRecorded, where)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('a second answer is added to the first, and a comment on what the record does not have is refused', async () => {
  const { author, validator, where } = await desk('twice')
  await submitRecord(author, projectRecorded, where)
  for (const field of ['no-such-field', 'budgets/ffffffffffff', 'title@not a tag'])
    await expect(ask(validator, where, field)).rejects.toMatchObject({ kind: 'invalid' })
  const comment = await ask(validator, where, 'budgets')
  await returnRecord(validator, projectRecorded, where, 'Voir')
  await answerComment(author, projectRecorded, where, comment, 'Fait')
  await answerComment(author, projectRecorded, where, comment, 'Et vérifié')
  expect(await db.reviewComment.findUnique({ where: { id: comment }, select: { answer: true } })).toEqual({ answer: 'Fait\n\nEt vérifié' })
})

describe('several approvals', () => {
  test('are wanted from different people, and the last one publishes', async () => {
    const { author, validator, manager, where } = await desk('several', { approvalsRequired: 2 })
    await submitRecord(author, projectRecorded, where)
    await expect(publishRecord(validator, projectRecorded, where)).rejects.toMatchObject({ kind: 'forbidden' })
    await approveRecord(validator, projectRecorded, where)
    await expect(approveRecord(validator, projectRecorded, where)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(publishRecord(validator, projectRecorded, where)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(publishRecord(manager, projectRecorded, where)).resolves.toEqual({ version: 1 })
  })

  test('are given anew for what was taken back and written in again', async () => {
    const { author, validator, manager, where } = await desk('anew', { approvalsRequired: 2 })
    await submitRecord(author, projectRecorded, where)
    await approveRecord(validator, projectRecorded, where)
    await takeBackRecord(author, projectRecorded, where)
    await submitRecord(author, projectRecorded, where)
    await expect(publishRecord(manager, projectRecorded, where)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('follow the rules that a manager sets, and no other member', async () => {
    const { workspace, validator, manager } = await desk('rules')
    const form = (entries: Record<string, string>) => {
      const data = new FormData()
      for (const [name, value] of Object.entries(entries)) data.set(name, value)
      return data
    }
    await expect(changeWorkspaceRules(validator, workspace.id, form({}))).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await changeWorkspaceRules(manager, workspace.id, form({ approvalsRequired: '9', remindAfterDays: 'x' }))).toMatchObject({
      fields: ['approvalsRequired', 'remindAfterDays', 'languages'],
    })
    expect(
      await changeWorkspaceRules(manager, workspace.id, form({ approvalsRequired: '٢', remindAfterDays: '0', languages: 'FR' })),
    ).toBeNull()
    expect(
      await db.workspace.findUnique({
        where: { id: workspace.id },
        select: { approvalsRequired: true, remindAfterDays: true, languages: true },
      }),
    ).toEqual({
      approvalsRequired: 2,
      remindAfterDays: 0,
      languages: ['fr'],
    })
  })
})

describe('what waits', () => {
  const submittedAgo = (recordId: string, days: number) =>
    db.record.update({ where: { id: recordId }, data: { submittedAt: new Date(Date.now() - days * 24 * 3600 * 1000) } })

  test('is told first to the validator who is named, and to all once it has waited long', async () => {
    const { workspace, author, validator, manager, where } = await desk('waiting', { remindAfterDays: 3 })
    await expect(submitRecord(author, projectRecorded, where, author.userId)).rejects.toMatchObject({ messageKey: 'invalid.validator' })
    await submitRecord(author, projectRecorded, where, validator.userId)
    const event = { recordId: where.recordId, workspaceId: workspace.id, actorId: author.userId, version: null }
    expect((await audienceOf({ told: 'submitted', ...event })).map(({ userId }) => userId)).toEqual([validator.userId])
    await nameValidator(author, projectRecorded, where, null)
    expect((await audienceOf({ told: 'submitted', ...event })).map(({ userId }) => userId).sort()).toEqual(
      [validator.userId, manager.userId].sort(),
    )

    expect(await remindOfWaiting()).toBe(0)
    await submittedAgo(where.recordId, 4)
    expect(await remindOfWaiting()).toBe(1)
    expect(await remindOfWaiting()).toBe(0)
    expect(await db.event.count({ where: { recordId: where.recordId, kind: 'project.reminded', actorKind: 'SYSTEM' } })).toBe(1)
    expect((await audienceOf({ told: 'reminded', ...event, actorId: null })).map(({ userId }) => userId).sort()).toEqual(
      [validator.userId, manager.userId].sort(),
    )
  })

  test('is not reminded of where the workspace wants no reminders', async () => {
    const { author, where } = await desk('silent', { remindAfterDays: 0 })
    await submitRecord(author, projectRecorded, where)
    await submittedAgo(where.recordId, 400)
    expect(await remindOfWaiting()).toBe(0)
  })
})

test('who has a form open is known to the others who have it open, until they leave', async () => {
  const { author, validator, where } = await desk('together')
  expect(await notePresence(author, where.recordId)).toEqual([])
  expect(await notePresence(validator, where.recordId)).toEqual(['awa'])
  await endPresence(author, where.recordId)
  expect(await notePresence(validator, where.recordId)).toEqual([])
})

test('an older version takes the place of a draft only as its reader saw that', async () => {
  const { author, validator, where } = await desk('reopening')
  await submitRecord(author, projectRecorded, where)
  await publishRecord(validator, projectRecorded, where)
  const { revision } = await getRecord(author, 'PROJECT', where.recordId)
  const write = (madeFrom: number, value: string) =>
    saveEdits(author, projectRecorded, { ...where, madeFrom }, [{ path: 'title', lang: 'fr', value }])
  const seen = (await write(revision, 'Un brouillon')).revision
  await write(seen, 'Un brouillon plus récent')
  await expect(reopenVersion(validator, projectRecorded, where, 1, seen)).rejects.toMatchObject({ kind: 'conflict' })
  const now = (await getRecord(author, 'PROJECT', where.recordId)).revision
  expect((await reopenVersion(validator, projectRecorded, where, 1, now)).changes).toMatchObject([
    { path: 'title', lang: 'fr', before: 'Un brouillon plus récent', after: 'Forages à Kaffrine' },
  ])
})
