import { describe, expect, test } from 'vitest'
import { importActivities } from '#app/features/iati/import-activities.server.ts'
import { IatiRefusal } from '#app/features/iati/refusal.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { submitRecord, withdrawRecord } from '#app/features/provenance/change-record.server.ts'
import { saveEdits } from '#app/features/provenance/save-edits.server.ts'
import type { Edit } from '#app/features/provenance/edits.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { activity, activityFile, fileOf } from '#tests/support/iati/files.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

type Desk = { actor: Actor; workspaceId: string }

async function openDesk(slug: string, role: 'CONTRIBUTOR' | 'VALIDATOR' = 'CONTRIBUTOR'): Promise<Desk> {
  const workspace = await makeWorkspace(slug)
  return { actor: await makePerson('awa', workspace, role), workspaceId: workspace.id }
}

const bringIn = async ({ actor, workspaceId }: Desk, activities: string, more: { publish?: boolean; dryRun?: boolean } = {}) =>
  importActivities(actor, { path: await fileOf(activityFile(activities)), workspaceId, ...more })

const counts = ({ added, changed, unchanged, failed }: Awaited<ReturnType<typeof bringIn>>) => [added, changed, unchanged, failed.length]

async function recordOf(workspaceId: string, identifier = 'SN-MEF-1') {
  return db.record.findFirstOrThrow({ where: { workspaceId, identifier } })
}

/** A project as an importer and then an editor left it, and how it stands. */
async function edit(desk: Desk, edits: Edit[]) {
  const { id, revision } = await recordOf(desk.workspaceId)
  await saveEdits(desk.actor, projectRecorded, { workspaceId: desk.workspaceId, recordId: id, madeFrom: revision }, edits)
}

async function workingParts(workspaceId: string, identifier?: string) {
  return readParts(db, (await recordOf(workspaceId, identifier)).id, 'WORKING')
}

const BUDGET =
  '<budget type="1" status="1"><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/><value value-date="2024-01-01">1000.50</value></budget>'
const spent = (amount: string, date = '2024-03-01') =>
  `<transaction><transaction-type code="3"/><transaction-date iso-date="${date}"/><value value-date="${date}">${amount}</value></transaction>`

describe('an officer who imports a file', () => {
  test('finds each activity as a draft, and nothing changed when the same file comes again', async () => {
    const desk = await openDesk('first')
    const file = activity(BUDGET) + activity(spent('12.50'), { identifier: 'SN-MEF-2' })
    expect(counts(await bringIn(desk, file))).toEqual([2, 0, 0, 0])
    expect(await recordOf(desk.workspaceId)).toMatchObject({ publication: 'NONE', workingState: 'DRAFT', revision: 1 })
    expect(counts(await bringIn(desk, file))).toEqual([0, 0, 2, 0])
    expect(await recordOf(desk.workspaceId)).toMatchObject({ revision: 1 })
    const events = await db.event.findMany({ where: { workspaceId: desk.workspaceId }, select: { kind: true } })
    expect(events.map(({ kind }) => kind)).toEqual(['project.imported', 'project.imported'])
  })

  test('sees only what the source changed taken over, and what was edited here kept and told', async () => {
    const desk = await openDesk('again')
    await bringIn(desk, activity(BUDGET + spent('10') + spent('20', '2024-04-01')))
    await edit(desk, [
      { path: 'description', lang: 'fr', value: 'Texte revu ici.' },
      { path: 'iatiStatus', value: '3' },
    ])
    const later = activity(BUDGET + spent('10') + spent('25', '2024-04-01'))
      .replace('Eau potable à Kaolack', 'Eau potable à Kaolack, phase 2')
      .replace('activity-status code="2"', 'activity-status code="4"')
    const report = await bringIn(desk, later)
    expect(counts(report)).toEqual([0, 1, 0, 0])
    expect(report.findings).toEqual([
      expect.objectContaining({ key: 'finding.keptHere', params: { field: 'iatiStatus' }, activity: 'SN-MEF-1' }),
    ])
    const parts = await workingParts(desk.workspaceId)
    expect(parts.get('text/fr')).toMatchObject({ title: 'Eau potable à Kaolack, phase 2', description: 'Texte revu ici.' })
    expect(parts.get('facts')).toMatchObject({ iatiStatus: '3' })
    const { id, revision } = await recordOf(desk.workspaceId)
    const event = await db.event.findFirstOrThrow({ where: { recordId: id, revision } })
    expect((event.changes as { path: string }[]).map(({ path }) => path).sort()).toEqual([
      'title',
      expect.stringMatching(/^transactions\/\w+\/value$/),
    ])
  })

  test('keeps a row that was added here when the source adds one of its own and takes one away', async () => {
    const desk = await openDesk('rows')
    await bringIn(desk, activity(spent('10') + spent('20', '2024-04-01')))
    const own = { type: '3', date: '2024-06-01', value: { amount: '99', currency: 'EUR' } }
    await edit(desk, [{ path: 'transactions/rlocal01', value: own }])
    await bringIn(desk, activity(spent('20', '2024-04-01') + spent('30', '2024-05-01')))
    const parts = await workingParts(desk.workspaceId)
    const amounts = [...parts]
      .filter(([path]) => path.startsWith('transactions/'))
      .map(([, row]) => (row['value'] as { amount: string }).amount)
    expect(amounts.sort()).toEqual(['20', '30', '99'])
    expect(parts.get('transactions/rlocal01')).toEqual(own)
  })

  test('gets the activities that can be stored, and the line of each that cannot', async () => {
    const desk = await openDesk('failing')
    const nameless = activity('', { identifier: '' })
    const file = [activity(), activity('', { identifier: 'TWICE' }), nameless, activity('', { identifier: 'TWICE' })].join('\n')
    const report = await bringIn(desk, file)
    expect(counts(report)).toEqual([1, 0, 0, 3])
    const lines = file.split('\n').flatMap((line, index) => (line.startsWith('<iati-activity ') ? [index + 3] : []))
    expect(report.failed).toEqual([
      { line: lines[1], identifier: 'TWICE', key: 'failed.duplicate', params: { lines: `${lines[1]}, ${lines[3]}` } },
      { line: lines[2], identifier: null, key: 'failed.noIdentifier', params: {} },
      { line: lines[3], identifier: 'TWICE', key: 'failed.duplicate', params: { lines: `${lines[1]}, ${lines[3]}` } },
    ])
    expect(await db.record.count({ where: { workspaceId: desk.workspaceId } })).toBe(1)
  })

  test('finds nothing imported of a file that is refused, however late in it the reason is', async () => {
    const desk = await openDesk('refused')
    const path = await fileOf(activityFile(activity()).replace('</iati-activities>', '<iati-activity></iati-activities>'))
    const refusal: unknown = await importActivities(desk.actor, { path, workspaceId: desk.workspaceId }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(IatiRefusal)
    expect(refusal).toMatchObject({ key: 'refusal.closingTag', line: 14 })
    expect(await db.record.count({ where: { workspaceId: desk.workspaceId } })).toBe(0)
  })

  test('learns from a check what an import would do, and nothing is changed', async () => {
    const desk = await openDesk('checked')
    await bringIn(desk, activity())
    const before = await recordOf(desk.workspaceId)
    const file = activity(BUDGET) + activity('', { identifier: 'SN-MEF-2' }) + activity('', { identifier: '' })
    expect(counts(await bringIn(desk, file, { dryRun: true }))).toEqual([1, 1, 0, 1])
    expect(await db.record.count({ where: { workspaceId: desk.workspaceId } })).toBe(1)
    expect(await recordOf(desk.workspaceId)).toEqual(before)
    expect(await db.event.count({ where: { workspaceId: desk.workspaceId } })).toBe(1)
  })

  test('does not change a project that waits for validation', async () => {
    const desk = await openDesk('submitted')
    await bringIn(desk, activity(BUDGET))
    const { id } = await recordOf(desk.workspaceId)
    await submitRecord(desk.actor, projectRecorded, { workspaceId: desk.workspaceId, recordId: id })
    const report = await bringIn(desk, activity())
    expect(report.failed).toEqual([expect.objectContaining({ key: 'failed.submitted', identifier: 'SN-MEF-1' })])
    expect((await workingParts(desk.workspaceId)).has('budgets/r0000001')).toBe(true)
  })

  test('may be a contributor, who imports drafts, but not a reader or a visitor', async () => {
    const desk = await openDesk('roles')
    await expect(bringIn(desk, activity(), { publish: true })).rejects.toMatchObject({ messageKey: 'forbidden.import' })
    const viewer = await makePerson('viewer', { id: desk.workspaceId }, 'VIEWER')
    for (const actor of [viewer, VISITOR]) {
      await expect(bringIn({ ...desk, actor }, activity())).rejects.toMatchObject({ messageKey: 'forbidden.import' })
    }
  })
})

describe('a validator who publishes what is imported', () => {
  test('makes all of it public at once, its changes too, and leaves a withdrawn project withdrawn', async () => {
    const desk = await openDesk('published', 'VALIDATOR')
    const second = activity('', { identifier: 'SN-MEF-2' })
    await bringIn(desk, activity() + second, { publish: true })
    const { id } = await recordOf(desk.workspaceId)
    const other = await recordOf(desk.workspaceId, 'SN-MEF-2')
    await withdrawRecord(desk.actor, projectRecorded, { workspaceId: desk.workspaceId, recordId: other.id }, 'Doublon')
    const report = await bringIn(desk, activity(BUDGET) + second.replace('Quarante', 'Trente'), { publish: true })
    expect(counts(report)).toEqual([0, 2, 0, 0])
    expect(await recordOf(desk.workspaceId)).toMatchObject({ publication: 'PUBLISHED', workingState: 'NONE', currentVersion: 2 })
    expect((await readParts(db, id, 'PUBLIC')).has('budgets/r0000001')).toBe(true)
    expect(await recordOf(desk.workspaceId, 'SN-MEF-2')).toMatchObject({ publication: 'WITHDRAWN', currentVersion: 1 })
    expect(await db.projectEntry.count({ where: { recordId: other.id, side: 'PUBLIC' } })).toBe(0)
  })

  test('publishes drafts of an earlier import when the same file comes again', async () => {
    const desk = await openDesk('late', 'VALIDATOR')
    await bringIn(desk, activity())
    expect(counts(await bringIn(desk, activity(), { publish: true }))).toEqual([0, 0, 1, 0])
    expect(await recordOf(desk.workspaceId)).toMatchObject({ publication: 'PUBLISHED', workingState: 'NONE', currentVersion: 1 })
  })
})
