import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { ProjectContent } from '#app/features/projects/content.ts'
import { flowsOf, type Flow } from '#app/features/projects/quality/flows.ts'
import { readFlows } from '#app/features/projects/quality/flows.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { publishRecord, submitRecord, withdrawRecord } from '#app/features/provenance/change-record.server.ts'
import { saveEdits, startRecord } from '#app/features/provenance/save-edits.server.ts'
import { readStoredQuality } from '#app/features/provenance/stored-quality.server.ts'
import { askForQuality, refreshQuality } from '#app/features/quality/refresh-quality.server.ts'
import { getRecordQuality } from '#app/features/quality/queries/record-quality.server.ts'
import { getWorkspaceQuality } from '#app/features/quality/queries/workspace-quality.server.ts'
import { ROLES } from '#app/features/workspaces/roles.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { needContent, projectContent } from '#tests/support/contents.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

async function startProject(actor: Actor, workspaceId: string, content: ProjectContent = projectContent()) {
  const id = uuidv7()
  await inTransaction((tx) => startRecord(tx, actor, projectRecorded, { id, workspaceId, content }))
  return { workspaceId, recordId: id }
}

async function startNeed(actor: Actor, workspaceId: string, content = needContent()) {
  const id = uuidv7()
  await inTransaction((tx) => startRecord(tx, actor, needRecorded, { id, workspaceId, content }))
  return { workspaceId, recordId: id }
}

const stored = (recordId: string) => readStoredQuality({ id: recordId, kind: 'PROJECT' })
const pageOf = (actor: Actor, workspace: { id: string; slug: string }, kind: 'PROJECT' | 'NEED', recordId: string) =>
  getRecordQuality(actor, kind, {
    workspaceId: workspace.id,
    recordId,
    language: 'fr',
    where: { language: 'fr', workspace: workspace.slug },
  })
const listOf = (actor: Actor, workspace: { id: string; slug: string }, search = '') =>
  getWorkspaceQuality(actor, { workspaceId: workspace.id, slug: workspace.slug, language: 'fr', search: new URLSearchParams(search) })

describe('a score', () => {
  test('is stored whenever the record is written, is what its page says, and stays through publication', async () => {
    const workspace = await makeWorkspace('score', { allowOwnPublication: true })
    const manager = await makePerson('mariam', workspace, 'MANAGER')
    const where = await startProject(manager, workspace.id)
    const before = (await stored(where.recordId)) ?? 0
    expect((await pageOf(manager, workspace, 'PROJECT', where.recordId)).score).toBe(before)
    await saveEdits(manager, projectRecorded, { ...where, madeFrom: 99 }, [{ path: 'iatiIdentifier', value: 'SN-X-1-9' }])
    const after = (await stored(where.recordId)) ?? 0
    expect(after).toBeGreaterThan(before)
    await submitRecord(manager, projectRecorded, where)
    await publishRecord(manager, projectRecorded, where)
    expect(await stored(where.recordId)).toBe(after)
    const page = await pageOf(manager, workspace, 'PROJECT', where.recordId)
    expect(page.score).toBe(after)
    await withdrawRecord(manager, projectRecorded, where, 'Doublon')
    expect(await stored(where.recordId)).toBe(after)
    expect((await pageOf(manager, workspace, 'PROJECT', where.recordId)).findings.every(({ href }) => href === null)).toBe(true)
  })

  test('says the same of transactions gathered in the database and of those at hand, in a draft over a published version', async () => {
    const workspace = await makeWorkspace('flows', { allowOwnPublication: true })
    const manager = await makePerson('mariam', workspace, 'MANAGER')
    const types = ['1', '2', '3', '3', '4', '11']
    const row = (index: number) => ({
      id: `r${String(index).padStart(7, '0')}`,
      type: types[index % types.length] ?? '3',
      ...(index % 7 === 0 ? {} : { date: `20${25 + (index % 3)}-0${1 + (index % 9)}-11` }),
      value: {
        amount: ['0.1', '1234.50', 'n/a', '+7', '.5'][index % 5] ?? '1',
        ...(index % 4 === 0 ? {} : { currency: index % 3 ? 'EUR' : 'XOF' }),
      },
      ...(index % 5 ? { receiver: { ref: 'SN-X-9' } } : {}),
      ...(index % 6 ? {} : { sectors: [{ vocabulary: '1', code: '14030' }], country: 'SN' }),
    })
    const transactions = Array.from({ length: 90 }, (_, index) => row(index))
    const where = await startProject(manager, workspace.id, projectContent({ transactions }))
    const sorted = (flows: readonly { role: string; currency: string; sum: string }[]) =>
      flows
        .map((flow) => ({ ...flow, sum: Number(flow.sum) }))
        .sort((a, b) => (`${a.role} ${a.currency}` < `${b.role} ${b.currency}` ? -1 : 1))
    const both = async (side: 'PUBLIC' | 'WORKING', held: ProjectContent['transactions']) =>
      expect(sorted(await readFlows(db, where.recordId, side))).toEqual(sorted(flowsOf(held)))
    await both('WORKING', transactions)
    await submitRecord(manager, projectRecorded, where)
    await publishRecord(manager, projectRecorded, where)
    await saveEdits(manager, projectRecorded, { ...where, madeFrom: 99 }, [
      { path: 'transactions/r0000002/value', value: { amount: '99', currency: 'EUR' } },
      { path: 'transactions/r0000003', value: undefined },
    ])
    const changed = transactions
      .filter(({ id }) => id !== 'r0000003')
      .map((held) => (held.id === 'r0000002' ? { ...held, value: { amount: '99', currency: 'EUR' } } : held))
    await both('PUBLIC', transactions)
    await both('WORKING', changed)
    const entry = await db.projectEntry.findFirst({ where: { recordId: where.recordId, side: 'WORKING' } })
    expect(sorted(entry?.flows as Flow[])).toEqual(sorted(flowsOf(changed)))
  })

  test('that is missing is made when it is asked for, and not over a change that came meanwhile', async () => {
    const workspace = await makeWorkspace('refreshed')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const { recordId } = await startProject(author, workspace.id)
    const need = await startNeed(author, workspace.id)
    const score = await stored(recordId)
    const jobs = async () =>
      (await sql<{ n: number }>(`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'quality'`))[0]?.n
    await askForQuality(workspace.id)
    expect(await jobs()).toBe(0)
    await db.projectEntry.updateMany({ where: { workspaceId: workspace.id }, data: { quality: null, qualityGaps: [], qualityOn: null } })
    await db.needEntry.updateMany({
      where: { workspaceId: workspace.id },
      data: { quality: 3, qualityOn: new Date('2026-01-01'), endsOn: new Date('2026-02-01') },
    })
    expect((await listOf(author, workspace)).unassessed).toBe(1)
    await askForQuality(workspace.id)
    await askForQuality(workspace.id)
    expect(await jobs()).toBe(1)
    await refreshQuality({ workspaceId: workspace.id })
    expect(await stored(recordId)).toBe(score)
    expect(await readStoredQuality({ id: need.recordId, kind: 'NEED' })).toBeGreaterThan(3)
    expect((await db.projectEntry.findFirst({ where: { recordId } }))?.qualityGaps).toContain('funder')
    await db.projectEntry.updateMany({ where: { recordId }, data: { quality: null } })
    await refreshQuality({})
    expect(await stored(recordId)).toBe(score)
  })
})

describe('a finding', () => {
  test('leads to its field in the form, in a language that the text lacks', async () => {
    const workspace = await makeWorkspace('finding')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const { recordId } = await startProject(
      author,
      workspace.id,
      projectContent({ texts: { ...projectContent().texts, title: { fr: 'Forages à Kaffrine' } } }),
    )
    const base = `/fr/w/finding/projects/${recordId}/edit`
    const { findings } = await pageOf(author, workspace, 'PROJECT', recordId)
    const hrefs = Object.fromEntries(findings.map(({ key, href }) => [key, href]))
    expect(hrefs).toMatchObject({
      languages: `${base}/texts?language=en#field-title-en`,
      actualStart: `${base}/facts#field-actualStart`,
      funder: `${base}/organisations/new`,
    })
    const reader = await makePerson('rokia', workspace, 'VIEWER')
    expect((await pageOf(reader, workspace, 'PROJECT', recordId)).findings[0]?.href).toBeNull()
  })

  test('about a linked project that nobody can open is told', async () => {
    const [workspace, other] = [await makeWorkspace('links'), await makeWorkspace('links-other')]
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const stranger = await makePerson('moussa', other, 'CONTRIBUTOR')
    const own = await startProject(author, workspace.id)
    const hidden = await startProject(stranger, other.id)
    const keysWith = async (projectId: string) => {
      const need = await startNeed(author, workspace.id, needContent({ projects: [{ id: 'link1', projectId }] }))
      return (await pageOf(author, workspace, 'NEED', need.recordId)).findings.map(({ key }) => key)
    }
    expect(await keysWith(own.recordId)).not.toContain('links')
    expect(await keysWith(hidden.recordId)).toContain('links')
  })
})

describe('a workspace’s records by quality', () => {
  test('come the worst first, page by page, each once, whatever their kind', async () => {
    const workspace = await makeWorkspace('listed')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    for (let i = 0; i < 4; i++) {
      const more = i % 2 ? { documents: [{ id: 'd1', url: 'https://x.example', title: { fr: 'Rapport' } }] } : {}
      await startProject(author, workspace.id, projectContent(more))
      await startNeed(author, workspace.id, needContent(i % 2 ? {} : { facts: {} }))
    }
    const [unassessed] = (await listOf(author, workspace)).lines
    await db.needEntry.updateMany({ where: { recordId: unassessed?.id ?? '' }, data: { quality: null, qualityGaps: [] } })
    const scores: (number | null)[] = []
    const ids = new Set<string>()
    let search = 'limit=3'
    for (let page = 0; page < 5 && search; page++) {
      const { lines, nextHref } = await listOf(author, workspace, search)
      for (const line of lines) {
        ids.add(line.id)
        scores.push(line.score)
      }
      search = nextHref ? `${nextHref.split('?')[1]}&limit=3` : ''
    }
    expect(ids.size).toBe(8)
    expect(scores.at(-1)).toBeNull()
    const known = scores.slice(0, 7) as number[]
    expect(known).toEqual([...known].sort((a, b) => a - b))
  })

  test('are counted by band, and shown by kind and by what they lack', async () => {
    const workspace = await makeWorkspace('counted')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    await startProject(author, workspace.id)
    await startProject(
      author,
      workspace.id,
      projectContent({ documents: [{ id: 'd1', url: 'https://x.example', title: { fr: 'Rapport' } }] }),
    )
    await startNeed(author, workspace.id)
    const all = await listOf(author, workspace)
    expect(all).toMatchObject({ records: 3, unassessed: 0 })
    expect(all.bands.reduce((sum, { count }) => sum + count, 0)).toBe(3)
    expect((await listOf(author, workspace, 'tab=needs')).lines).toHaveLength(1)
    expect((await listOf(author, workspace, 'finding=project.documents')).lines).toHaveLength(1)
    expect((await listOf(author, workspace, 'finding=project.nothing')).lines).toHaveLength(3)
    expect(all.frequent[0]?.count).toBeGreaterThan(1)
  })

  test('and the page of a record are there for members alone, whatever their role', async () => {
    const [workspace, other] = [await makeWorkspace('own'), await makeWorkspace('another')]
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const { recordId } = await startProject(author, workspace.id)
    const stranger = await makePerson('moussa', other, 'MANAGER')
    for (const role of ROLES) {
      const member = await makePerson('m', workspace, role)
      expect((await listOf(member, workspace)).lines.map(({ id }) => id)).toEqual([recordId])
      expect((await pageOf(member, workspace, 'PROJECT', recordId)).id).toBe(recordId)
    }
    for (const actor of [VISITOR, stranger]) {
      await expect(listOf(actor, workspace)).rejects.toMatchObject({ kind: 'not-found' })
      await expect(pageOf(actor, workspace, 'PROJECT', recordId)).rejects.toMatchObject({ kind: 'not-found' })
    }
    await expect(pageOf(stranger, other, 'PROJECT', recordId)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(pageOf(author, workspace, 'NEED', recordId)).rejects.toMatchObject({ kind: 'not-found' })
    expect((await listOf(stranger, other)).records).toBe(0)
  })
})
