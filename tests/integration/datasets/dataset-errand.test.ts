import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openDataset, openOwnDataset } from '#app/features/datasets/access.server.ts'
import { askTable } from '#app/features/datasets/engine/engine.server.ts'
import { latestLoad, listTables, queueLoad, rereadLoad, storeLoad, tableFiles } from '#app/features/datasets/loading/loads.server.ts'
import { readLoad, resumeLoads } from '#app/features/datasets/loading/read-load.server.ts'
import { compareData } from '#app/features/datasets/queries/compare-data.server.ts'
import { NO_OWN_FILTERS } from '#app/features/datasets/queries/dataset-filters.ts'
import { listDatasetVersions } from '#app/features/datasets/queries/dataset-versions.server.ts'
import { listDatasets } from '#app/features/datasets/queries/list-datasets.server.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { NO_FILTERS } from '#app/features/filters/filters.ts'
import { withdrawRecord } from '#app/features/provenance/change-record.server.ts'
import { saveEdits } from '#app/features/provenance/save-edits.server.ts'
import { OPERATOR, VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { giveFile, makeDataset, publishDataset, useDataFolder } from '#tests/support/datasets.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
useDataFolder()

const PAGE = { sort: { field: 'updated', descending: true }, cursor: null, limit: 50 }

async function fileTables(recordId: string) {
  const load = await latestLoad(recordId)
  return load ? listTables(load.id) : []
}

/** Changes a fact of the working copy, which a published dataset then has. */
async function edit(recordId: string, workspaceId: string, path: string, value: string) {
  const { revision } = await db.record.findUniqueOrThrow({ where: { id: recordId } })
  await saveEdits(OPERATOR, datasetRecorded, { workspaceId, recordId, madeFrom: revision }, [{ path, value }])
}

describe('who reads a dataset', () => {
  const reads = (actor: Actor, slug: string, version?: string) =>
    openDataset(actor, slug, version).then(
      ({ version: opened }) => opened,
      ({ kind }: { kind: string }) => kind,
    )
  const lists = async (actor: Actor, slug: string) =>
    (await listDatasets(actor, NO_FILTERS, NO_OWN_FILTERS, PAGE)).items.some((item) => item.slug === slug)

  test('a draft is read by nobody at its public address; what is for the workspace, by its members alone, whatever the version', async () => {
    const workspace = await makeWorkspace('readers')
    const member = await makePerson('member', workspace, 'VIEWER')
    const other = await makePerson('other', await makeWorkspace('others'), 'MANAGER')
    const made = await makeDataset(workspace.id, { title: 'Fermé', text: 'a,b\n1,2\n', facts: { visibility: 'workspace' }, isDraft: true })
    for (const actor of [VISITOR, other, member]) expect(await reads(actor, made.slug)).toBe('not-found')

    await publishDataset(made)
    expect(await reads(member, made.slug)).toBe(1)
    expect(await lists(member, made.slug)).toBe(true)
    for (const actor of [VISITOR, other]) {
      expect(await reads(actor, made.slug)).toBe('not-found')
      expect(await reads(actor, made.slug, '1')).toBe('not-found')
      expect(await lists(actor, made.slug)).toBe(false)
    }

    await edit(made.recordId, workspace.id, 'visibility', 'public')
    await publishDataset(made)
    for (const actor of [VISITOR, other]) {
      expect(await reads(actor, made.slug)).toBe(2)
      // Made public later, it stays closed as it was before.
      expect(await reads(actor, made.slug, '1')).toBe('not-found')
      expect(await lists(actor, made.slug)).toBe(true)
      expect((await listDatasetVersions(actor, await openDataset(actor, made.slug), 'fr', null)).lines.map(({ number }) => number)).toEqual(
        [2],
      )
    }
    expect(await reads(member, made.slug, '1')).toBe(1)

    await edit(made.recordId, workspace.id, 'visibility', 'workspace')
    await publishDataset(made)
    for (const version of [undefined, '1', '2', '3']) expect(await reads(VISITOR, made.slug, version)).toBe('not-found')
  })

  test('a withdrawn dataset says why to those who could read it, and does not exist for others', async () => {
    const workspace = await makeWorkspace('withdrawers')
    const open = await makeDataset(workspace.id, { title: 'Retiré', text: 'a\n1\n' })
    const closed = await makeDataset(workspace.id, { title: 'Retiré aussi', text: 'a\n1\n', facts: { visibility: 'workspace' } })
    for (const made of [open, closed]) await withdrawRecord(OPERATOR, datasetRecorded, made, 'Une colonne désigne des personnes')
    expect(await reads(VISITOR, open.slug)).toBe('gone')
    expect(await reads(VISITOR, open.slug, '1')).toBe('gone')
    expect(await reads(VISITOR, closed.slug)).toBe('not-found')
    expect(await lists(VISITOR, open.slug)).toBe(false)
  })

  test('addresses that say nothing are no datasets', async () => {
    const { slug } = await makeDataset((await makeWorkspace('addresses')).id, { title: 'Là', text: 'a\n1\n' })
    for (const version of ['0', '2', '-1', '1.0', '1e0', '999999999999', 'x', ''])
      expect(await reads(VISITOR, slug, version)).toBe('not-found')
    for (const other of ['', 'nope', '../etc', `${slug}%00`, 'é', 'a'.repeat(500)]) expect(await reads(VISITOR, other)).toBe('not-found')
  })
})

describe('a file', () => {
  test('keeps every cell as it is written, and columns of any name', async () => {
    const workspace = await makeWorkspace('cells')
    const text = '__proto__,constructor,code,valeur\nx,y,007,"=1+1"\n,,1.50,N/A\n'
    const { recordId } = await makeDataset(workspace.id, { title: 'Cellules', text })
    const [table] = await fileTables(recordId)
    expect(table?.columns.map(({ name }) => name)).toEqual(['__proto__', 'constructor', 'code', 'valeur'])
    const page = await askTable(await tableFiles(table!), { limit: 10 })
    expect(page.rows.map(({ cells }) => cells)).toEqual([
      ['x', 'y', '007', '=1+1'],
      ['', '', '1.50', 'N/A'],
    ])
  })

  test('may hold zeros and two encodings at once: it is read, and says so', async () => {
    const workspace = await makeWorkspace('bytes')
    const zeros = await makeDataset(workspace.id, { title: 'Zéros', text: 'a\0,b\n1,\0\n2,x\0y\n' })
    const [table] = await fileTables(zeros.recordId)
    expect(table?.findings.map(({ code }) => code)).toContain('nul-character')
    const mixed = Buffer.concat([Buffer.from('nom,n\nThiès,1\n'), Buffer.from('Louga é,2\n', 'latin1'), Buffer.from('Kédougou,3\n')])
    const { recordId } = await makeDataset(workspace.id, { title: 'Mêlé', text: mixed })
    const load = await latestLoad(recordId)
    expect(load?.findings.map(({ code }) => code)).toContain('mixed-encoding')
  })

  test('that cannot be read changes nothing: the working copy keeps the one it had', async () => {
    const workspace = await makeWorkspace('refused')
    const made = await makeDataset(workspace.id, { title: 'Tient', text: 'a\n1\n', isDraft: true })
    const before = await openOwnDataset(OPERATOR, workspace.id, made.recordId)
    for (const [name, bytes, code] of [
      ['vide.csv', '', 'empty-file'],
      ['page.csv', '<!DOCTYPE html><html><body>404</body></html>', 'html-page'],
      ['vieux.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'format-error'],
      ['zeros.csv', Buffer.alloc(4096), 'only-nuls'],
    ] as const)
      await expect(giveFile(made, name, bytes)).rejects.toThrow(code)
    const after = await openOwnDataset(OPERATOR, workspace.id, made.recordId)
    expect(after.content.facts.file).toEqual(before.content.facts.file)
  })

  test('is read again at the next start where a process was killed over it, and once only', async () => {
    const workspace = await makeWorkspace('killed')
    const made = await makeDataset(workspace.id, { title: 'Tué', text: 'a\n1\n', isDraft: true })
    const first = await latestLoad(made.recordId)
    const load = await rereadLoad(OPERATOR, first!, [])
    // As a killed process leaves it: being read, its job held by a worker that is gone.
    await queueLoad(load.id)
    await sql(`update graphile_worker._private_jobs set locked_by = 'gone', locked_at = now(), attempts = 1 where key = $1`, [
      `load:${load.id}`,
    ])
    await db.datasetLoad.update({ where: { id: load.id }, data: { state: 'READING', step: 'text' } })
    await resumeLoads()
    const jobs = await sql<{ worker: string | null }>('select locked_by as worker from graphile_worker.jobs where key = $1', [
      `load:${load.id}`,
    ])
    expect(jobs).toEqual([{ worker: null }])
    expect((await readLoad(load)).state).toBe('READY')
    expect(await listTables(load.id)).toHaveLength(1)
  })

  test('leaves no work behind, read or refused', async () => {
    const workspace = await makeWorkspace('tidy')
    const made = await makeDataset(workspace.id, { title: 'Net', text: 'a\n1\n', isDraft: true })
    await giveFile(made, 'vide.csv', '').catch(() => undefined)
    const loads = await db.datasetLoad.findMany({ where: { recordId: made.recordId }, select: { id: true } })
    for (const { id } of loads) expect(existsSync(`${process.env.PORTAL_DATA_DIR}/loads/${id}`)).toBe(false)
  })
})

describe('versions', () => {
  test('a correction of how columns are read holds for the next file, however its columns stand', async () => {
    const workspace = await makeWorkspace('corrected')
    const made = await makeDataset(workspace.id, { title: 'Dates', text: 'jour;n\n01/02/2024;1\n', isDraft: true })
    const first = await latestLoad(made.recordId)
    const [table] = await listTables(first!.id)
    const again = await rereadLoad(OPERATOR, first!, [
      { structure: table!.structure, readings: [{ type: 'date', dateOrder: 'DMY' }, { type: 'text' }] },
    ])
    await readLoad(again)
    await giveFile(made, 'suite.csv', 'n;nouveau;jour\n5;x;03/04/2024\n')
    const [next] = await fileTables(made.recordId)
    expect(next?.columns.map(({ name, type, dateOrder }) => [name, type, dateOrder])).toEqual([
      ['n', 'text', undefined],
      ['nouveau', 'text', undefined],
      ['jour', 'date', 'DMY'],
    ])
    // And for the one after that, until the portal is asked to decide by itself.
    await giveFile(made, 'fin.csv', 'jour;n\n05/06/2024;7\n')
    expect((await fileTables(made.recordId))[0]?.columns.map(({ isChosen }) => isChosen)).toEqual([true, true])
    await readLoad(await rereadLoad(OPERATOR, (await latestLoad(made.recordId))!, []))
    expect((await fileTables(made.recordId))[0]?.columns.map(({ isChosen }) => isChosen)).toEqual([undefined, undefined])
  })

  test('differ by schema and by cell, and a change of columns is major', async () => {
    const workspace = await makeWorkspace('differences')
    const made = await makeDataset(workspace.id, { title: 'Suite', name: 'un.csv', text: 'code,n\nA,1\nB,2\nC,3\n' })
    await giveFile(made, 'deux.csv', 'code,n\nC,3\nA,10\nD,4\n')
    await publishDataset(made)
    await giveFile(made, 'trois.csv', 'code,n,lieu\nC,3,x\n')
    await publishDataset(made)
    const [one, two, three] = await Promise.all(['1', '2', '3'].map((number) => openDataset(VISITOR, made.slug, number)))
    const cells = await compareData(one!, two!, ['code'], 'en')
    expect(cells.level).toBe('minor')
    expect(cells.tables[0]?.cells).toMatchObject({ by: 'keys', counts: { added: '1', removed: '1', changed: '1' } })
    expect(cells.tables[0]?.cells?.lines).toContainEqual(
      expect.objectContaining({ change: 'changed', column: 'n', before: '1', after: '10' }),
    )
    const schema = await compareData(two!, three!, [], 'en')
    expect(schema).toMatchObject({ level: 'major', tables: [{ added: ['lieu'], removed: [] }] })
    const { lines } = await listDatasetVersions(VISITOR, three!, 'fr', null)
    expect(lines.map(({ number, change }) => [number, change])).toEqual([
      [3, 'major'],
      [2, 'minor'],
      [1, null],
    ])
  })

  test('a file that is sent while what it belongs to is submitted waits, and is taken on request', async () => {
    const workspace = await makeWorkspace('waiting')
    const made = await makeDataset(workspace.id, { title: 'Attend', text: 'a\n1\n' })
    await edit(made.recordId, workspace.id, 'from', '2024-01-01')
    await db.record.update({ where: { id: made.recordId }, data: { workingState: 'SUBMITTED' } })
    const stored = await storeLoad(OPERATOR, {
      recordId: made.recordId,
      workspaceId: workspace.id,
      name: 'b.csv',
      path: 'package.json',
      ours: false,
    })
    await readLoad(stored)
    const { content } = await openOwnDataset(OPERATOR, workspace.id, made.recordId)
    expect(content.facts.file?.loadId).not.toBe(stored.id)
  })
})
