import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { changeView } from '#app/features/bulk/changes/change-view.server.ts'
import { findChange, getChange, startChange } from '#app/features/bulk/changes/changes.server.ts'
import { listLines } from '#app/features/bulk/changes/lines.server.ts'
import { runBulk } from '#app/features/bulk/changes/run-change.server.ts'
import { startChosen } from '#app/features/bulk/changes/start-change.server.ts'
import { aroundRegister, readRegisterPage } from '#app/features/bulk/views/register-page.server.ts'
import { registerValues } from '#app/features/bulk/views/register-values.server.ts'
import { listViews, shownColumns, takeViewForm, usualQuery } from '#app/features/bulk/views/views.server.ts'
import { readRegisterAddress } from '#app/features/filters/register-frame.ts'
import { listProjectRegister, PROJECT_REGISTER_SORTS } from '#app/features/projects/queries/edit-register.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { publishRecord, submitRecord } from '#app/features/provenance/change-record.server.ts'
import type { Edit } from '#app/features/provenance/edits.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { getRecord } from '#app/features/provenance/read-record.server.ts'
import { saveEdits, startRecord } from '#app/features/provenance/save-edits.server.ts'
import { ensureRates } from '#app/features/rates/rates.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { projectContent } from '#tests/support/contents.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

type Person = Actor & { userId: string }
let workspace: { id: string; slug: string }
let manager: Person
let writer: Person
let validator: Person
let count = 0

beforeEach(async () => {
  workspace = await makeWorkspace(`chosen-${(count += 1)}`)
  manager = await makePerson('astou', workspace, 'MANAGER')
  writer = await makePerson('awa', workspace, 'CONTRIBUTOR')
  validator = await makePerson('mamadou', workspace, 'VALIDATOR')
})

async function started(by: Actor, more = {}): Promise<string> {
  const id = uuidv7()
  await inTransaction((tx) => startRecord(tx, by, projectRecorded, { id, workspaceId: workspace.id, content: projectContent(more) }))
  return id
}

async function published(more = {}): Promise<string> {
  const recordId = await started(writer, more)
  await submitRecord(writer, projectRecorded, { workspaceId: workspace.id, recordId })
  await publishRecord(validator, projectRecorded, { workspaceId: workspace.id, recordId })
  return recordId
}

const edit = async (recordId: string, ...edits: Edit[]) =>
  saveEdits(manager, projectRecorded, { workspaceId: workspace.id, recordId, madeFrom: (await state(recordId)).revision }, edits)

async function choose(by: Actor, ids: readonly string[], fields: Record<string, string>): Promise<string> {
  const form = new FormData()
  form.set('kind', 'PROJECT')
  for (const id of ids) form.append('record', id)
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const reply = await startChosen(by, { workspaceId: workspace.id, language: 'fr' }, form)
  if (reply.outcome !== 'started') throw new Error(JSON.stringify(reply))
  await runBulk({ changeId: reply.changeId })
  return reply.changeId
}

async function go(by: Actor, changeId: string, what: 'apply' | 'undo' = 'apply') {
  await startChange(by, await getChange(by, workspace.id, changeId), what)
  await runBulk({ changeId })
  return (await findChange(changeId))!.counts
}

const state = async (id: string) => getRecord(manager, 'PROJECT', id)
const facts = async (id: string) => Object.fromEntries(await readParts(db, id, 'WORKING'))
const lines = (changeId: string) => listLines(changeId, { limit: 100 })

describe('many records chosen in a register', () => {
  test('change hands, and back, but for those that changed hands since', async () => {
    const [first, second] = [await started(writer), await started(writer)]
    const changeId = await choose(manager, [first, second], { step: 'owner', owner: validator.userId })
    expect((await lines(changeId))[0]).toMatchObject({ changes: [{ path: 'owner', before: writer.userId, after: validator.userId }] })
    expect(await state(first)).toMatchObject({ ownerId: writer.userId })
    expect(await go(manager, changeId)).toMatchObject({ DONE: 2 })
    expect(await state(first)).toMatchObject({ ownerId: validator.userId })
    expect(await db.event.count({ where: { bulkId: changeId, kind: 'project.ownerChanged' } })).toBe(2)

    await go(manager, await choose(manager, [second], { step: 'owner', owner: manager.userId }))
    expect(await go(manager, changeId, 'undo')).toMatchObject({ UNDONE: 1, KEPT: 1 })
    expect(await state(first)).toMatchObject({ ownerId: writer.userId })
    expect(await state(second)).toMatchObject({ ownerId: manager.userId })
  })

  test('get one main sector, and their own again', async () => {
    const id = await started(writer, {
      sectors: [
        { id: 'r0000001', vocabulary: '1', code: '14030', percentage: '60' },
        { id: 'r0000002', vocabulary: '1', code: '11220', percentage: '40' },
      ],
    })
    const changeId = await choose(writer, [id], { step: 'sector', sector: '12220' })
    await go(writer, changeId)
    const sectors = Object.entries(await facts(id)).filter(([path]) => path.startsWith('sectors/'))
    expect(sectors.map(([, row]) => row)).toEqual([{ vocabulary: '1', code: '12220', percentage: '100' }])
    await go(writer, changeId, 'undo')
    expect(
      Object.keys(await facts(id))
        .filter((path) => path.startsWith('sectors/'))
        .sort(),
    ).toEqual(['sectors/r0000001', 'sectors/r0000002'])
  })

  test('are submitted and published by four eyes, each with its reason where it cannot be', async () => {
    const [ready, bare, own] = [await started(writer), await started(writer, { facts: {} }), await started(validator)]
    const submission = await choose(writer, [ready, bare, own], { step: 'submit' })
    expect((await lines(submission)).map(({ outcome, reason }) => [outcome, reason && 'key' in reason ? reason.key : null])).toEqual([
      ['READY', null],
      ['PROBLEM', 'bulk:reason.notReady'],
      ['READY', null],
    ])
    expect(await go(writer, submission)).toMatchObject({ DONE: 2, PROBLEM: 1 })

    const publication = await choose(validator, [ready, bare, own], { step: 'publish' })
    expect((await lines(publication)).map(({ outcome, reason }) => [outcome, reason && 'key' in reason ? reason.key : null])).toEqual([
      ['READY', null],
      ['PROBLEM', 'bulk:reason.notSubmitted'],
      ['PROBLEM', 'bulk:reason.fourEyes'],
    ])
    await go(validator, publication)
    expect(await state(ready)).toMatchObject({ publication: 'PUBLISHED' })
    expect(await state(own)).toMatchObject({ publication: 'NONE', workingState: 'SUBMITTED' })
    await expect(startChange(validator, await getChange(validator, workspace.id, publication), 'undo')).rejects.toMatchObject({
      kind: 'invalid',
    })
    expect(await go(writer, submission, 'undo')).toMatchObject({ UNDONE: 1, KEPT: 1 })

    const withdrawal = await choose(validator, [ready, own], { step: 'withdraw', reason: 'Erreur de saisie' })
    expect(await go(validator, withdrawal)).toMatchObject({ DONE: 1, PROBLEM: 1 })
    expect(await state(ready)).toMatchObject({ publication: 'WITHDRAWN', withdrawnReason: 'Erreur de saisie' })
    expect(await go(validator, withdrawal, 'undo')).toMatchObject({ UNDONE: 1 })
    expect(await state(ready)).toMatchObject({ publication: 'PUBLISHED' })
  })

  test('are deleted where they never were published; those of another workspace are not there', async () => {
    const [own, foreign] = [await started(writer), uuidv7()]
    const elsewhere = await makeWorkspace(`other-${count}`)
    const stranger = await makePerson('lea', elsewhere, 'MANAGER')
    await inTransaction((tx) =>
      startRecord(tx, stranger, projectRecorded, { id: foreign, workspaceId: elsewhere.id, content: projectContent() }),
    )
    const changeId = await choose(writer, [own, foreign], { step: 'delete' })
    expect(await lines(changeId)).toHaveLength(1)
    await go(writer, changeId)
    expect(await db.record.findMany({ where: { id: { in: [own, foreign] } }, select: { id: true } })).toEqual([{ id: foreign }])
    await expect(getChange(stranger, workspace.id, changeId)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('and a record edited after the preview is left alone', async () => {
    const id = await started(writer)
    const changeId = await choose(writer, [id], { step: 'iatiStatus', iatiStatus: '4' })
    await saveEdits(manager, projectRecorded, { workspaceId: workspace.id, recordId: id, madeFrom: 1 }, [
      { path: 'iatiStatus', value: '3' },
    ])
    expect(await go(writer, changeId)).toMatchObject({ FAILED: 1 })
    expect(await facts(id)).toMatchObject({ facts: { iatiStatus: '3' } })
  })

  test('are as they were published once it is undone, with no draft left beside them; one that somebody went on with keeps its draft', async () => {
    const [alone, workedOn, drafted] = [await published(), await published(), await published()]
    await edit(drafted, { path: 'title', lang: 'en', value: 'Wells' })
    const changeId = await choose(writer, [alone, workedOn, drafted], { step: 'iatiStatus', iatiStatus: '4' })
    await go(writer, changeId)
    await go(manager, await choose(manager, [alone], { step: 'owner', owner: validator.userId }))
    await edit(workedOn, { path: 'title', lang: 'en', value: 'Deep wells' })
    await edit(workedOn, { path: 'title', lang: 'en', value: 'Boreholes in Kaffrine' })

    expect(await go(writer, changeId, 'undo')).toMatchObject({ UNDONE: 3 })
    expect(await state(alone)).toMatchObject({ publication: 'PUBLISHED', workingState: 'NONE', workingEditors: [] })
    expect(await db.workingPart.count({ where: { recordId: alone } })).toBe(0)
    expect(await db.event.findFirst({ where: { recordId: alone }, orderBy: { id: 'desc' } })).toMatchObject({
      kind: 'project.discarded',
      bulkId: changeId,
      actorId: writer.userId,
      changes: [{ path: 'iatiStatus', before: '4', after: '2' }],
    })
    for (const id of [workedOn, drafted]) {
      expect(await state(id)).toMatchObject({ workingState: 'DRAFT' })
      expect(await facts(id)).toMatchObject({ facts: { iatiStatus: '2' } })
    }
    expect(await facts(drafted)).toMatchObject({ 'text/en': { title: 'Wells' } })
  })

  test('are told before that drafts open beside what is published, and after an undo what they are again', async () => {
    const id = await published()
    const shown = async (changeId: string) =>
      changeView(writer, await getChange(writer, workspace.id, changeId), {
        slug: workspace.slug,
        language: 'fr',
        search: new URLSearchParams(),
      })
    const changeId = await choose(writer, [id], { step: 'iatiStatus', iatiStatus: '4' })
    expect(await shown(changeId)).toMatchObject({ makesDrafts: true })
    const [made] = (await shown(changeId)).lines[0]!.changes
    await go(writer, changeId)
    await go(writer, changeId, 'undo')
    const [line] = (await shown(changeId)).lines
    expect(line).toMatchObject({ isBack: true, changes: [{ field: made!.field, before: made!.after, after: made!.before }] })
    expect(await shown(await choose(writer, [id], { step: 'owner', owner: 'none' }))).toMatchObject({ makesDrafts: false })
  })

  test('are all that a filtered register shows', async () => {
    await started(writer, { countries: [{ id: 'r0000001', code: 'ML', percentage: '100' }] })
    const other = await started(writer)
    const changeId = await choose(writer, [], { step: 'iatiStatus', iatiStatus: '4', all: 'yes', query: 'country=ML' })
    expect(await go(writer, changeId)).toMatchObject({ DONE: 1 })
    expect(await facts(other)).toMatchObject({ facts: { iatiStatus: '2' } })
  })
})

describe('a register', () => {
  const page = (query: string) =>
    listProjectRegister(
      writer,
      { workspaceId: workspace.id, where: { language: 'fr', workspace: workspace.slug }, language: 'fr' },
      readRegisterAddress(new URLSearchParams(query), 'PROJECT', PROJECT_REGISTER_SORTS),
    )

  test('is filtered by who is in charge, by language and by status, and sorted every way', async () => {
    const id = await started(writer)
    const left = await started(manager)
    await db.membership.deleteMany({ where: { workspaceId: workspace.id, userId: manager.userId } })
    const ids = async (query: string) => (await page(query)).lines.map((line) => line.id)
    expect(await ids(`owner=${writer.userId}`)).toEqual([id])
    expect(await ids('owner=none')).toEqual([left])
    expect(await ids('missing=ar')).toHaveLength(2)
    expect(await ids('missing=fr')).toEqual([])
    expect(await ids('iatiStatus=4')).toEqual([])
    expect(await ids('owner=none&country=SN&sector=14030&updatedFrom=2020-01-01')).toEqual([left])
    for (const sort of ['updated', '-start', 'end', '-amount', 'quality']) expect(await ids(`sort=${sort}`)).toHaveLength(2)
    expect((await page('')).lines.map(({ owner }) => owner).sort()).toEqual(['awa', null])
    expect(await ids(`sort=end&cursor=${btoa(JSON.stringify(['end', "x'", id]))}`)).toHaveLength(2)
  })

  test('shows what a project with a working copy is worth: what it says there, or what it says in public where money did not change', async () => {
    await ensureRates()
    const amounts = async () => Object.fromEntries((await page('sort=-amount')).lines.map(({ id, amount }) => [id, amount]))
    const flow = { id: 'r0000001', type: '2', date: '2026-02-01', value: { amount: '5000000', currency: 'USD' } }
    const [budgeted, committed] = [await published(), await published({ budgets: [], transactions: [flow] })]
    const inPublic = await amounts()
    expect(Object.values(inPublic).every((amount) => amount !== '')).toBe(true)

    for (const id of [budgeted, committed]) await edit(id, { path: 'iatiStatus', value: '3' })
    expect(await amounts()).toEqual(inPublic)
    await edit(committed, { path: 'transactions/r0000001/value', value: { amount: '7000000', currency: 'USD' } })
    await edit(budgeted, { path: 'budgets/r0000001', value: undefined })
    const changed = await amounts()
    expect(changed[budgeted]).toBe('')
    expect(changed[committed]).toMatch(/^7/)
    expect((await page('sort=-amount')).lines.map(({ id }) => id)).toEqual([committed, budgeted])
  })

  test('offers to filter by what its records say, with how many, and by what is asked for', async () => {
    await started(writer)
    await started(writer, { countries: [{ id: 'r0000001', code: 'ML', percentage: '100' }] })
    const around = async (query: string) => {
      const { frame } = await page(query)
      const url = new URL(`http://x/?${query}`)
      const { asked } = await readRegisterPage(writer, { workspace, kind: 'PROJECT', language: 'fr' }, url)
      const { tools } = await aroundRegister(writer, { workspace, kind: 'PROJECT', language: 'fr' }, { frame, asked, url })
      return (name: string) => tools.filters.find((filter) => filter.name === name)?.options?.map(({ label }) => label)
    }
    const options = await around('tab=all')
    expect(options('country')).toEqual(['Mali (1)', 'Sénégal (1)'])
    expect(options('iatiStatus')).toEqual([expect.stringMatching(/\(2\)$/)])
    expect(options('sector')).toEqual([expect.stringMatching(/^140 – .*\(2\)$/), expect.stringMatching(/^14030 – .*\(2\)$/)])
    for (const kind of ['NEED', 'DATASET'] as const)
      expect([...(await registerValues(workspace.id, kind)).values()].every(({ size }) => size === 0)).toBe(true)
    expect((await around('country=BF'))('country')).toEqual(['Burkina Faso (0)', 'Mali (1)', 'Sénégal (1)'])
  })

  test('is kept as a view, for oneself or for all, and opens with the one a person likes best', async () => {
    const where = { workspaceId: workspace.id, kind: 'PROJECT' as const }
    const form = (fields: Record<string, string>) => {
      const made = new FormData()
      for (const [name, value] of Object.entries(fields)) made.set(name, value)
      return made
    }
    const saved = await takeViewForm(
      writer,
      where,
      form({ intent: 'saveView', name: ' Mali ', query: 'country=ML&cursor=x&done=columns', shared: 'yes', usual: 'yes' }),
    )
    expect(saved).toEqual({ outcome: 'done', done: 'view', query: 'country=ML' })
    await takeViewForm(writer, where, form({ intent: 'saveView', name: 'À moi', query: 'tab=drafts' }))
    expect((await listViews(writer, where)).map(({ name }) => name).sort()).toEqual(['Mali', 'À moi'])
    expect(await listViews(validator, where)).toMatchObject([{ name: 'Mali', query: 'country=ML', isOwn: false, isUsual: false }])
    expect(await usualQuery(writer, where)).toBe('country=ML')
    expect(await usualQuery(validator, where)).toBeNull()
    expect(await takeViewForm(writer, where, form({ intent: 'saveView', name: ' ' }))).toMatchObject({
      outcome: 'refused',
      problem: 'name',
    })
    const [view] = await listViews(validator, where)
    await expect(takeViewForm(validator, where, form({ intent: 'removeView', view: view!.id }))).rejects.toMatchObject({
      kind: 'forbidden',
    })

    const columns = new FormData()
    columns.append('columns', 'quality')
    columns.append('columns', 'nonsense')
    columns.set('intent', 'columns')
    expect(await takeViewForm(writer, where, columns)).toMatchObject({ query: 'columns=quality' })
    expect(await shownColumns(writer, where, null)).toEqual(['quality'])
    expect(await shownColumns(validator, where, null)).toContain('status')
  })
})
