import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { submitRecord } from '#app/features/provenance/change-record.server.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { getRecord } from '#app/features/provenance/read-record.server.ts'
import { saveEdits, startRecord } from '#app/features/provenance/save-edits.server.ts'
import type { Edit } from '#app/features/provenance/edits.ts'
import { saveTranslations } from '#app/features/translation/mutations/save-translation.server.ts'
import { keepFile, takeFile, viewFile } from '#app/features/translation/mutations/take-file.server.ts'
import { exportFile } from '#app/features/translation/queries/export-file.server.ts'
import { listTranslations } from '#app/features/translation/queries/list-translations.server.ts'
import { getTranslationPage } from '#app/features/translation/queries/translation-page.server.ts'
import type { SentForm } from '#app/platform/http/multipart.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { projectContent } from '#tests/support/contents.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

type Where = { workspaceId: string; recordId: string; language: 'fr' }
let actor: Actor
let where: Where
let count = 0

beforeEach(async () => {
  const workspace = await makeWorkspace(`translating-${(count += 1)}`)
  actor = await makePerson('awa', workspace, 'CONTRIBUTOR')
  where = { workspaceId: workspace.id, recordId: uuidv7(), language: 'fr' }
  const content = projectContent({
    places: [{ id: 'r0000001', name: { fr: 'Kaffrine' }, country: 'SN', precision: 'country', publicPrecision: 'country' }],
  })
  await inTransaction((tx) => startRecord(tx, actor, projectRecorded, { id: where.recordId, workspaceId: workspace.id, content }))
})

const search = (text: string) => new URLSearchParams(text)
const page = (query: string) => getTranslationPage(actor, 'PROJECT', { ...where, search: search(query) })
const exported = async (format: 'xlf' | 'csv' = 'xlf') =>
  (await exportFile(actor, 'PROJECT', { ...where, search: search('from=fr&to=ar') }, format))?.text ?? ''
const working = () => readParts(db, where.recordId, 'WORKING')
const events = () => db.event.count({ where: { recordId: where.recordId } })
const revision = async () => (await getRecord(actor, 'PROJECT', where.recordId)).revision

async function edit(...edits: Edit[]): Promise<void> {
  await saveEdits(actor, projectRecorded, { ...where, madeFrom: await revision() }, edits)
}

function sent(text: string, fields: Record<string, string> = {}): SentForm {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new File([text], 'traduction.xlf'))
  const { headers, body } = new Response(form)
  return { contentType: headers.get('content-type'), body }
}

/** The file as a translator fills it in. */
const translated = (file: string, source: string, target: string) =>
  file.replace(`<source>${source}</source>\n`, `<source>${source}</source><target>${target}</target>\n`)

const take = async (fileId: string, rest = false) => takeFile(actor, 'PROJECT', where, { fileId, revision: await revision(), rest })

describe('the view of a record’s translations', () => {
  test('shows every text beside its translation, rows too, by state', async () => {
    const view = await page('from=fr&to=ar')
    expect(view.groups.map(({ key, units }) => [key, units.map(({ name }) => name)])).toEqual([
      ['texts', ['title@ar', 'description@ar']],
      ['places/r0000001', ['places/r0000001/name@ar']],
      ['organisations/r0000001', ['organisations/r0000001/name@ar']],
    ])
    expect(view.counts).toEqual({ all: 4, missing: 4, stale: 0, machine: 0 })
    expect((await page('from=fr&to=en&show=missing')).groups.flatMap(({ units }) => units.map(({ name }) => name))).not.toContain(
      'title@en',
    )
  })

  test('takes any language by its name or code, and says which it does not know', async () => {
    expect((await page('into=wolof')).pair).toEqual({ from: 'fr', to: 'wo' })
    expect((await page('to=pt-br')).pair.to).toBe('pt-BR')
    expect(await page('into=%3Cscript%3E')).toMatchObject({ unknownLanguage: '<script>' })
  })

  test('saves one language and touches no other; the marks go with it', async () => {
    const before = await working()
    const form = new FormData()
    for (const [name, value] of Object.entries({
      revision: '1',
      'title@ar': 'آبار كافرين',
      'machine:title@ar': 'yes',
      'places/r0000001/name@ar': 'كافرين',
      'machine:places/r0000001/name@ar': '',
      iatiStatus: '5',
    }))
      form.set(name, value)
    expect(await saveTranslations(actor, 'PROJECT', where, form)).toMatchObject({ outcome: 'saved', changed: true })
    const after = await working()
    expect(after.get('text/ar')).toEqual({ title: 'آبار كافرين' })
    for (const part of ['facts', 'text/fr', 'text/en']) expect(after.get(part)).toEqual(before.get(part))
    expect(after.get('places/r0000001')).toMatchObject({ name: { fr: 'Kaffrine', ar: 'كافرين' }, country: 'SN' })
    expect((await page('from=fr&to=ar')).counts).toEqual({ all: 4, missing: 2, stale: 0, machine: 1 })
  })

  test('shows both texts where somebody else wrote the same translation, and nothing is saved', async () => {
    await edit({ path: 'title', lang: 'ar', value: 'نص زميل' })
    const form = new FormData()
    form.set('revision', '1')
    form.set('title@ar', 'نصي')
    expect(await saveTranslations(actor, 'PROJECT', where, form)).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ name: 'title@ar', theirs: 'نص زميل' }],
      typed: { 'title@ar': 'نصي' },
    })
    expect((await working()).get('text/ar')).toEqual({ title: 'نص زميل' })
  })

  test('never brings back a row that was taken away, and keeps what was typed', async () => {
    await edit({ path: 'places/r0000001', value: undefined })
    const form = new FormData()
    form.set('revision', String(await revision()))
    form.set('places/r0000001/name@ar', 'كافرين')
    expect(await saveTranslations(actor, 'PROJECT', where, form)).toMatchObject({
      outcome: 'refused',
      problems: [{ name: 'places/r0000001/name@ar', messageKey: 'rowGone' }],
      typed: { 'places/r0000001/name@ar': 'كافرين' },
    })
    expect((await working()).has('places/r0000001')).toBe(false)
  })

  test('tells in the history that a translation was confirmed', async () => {
    await edit({ path: 'title', lang: 'fr', value: 'Puits à Kaffrine' })
    const form = new FormData()
    form.set('title@en', 'Boreholes in Kaffrine')
    form.set('machine:title@en', '')
    form.set('confirm:title@en', 'yes')
    await saveTranslations(actor, 'PROJECT', where, form)
    expect((await page('from=fr&to=en')).counts.stale).toBe(0)
    const last = await db.event.findFirst({ where: { recordId: where.recordId }, orderBy: { id: 'desc' } })
    expect(last).toMatchObject({ kind: 'project.translationsRead', actorId: actor.userId })
  })
})

describe('a translation file', () => {
  test('that comes back filled in is one save and one event', async () => {
    let file = translated(await exported(), 'Forages à Kaffrine', 'آبار كافرين')
    file = translated(file, 'Kaffrine', 'كافرين')
    const [before, told] = [await working(), await events()]
    const id = await keepFile(actor, 'PROJECT', where, sent(file))
    expect(await working()).toEqual(before)
    const view = await viewFile(actor, 'PROJECT', where, id)
    expect(view?.comparison).toMatchObject({ changes: [{ after: 'آبار كافرين' }, { after: 'كافرين' }], untranslated: 2, problems: [] })
    expect(await take(id)).toMatchObject({ outcome: 'done', changed: 2 })
    expect(await events()).toBe(told + 1)
    expect((await working()).get('text/ar')).toEqual({ title: 'آبار كافرين' })
    expect(await take(id)).toEqual({ outcome: 'gone' })
  })

  test('made by a machine is marked so, in a table too', async () => {
    const table = (await exported('csv')).replace('"Forages à Kaffrine",', '"Forages à Kaffrine","آبار كافرين"')
    const id = await keepFile(actor, 'PROJECT', where, sent(table, { machine: 'yes' }))
    expect(await take(id)).toMatchObject({ outcome: 'done', changed: 1 })
    expect((await page('from=fr&to=ar')).counts.machine).toBe(1)
  })

  test('of which something no longer fits changes nothing until its person takes the rest', async () => {
    let file = translated(await exported(), 'Forages à Kaffrine', 'آبار كافرين')
    file = translated(file, 'Kaffrine', 'كافرين')
    await edit({ path: 'title', lang: 'fr', value: 'Puits à Kaffrine' })
    const before = await working()
    const id = await keepFile(actor, 'PROJECT', where, sent(file))
    const view = await viewFile(actor, 'PROJECT', where, id)
    expect(view?.comparison.problems).toMatchObject([{ path: 'title', why: 'sourceChanged', now: 'Puits à Kaffrine' }])
    expect(await take(id)).toEqual({ outcome: 'again' })
    expect(await working()).toEqual(before)
    expect(await take(id, true)).toMatchObject({ outcome: 'done', changed: 1 })
    expect((await working()).get('text/ar')).toBeUndefined()
  })

  test('whose record changed after it was looked at is looked at again', async () => {
    const id = await keepFile(actor, 'PROJECT', where, sent(translated(await exported(), 'Forages à Kaffrine', 'آبار')))
    const seen = await revision()
    await edit({ path: 'title', lang: 'ar', value: 'نص زميل' })
    const before = await working()
    expect(await takeFile(actor, 'PROJECT', where, { fileId: id, revision: seen, rest: true })).toEqual({ outcome: 'again' })
    expect((await viewFile(actor, 'PROJECT', where, id))?.comparison.problems).toMatchObject([
      { why: 'changedHere', mine: 'آبار', theirs: 'نص زميل' },
    ])
    expect(await working()).toEqual(before)
  })

  test.each([
    ['of another record', (file: string) => file.replace(/project:[0-9a-f-]+/, `project:${uuidv7()}`), 'otherRecord'],
    ['from a state that is not there yet', (file: string) => file.replace('id="r1"', 'id="r99"'), 'revision'],
    ['from a language the record has not', (file: string) => file.replace('srcLang="fr"', 'srcLang="wo"'), 'noSource'],
    ['with a foreign unit', (file: string) => file.replaceAll('id="title"', 'id="budgets.r0000001.value"'), 'unknownUnit'],
    ['with a DOCTYPE', (file: string) => file.replace('<xliff ', '<!DOCTYPE xliff SYSTEM "http://localhost/x">\n<xliff '), 'doctype'],
    ['of 11 MB', (file: string) => file + ' '.repeat(11 * 2 ** 20), 'tooLarge'],
  ])('%s is refused and leaves nothing', async (_what, spoil, reason) => {
    const [before, told, kept] = [await working(), await events(), await db.translationFile.count()]
    await expect(keepFile(actor, 'PROJECT', where, sent(spoil(await exported())))).rejects.toMatchObject({ reason })
    expect([await working(), await events(), await db.translationFile.count()]).toEqual([before, told, kept])
  })

  test('is taken from who may write alone, and is nobody else’s', async () => {
    const file = translated(await exported(), 'Forages à Kaffrine', 'آبار')
    const viewer = await makePerson('vera', { id: where.workspaceId }, 'VIEWER')
    const stranger = await makePerson('ines', await makeWorkspace(`strangers-${count}`), 'MANAGER')
    await expect(keepFile(viewer, 'PROJECT', where, sent(file))).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(keepFile(stranger, 'PROJECT', where, sent(file))).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getTranslationPage(stranger, 'PROJECT', { ...where, search: search('') })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(exportFile(stranger, 'PROJECT', { ...where, search: search('') }, 'csv')).rejects.toMatchObject({ kind: 'not-found' })
    expect(await getTranslationPage(viewer, 'PROJECT', { ...where, search: search('') })).toMatchObject({ canEdit: false })
    const id = await keepFile(actor, 'PROJECT', where, sent(file))
    const colleague = await makePerson('moussa', { id: where.workspaceId }, 'CONTRIBUTOR')
    expect(await viewFile(colleague, 'PROJECT', where, id)).toBeNull()
    await submitRecord(actor, projectRecorded, where)
    await expect(take(id)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('is kept for an hour', async () => {
    const id = await keepFile(actor, 'PROJECT', where, sent(await exported()))
    await db.translationFile.update({ where: { id }, data: { createdAt: new Date(Date.now() - 3_700_000) } })
    expect(await viewFile(actor, 'PROJECT', where, id)).toBeNull()
  })
})

describe('the workspace’s list of translations', () => {
  const list = async (query: string) => {
    const workspace = await db.workspace.findUniqueOrThrow({ where: { id: where.workspaceId } })
    return listTranslations({ ...workspace, name: {}, role: 'VIEWER' }, 'fr', search(query))
  }

  test('says by language what is missing and stale, and links to where it is written', async () => {
    await edit({ path: 'title', lang: 'fr', value: 'Puits à Kaffrine' })
    const all = await list('')
    expect(all.languages.map(({ code, missing, stale }) => [code, missing, stale])).toEqual([
      ['fr', 0, 0],
      ['en', 3, 1],
      ['es', 4, 0],
      ['pt', 4, 0],
      ['ar', 4, 0],
    ])
    expect(all.total).toBe(4)
    expect((await list('show=stale')).rows).toMatchObject([{ stale: 1, missing: 3, title: { text: 'Puits à Kaffrine' } }])
    expect((await list('language=ar')).rows.map(({ href }) => href)).toEqual([expect.stringContaining('/translate?to=ar')])
  })

  test('goes on where a page ends', async () => {
    await inTransaction(async (tx) => {
      for (let n = 0; n < 30; n += 1)
        await startRecord(tx, actor, projectRecorded, { id: uuidv7(), workspaceId: where.workspaceId, content: projectContent() })
    })
    const seen: string[] = []
    let query: string | undefined = 'show=missing&sort=-missing'
    while (query !== undefined) {
      const { rows, nextHref } = await list(query)
      seen.push(...rows.map(({ key }) => key))
      query = nextHref?.split('?')[1]
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength((await list('show=missing')).total)
  })
})
