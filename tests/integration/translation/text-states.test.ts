import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { ProjectContent } from '#app/features/projects/content.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { discardWorkingCopy, publishRecord, submitRecord } from '#app/features/provenance/change-record.server.ts'
import type { Edit } from '#app/features/provenance/edits.ts'
import { markTexts, type TextMark } from '#app/features/provenance/mark-texts.server.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { getRecord, lockOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { reopenVersion, saveEdits, startRecord } from '#app/features/provenance/save-edits.server.ts'
import { ownLanguage, readOrigins, recountTexts, textKey, unreadTexts } from '#app/features/provenance/text-origins.server.ts'
import { stateOf, textsIn, type TextState } from '#app/features/provenance/text-states.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { projectContent } from '#tests/support/contents.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

type Where = { workspaceId: string; recordId: string }

async function start(slug: string, content: ProjectContent = projectContent()): Promise<{ actor: Actor; where: Where }> {
  const workspace = await makeWorkspace(slug, { allowOwnPublication: true })
  const actor = await makePerson('mariam', workspace, 'MANAGER')
  const where = { workspaceId: workspace.id, recordId: uuidv7() }
  await inTransaction((tx) => startRecord(tx, actor, projectRecorded, { id: where.recordId, workspaceId: workspace.id, content }))
  return { actor, where }
}

async function save(actor: Actor, where: Where, ...edits: Edit[]): Promise<void> {
  const { revision } = await getRecord(actor, 'PROJECT', where.recordId)
  const { conflicts } = await saveEdits(actor, projectRecorded, { ...where, madeFrom: revision }, edits)
  expect(conflicts).toEqual([])
}

const write = (path: string, lang: string, value: string | undefined): Edit => ({ path, lang, value })

async function publish(actor: Actor, where: Where): Promise<void> {
  await submitRecord(actor, projectRecorded, where)
  await publishRecord(actor, projectRecorded, where)
}

async function mark(actor: Actor, where: Where, ...marks: TextMark[]): Promise<number> {
  return inTransaction(async (tx) =>
    markTexts(tx, projectRecorded, await lockOwnRecord(tx, actor, 'PROJECT', where.workspaceId, where.recordId), marks),
  )
}

async function state({ recordId }: Where, path: string, lang: string): Promise<TextState> {
  const parts = await readParts(db, recordId, 'WORKING')
  const text = textsIn(projectRecorded.shape, parts).get(path) ?? {}
  return stateOf(text, lang, ownLanguage(parts.get('facts')), (await readOrigins(db, recordId)).get(path) ?? [], textKey)
}

const counts = async ({ recordId }: Where) =>
  Object.fromEntries(
    (await db.recordTranslation.findMany({ where: { recordId }, orderBy: { lang: 'asc' } })).map(({ lang, missing, stale, machine }) => [
      lang,
      [missing, stale, machine],
    ]),
  )

/** What is counted as one goes is what counting all of it gives. */
async function expectTrueCounts(where: Where): Promise<void> {
  const kept = await counts(where)
  await inTransaction((tx) => recountTexts(tx, projectRecorded, { id: where.recordId, workspaceId: where.workspaceId }))
  expect(kept).toEqual(await counts(where))
}

describe('a translation', () => {
  test('is stale once its source changed, and fits again once it is rewritten', async () => {
    const { actor, where } = await start('stale')
    expect(await state(where, 'title', 'fr')).toBe('source')
    expect(await state(where, 'title', 'en')).toBe('translated')
    expect(await state(where, 'title', 'ar')).toBe('missing')
    await save(actor, where, write('title', 'fr', 'Forages à Kaffrine et à Kaolack'))
    expect(await state(where, 'title', 'en')).toBe('stale')
    expect(await counts(where)).toMatchObject({ fr: [0, 0, 0], en: [2, 1, 0], ar: [3, 0, 0] })
    await save(actor, where, write('title', 'en', 'Boreholes in Kaffrine and Kaolack'))
    expect(await state(where, 'title', 'en')).toBe('translated')
    await expectTrueCounts(where)
  })

  test('is not stale where its source comes back, or changed in its white space alone', async () => {
    const { actor, where } = await start('back')
    await save(actor, where, write('title', 'fr', 'Autre chose'))
    await save(actor, where, write('title', 'fr', 'Forages  à Kaffrine'))
    expect(await state(where, 'title', 'en')).toBe('translated')
    await expectTrueCounts(where)
  })

  test('stays as it is while another language is saved', async () => {
    const { actor, where } = await start('untouched')
    await save(actor, where, write('title', 'fr', 'Autre titre'))
    const before = (await readParts(db, where.recordId, 'WORKING')).get('text/en')
    await save(actor, where, write('title', 'ar', 'آبار في كافرين'), write('description', 'ar', 'عشرون بئرا'))
    expect((await readParts(db, where.recordId, 'WORKING')).get('text/en')).toEqual(before)
    expect(await state(where, 'title', 'en')).toBe('stale')
    expect(await state(where, 'title', 'ar')).toBe('translated')
    await expectTrueCounts(where)
  })

  test('that is confirmed fits the source as it now stands', async () => {
    const { actor, where } = await start('confirmed')
    await save(actor, where, write('title', 'fr', 'Forages à Kaffrine (Sénégal)'))
    const confirm = { path: 'title', lang: 'en', isMachine: false, isConfirmed: true }
    expect(await mark(actor, where, confirm)).toBe(1)
    expect(await mark(actor, where, confirm)).toBe(0)
    expect(await state(where, 'title', 'en')).toBe('translated')
    await expectTrueCounts(where)
  })

  test('by a machine is told from one that was read, until a person writes it', async () => {
    const { actor, where } = await start('machine')
    await save(actor, where, write('title', 'ar', 'آبار'))
    await mark(actor, where, { path: 'title', lang: 'ar', isMachine: true, isConfirmed: false })
    expect(await state(where, 'title', 'ar')).toBe('machine')
    expect(await counts(where)).toMatchObject({ ar: [2, 0, 1] })
    const isUnread = await unreadTexts(db, where.recordId)
    expect([isUnread('title', 'ar', 'آبار'), isUnread('title', 'ar', 'آبار أخرى'), isUnread('title', 'en', 'آبار')]).toEqual([
      true,
      false,
      false,
    ])
    await save(actor, where, write('title', 'ar', 'آبار في كافرين'))
    expect(await state(where, 'title', 'ar')).toBe('translated')
    await expectTrueCounts(where)
  })

  test('written for a source that changed meanwhile is stale from the start', async () => {
    const { actor, where } = await start('meanwhile')
    const seen = textKey('Forages à Kaffrine')
    await save(actor, where, write('title', 'fr', 'Puits à Kaffrine'))
    await save(actor, where, write('title', 'ar', 'آبار'))
    await mark(actor, where, { path: 'title', lang: 'ar', isMachine: false, isConfirmed: false, isWritten: true, seen })
    expect(await state(where, 'title', 'ar')).toBe('stale')
    await expectTrueCounts(where)
  })

  test('in a row of a table is followed like any other, also when the row comes and goes', async () => {
    const { actor, where } = await start('rows')
    const name = (lang: string, value: string) => write('places/r0000009/name', lang, value)
    await save(actor, where, { path: 'places/r0000009', value: { name: { fr: 'Kaffrine', ar: 'كافرين' }, country: 'SN' } })
    expect(await counts(where)).toMatchObject({ fr: [0, 0, 0], ar: [3, 0, 0] })
    await save(actor, where, name('fr', 'Kaffrine-ville'))
    expect(await state(where, 'places/r0000009/name', 'ar')).toBe('stale')
    await expectTrueCounts(where)
    await save(actor, where, { path: 'places/r0000009', value: undefined })
    expect(await counts(where)).toMatchObject({ fr: [0, 0, 0], ar: [3, 0, 0] })
    await expectTrueCounts(where)
  })

  test('of a published record stands as it stood once the working copy is thrown away or an older version taken up', async () => {
    const { actor, where } = await start('versions')
    await publish(actor, where)
    await save(actor, where, write('title', 'fr', 'Puits à Kaffrine'), write('description', 'en', 'Twenty boreholes.'))
    await publish(actor, where)
    expect(await state(where, 'title', 'en')).toBe('stale')
    await save(actor, where, write('title', 'en', 'Wells in Kaffrine'))
    expect(await state(where, 'title', 'en')).toBe('translated')
    await discardWorkingCopy(actor, projectRecorded, where)
    expect(await state(where, 'title', 'en')).toBe('stale')
    await expectTrueCounts(where)
    await reopenVersion(actor, projectRecorded, where, 1, (await getRecord(actor, 'PROJECT', where.recordId)).revision)
    expect(await state(where, 'title', 'en')).toBe('translated')
    expect(await state(where, 'description', 'en')).toBe('missing')
    await expectTrueCounts(where)
  })

  test('is counted anew where the record is said to be of another language', async () => {
    const { actor, where } = await start('relabelled')
    await save(actor, where, write('title', 'fr', 'Puits à Kaffrine'))
    await save(actor, where, { path: 'sourceLanguage', value: 'en' })
    expect(await state(where, 'title', 'en')).toBe('source')
    await expectTrueCounts(where)
  })

  test('is missing in a language from the moment the workspace takes it up', async () => {
    const { actor, where } = await start('languages')
    await db.workspace.update({ where: { id: where.workspaceId }, data: { languages: ['fr', 'wo'] } })
    expect(await counts(where)).toMatchObject({ wo: [3, 0, 0] })
    await save(actor, where, write('title', 'wo', 'Ay teen'))
    expect(await counts(where)).toMatchObject({ wo: [2, 0, 0] })
    await expectTrueCounts(where)
  })
})
