import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { NO_FILTERS } from '#app/features/filters/filters.ts'
import type { ProjectContent } from '#app/features/projects/content.ts'
import { listProjects } from '#app/features/projects/queries/list-projects.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { publishRecord, restoreRecord, returnRecord, submitRecord, withdrawRecord } from '#app/features/provenance/change-record.server.ts'
import { saveEdits, startRecord } from '#app/features/provenance/save-edits.server.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { recordPolicy, type RecordFacts } from '#app/features/provenance/policy.ts'
import { getPublishedRecord, getRecord, readableRecords } from '#app/features/provenance/read-record.server.ts'
import { ROLES } from '#app/features/workspaces/roles.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { projectContent } from '#tests/support/contents.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const NEWEST = { sort: { field: 'updated', descending: true }, cursor: null, limit: 50 }

async function start(actor: Actor, workspaceId: string, content: ProjectContent = projectContent(), id = uuidv7()) {
  await inTransaction((tx) =>
    startRecord(tx, actor, projectRecorded, { id, workspaceId, content, identifier: content.facts.iatiIdentifier }),
  )
  return { workspaceId, recordId: id }
}

async function publish(author: Actor, validator: Actor, where: { workspaceId: string; recordId: string }) {
  await submitRecord(author, projectRecorded, where)
  return publishRecord(validator, projectRecorded, where)
}

describe('a project', () => {
  test('is seen by the public from its publication until it is withdrawn, and again once restored', async () => {
    const workspace = await makeWorkspace('cycle')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const validator = await makePerson('bintou', workspace, 'VALIDATOR')
    const where = await start(author, workspace.id)
    await expect(getRecord(VISITOR, 'PROJECT', where.recordId)).rejects.toMatchObject({ kind: 'not-found' })
    await publish(author, validator, where)
    expect((await listProjects(VISITOR, 'published', NO_FILTERS, NEWEST)).items.map(({ id }) => id)).toContain(where.recordId)
    await withdrawRecord(validator, projectRecorded, where, 'Doublon')
    await expect(getPublishedRecord('PROJECT', where.recordId)).rejects.toMatchObject({ kind: 'gone', params: { reason: 'Doublon' } })
    expect((await listProjects(VISITOR, 'published', NO_FILTERS, NEWEST)).total).toBe(0)
    await restoreRecord(validator, projectRecorded, where, 'Corrigé')
    expect((await getPublishedRecord('PROJECT', where.recordId)).currentVersion).toBe(1)
  })

  test('keeps its next version in the register when the published one is withdrawn and restored', async () => {
    const workspace = await makeWorkspace('kept')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const validator = await makePerson('bintou', workspace, 'VALIDATOR')
    const where = await start(author, workspace.id)
    await publish(author, validator, where)
    const { revision } = await getRecord(author, 'PROJECT', where.recordId)
    await saveEdits(author, projectRecorded, { ...where, madeFrom: revision }, [{ path: 'title', lang: 'fr', value: 'La suite' }])
    await withdrawRecord(validator, projectRecorded, where, 'Erreur de montant')
    await restoreRecord(validator, projectRecorded, where, 'Corrigé')
    const entries = await db.projectEntry.findMany({ where: { recordId: where.recordId }, orderBy: { side: 'asc' } })
    expect(entries.map(({ side, inRegister, title }) => [side, inRegister, (title as { fr: string }).fr])).toEqual([
      ['PUBLIC', false, 'Forages à Kaffrine'],
      ['WORKING', true, 'La suite'],
    ])
  })

  test('shows readers the published version while its next one is written', async () => {
    const workspace = await makeWorkspace('beside')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const validator = await makePerson('bintou', workspace, 'VALIDATOR')
    const where = await start(author, workspace.id)
    await publish(author, validator, where)
    const { revision } = await getRecord(author, 'PROJECT', where.recordId)
    await saveEdits(author, projectRecorded, { ...where, madeFrom: revision }, [{ path: 'title', lang: 'fr', value: 'Nouveau titre' }])
    expect((await readParts(db, where.recordId, 'PUBLIC')).get('text/fr')).toMatchObject({ title: 'Forages à Kaffrine' })
    expect((await readParts(db, where.recordId, 'WORKING')).get('text/fr')).toMatchObject({ title: 'Nouveau titre' })
    await publish(author, validator, where)
    expect((await readParts(db, where.recordId, 1)).get('text/fr')).toMatchObject({ title: 'Forages à Kaffrine' })
    expect((await readParts(db, where.recordId, 2)).get('text/fr')).toMatchObject({ title: 'Nouveau titre' })
  })

  test('keeps one copy of what two versions share', async () => {
    const workspace = await makeWorkspace('sharing', { allowOwnPublication: true })
    const manager = await makePerson('mariam', workspace, 'MANAGER')
    const transactions = Array.from({ length: 300 }, (_, index) => ({
      id: `r${String(index).padStart(7, '0')}`,
      type: '3',
      date: '2026-02-01',
      value: { amount: '10' },
    }))
    const where = await start(manager, workspace.id, projectContent({ transactions }))
    await publish(manager, manager, where)
    const before = await db.recordPart.count({ where: { recordId: where.recordId } })
    await saveEdits(manager, projectRecorded, { ...where, madeFrom: 99 }, [
      { path: 'transactions/r0000007/value', value: { amount: '11' } },
    ])
    await publish(manager, manager, where)
    expect(await db.recordPart.count({ where: { recordId: where.recordId } })).toBe(before + 1)
  })

  test('is not published by whoever wrote it alone, unless the workspace allows that', async () => {
    for (const allowOwnPublication of [false, true]) {
      const workspace = await makeWorkspace(`four-eyes-${allowOwnPublication}`, { allowOwnPublication })
      const validator = await makePerson('bintou', workspace, 'VALIDATOR')
      const where = await start(validator, workspace.id)
      await submitRecord(validator, projectRecorded, where)
      const publishing = publishRecord(validator, projectRecorded, where)
      if (allowOwnPublication) await expect(publishing).resolves.toEqual({ version: 1 })
      else await expect(publishing).rejects.toMatchObject({ kind: 'forbidden', messageKey: 'forbidden.fourEyes' })
    }
  })

  test('comes back to its author with the reason, and can be submitted again', async () => {
    const workspace = await makeWorkspace('returned')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const validator = await makePerson('bintou', workspace, 'VALIDATOR')
    const where = await start(author, workspace.id)
    await submitRecord(author, projectRecorded, where)
    await expect(saveEdits(author, projectRecorded, { ...where, madeFrom: 2 }, [{ path: 'iatiStatus', value: '3' }])).rejects.toMatchObject(
      { kind: 'forbidden' },
    )
    await returnRecord(validator, projectRecorded, where, 'Le budget manque')
    const record = await getRecord(author, 'PROJECT', where.recordId)
    expect(record).toMatchObject({ workingState: 'RETURNED', returnReason: 'Le budget manque' })
    await submitRecord(author, projectRecorded, where)
  })

  test('is not submitted while its percentages do not total 100', async () => {
    const workspace = await makeWorkspace('percentages')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const sectors = [
      { id: 'r1', vocabulary: '1', code: '14030', percentage: '33.33' },
      { id: 'r2', vocabulary: '1', code: '12220', percentage: '66.66' },
    ]
    const where = await start(author, workspace.id, projectContent({ sectors }))
    await expect(submitRecord(author, projectRecorded, where)).rejects.toMatchObject({ kind: 'invalid', messageKey: 'invalid.notReady' })
  })

  test('stands once when its form is sent twice', async () => {
    const workspace = await makeWorkspace('twice')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const id = uuidv7()
    const made = await Promise.all(
      [1, 2].map(() =>
        inTransaction((tx) => startRecord(tx, author, projectRecorded, { id, workspaceId: workspace.id, content: projectContent() })),
      ),
    )
    expect(made.sort()).toEqual([false, true])
    expect(await db.event.count({ where: { recordId: id } })).toBe(1)
  })

  test('does not exist for another workspace', async () => {
    const workspace = await makeWorkspace('mine')
    const other = await makeWorkspace('other')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const stranger = await makePerson('john', other, 'MANAGER')
    const where = await start(author, workspace.id)
    await expect(getRecord(stranger, 'PROJECT', where.recordId)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(saveEdits(stranger, projectRecorded, { ...where, madeFrom: 1 }, [])).rejects.toMatchObject({ kind: 'not-found' })
    await expect(
      saveEdits(stranger, projectRecorded, { workspaceId: other.id, recordId: where.recordId, madeFrom: 1 }, []),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('writes one event for each change, with what each field was and became', async () => {
    const workspace = await makeWorkspace('events')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const where = await start(author, workspace.id)
    await saveEdits(author, projectRecorded, { ...where, madeFrom: 1 }, [
      { path: 'title', lang: 'fr', value: 'Puits' },
      { path: 'iatiStatus', value: '3' },
    ])
    await saveEdits(author, projectRecorded, { ...where, madeFrom: 2 }, [{ path: 'iatiStatus', value: '3' }])
    const events = await db.event.findMany({ where: { recordId: where.recordId }, orderBy: { revision: 'asc' } })
    expect(events.map(({ kind }) => kind)).toEqual(['project.created', 'project.edited'])
    expect(events[1]?.changes).toEqual([
      { path: 'title', lang: 'fr', before: 'Forages à Kaffrine', after: 'Puits' },
      { path: 'iatiStatus', before: '2', after: '3' },
    ])
  })
})

test('fifty people who save one project at once lose nothing', async () => {
  const workspace = await makeWorkspace('fifty')
  const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
  const where = await start(author, workspace.id)
  await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      saveEdits(author, projectRecorded, { ...where, madeFrom: 1 }, [{ path: 'title', lang: `x-p${index}`, value: `Titre ${index}` }]),
    ),
  )
  const parts = await readParts(db, where.recordId, 'WORKING')
  expect([...parts.keys()].filter((path) => path.startsWith('text/x-p'))).toHaveLength(50)
  expect((await getRecord(author, 'PROJECT', where.recordId)).revision).toBe(51)
})

test('the rule of who may read says the same as code and as SQL, for every role and state', async () => {
  const workspace = await makeWorkspace('twins')
  const elsewhere = await makeWorkspace('twins-elsewhere')
  const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
  const states = ['NONE', 'PUBLISHED', 'WITHDRAWN'] as const
  const records = await Promise.all(
    states.map(async (publication) => {
      const { recordId } = await start(author, workspace.id)
      await db.record.update({ where: { id: recordId }, data: { publication } })
      return { recordId, publication }
    }),
  )
  const members = await Promise.all(ROLES.map((role) => makePerson(role, workspace, role)))
  const actors = [VISITOR, await makePerson('nobody'), await makePerson('stranger', elsewhere, 'MANAGER'), ...members]
  for (const actor of actors) {
    for (const { recordId, publication } of records) {
      const facts: RecordFacts = {
        workspaceId: workspace.id,
        publication,
        workingState: 'DRAFT',
        workingEditors: [],
        createdById: null,
        allowOwnPublication: false,
        approvalsRequired: 1,
        approvedBy: [],
      }
      const found = await db.record.count({ where: { AND: [{ id: recordId }, readableRecords(actor)] } })
      expect(found === 1, `${actor.name} ${publication}`).toBe(recordPolicy.read(actor, facts))
    }
  }
})
