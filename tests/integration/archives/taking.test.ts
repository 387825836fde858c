import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { loadView } from '#app/features/archives/archive-lines.server.ts'
import { archiveFile } from '#app/features/archives/archive-files.server.ts'
import { runArchive } from '#app/features/archives/archive-job.server.ts'
import { ARCHIVE_LOAD_JOB, dropLoad, getLoad, listLoads, sendArchive, startLoad } from '#app/features/archives/archive-loads.server.ts'
import { runArchiveLoad } from '#app/features/archives/load-job.server.ts'
import {
  ARCHIVE_JOB,
  deleteArchive,
  listArchives,
  openArchiveFile,
  startArchive,
  sweepArchives,
} from '#app/features/archives/taken-archives.server.ts'
import { createNeed } from '#tests/support/archives.ts'
import { db } from '#app/platform/db/client.server.ts'
import { runWaitingJobs } from '#tests/support/jobs.ts'
import { justProved, makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const before = process.env.PORTAL_DATA_DIR
const folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-archives-'))
beforeAll(() => void (process.env.PORTAL_DATA_DIR = folder))
afterAll(() => {
  if (before === undefined) delete process.env.PORTAL_DATA_DIR
  else process.env.PORTAL_DATA_DIR = before
  rmSync(folder, { recursive: true, force: true })
})

const go = new AbortController().signal
const runJobs = () =>
  runWaitingJobs({ [ARCHIVE_JOB]: (payload) => runArchive(payload, go), [ARCHIVE_LOAD_JOB]: (payload) => runArchiveLoad(payload, go) })

async function sent(bytes: Buffer) {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), 'espace.zip')
  const request = new Request('http://portal', { method: 'POST', body: form })
  return { contentType: request.headers.get('content-type'), body: request.body }
}

describe('the archive of a workspace', () => {
  test('is a manager’s to take, fetch and delete, and does not exist for anybody else', async () => {
    const workspace = await makeWorkspace('eau')
    const manager = justProved(await makePerson('awa', workspace, 'MANAGER'))
    const validator = await makePerson('mamadou', workspace, 'VALIDATOR')
    const stranger = await makePerson('ines', await makeWorkspace('sante'), 'MANAGER')
    await createNeed(workspace)
    const longAgo = { ...manager, session: { id: uuidv7(), provedAt: new Date(0), secondStepAt: null } }
    await expect(startArchive(longAgo, workspace.id, '')).rejects.toMatchObject({ kind: 'fresh-proof' })
    expect(await startArchive(manager, workspace.id, '203.0.113.9')).toBe(true)
    expect(await startArchive(manager, workspace.id, '203.0.113.9')).toBe(false)
    for (const other of [validator, stranger]) {
      await expect(startArchive(other, workspace.id, '')).rejects.toMatchObject({ kind: 'not-found' })
      await expect(listArchives(other, workspace.id)).rejects.toMatchObject({ kind: 'not-found' })
    }
    await runJobs()
    const [archive] = await listArchives(manager, workspace.id)
    expect(archive).toMatchObject({ state: 'READY', by: 'awa', counts: { needs: 1, members: 2 } })
    expect(await db.securityEvent.findMany({ select: { kind: true, network: true } })).toEqual([
      { kind: 'archive.taken', network: '203.0.113.0/24' },
    ])
    const id = archive?.id ?? ''
    const file = await openArchiveFile(manager, workspace.id, id)
    expect(file.bytes).toBe(archive?.bytes)
    await expect(openArchiveFile(stranger, workspace.id, id)).rejects.toMatchObject({ kind: 'not-found' })
    const [own] = stranger.memberships.keys()
    await expect(openArchiveFile(stranger, own ?? '', id)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(deleteArchive(stranger, own ?? '', id)).rejects.toMatchObject({ kind: 'not-found' })
    await deleteArchive(manager, workspace.id, id)
    expect(await listArchives(manager, workspace.id)).toEqual([])
    expect(() => readFileSync(archiveFile(id))).toThrow()
  })

  test('goes by itself once its days are over', async () => {
    const workspace = await makeWorkspace('routes')
    const manager = justProved(await makePerson('lea', workspace, 'MANAGER'))
    await startArchive(manager, workspace.id, '')
    await runJobs()
    await db.archive.updateMany({ data: { expiresAt: new Date(0) } })
    await sweepArchives()
    expect(await listArchives(manager, workspace.id)).toEqual([])
  })
})

describe('an admin who is sent an archive', () => {
  test('sees what it holds, has it loaded under another address, once; anybody else finds no such page', async () => {
    const workspace = await makeWorkspace('energie')
    const manager = justProved(await makePerson('paul', workspace, 'MANAGER'))
    const admin = { ...(await makePerson('root')), isAdmin: true }
    await createNeed(workspace)
    await startArchive(manager, workspace.id, '')
    await runJobs()
    const [archive] = await listArchives(manager, workspace.id)
    const bytes = readFileSync(archiveFile(archive?.id ?? ''))
    await expect(sendArchive(manager, await sent(bytes))).rejects.toMatchObject({ kind: 'not-found' })
    await expect(listLoads(manager)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await sendArchive(admin, await sent(Buffer.alloc(0)))).toBeNull()

    // It is here already.
    const first = (await sendArchive(admin, await sent(bytes))) ?? ''
    await runJobs()
    expect(loadView(await getLoad(admin, first), 'en').refusal).toContain('“energie”')

    await db.archive.deleteMany({ where: { workspaceId: workspace.id } })
    await db.$executeRaw`delete from record where workspace_id = ${workspace.id}::uuid`
    await db.$executeRaw`delete from membership where workspace_id = ${workspace.id}::uuid`
    await db.$executeRaw`delete from workspace where id = ${workspace.id}::uuid`
    await db.$executeRaw`delete from need_entry where workspace_id = ${workspace.id}::uuid`
    await db.$executeRaw`delete from map_place where workspace_id = ${workspace.id}::uuid`
    const id = (await sendArchive(admin, await sent(bytes))) ?? ''
    await runJobs()
    expect(await getLoad(admin, id)).toMatchObject({
      state: 'READY',
      preview: { membersKnown: 1, membersUnknown: 0, counts: { needs: 1 } },
    })
    expect(await startLoad(admin, id, 'Not a slug')).toMatchObject({ key: 'archive.badSlug' })
    await makeWorkspace('prise')
    expect(await startLoad(admin, id, 'prise')).toMatchObject({ key: 'archive.slugTaken' })
    expect(await startLoad(admin, id, 'energie-2')).toBeNull()
    expect(await startLoad(admin, id, 'energie-3')).toBeNull()
    await runJobs()
    const loaded = await getLoad(admin, id)
    expect(loaded).toMatchObject({ state: 'LOADED', slug: 'energie-2', workspaceId: workspace.id })
    expect(await db.membership.findMany({ where: { workspaceId: workspace.id } })).toMatchObject([
      { userId: manager.userId, role: 'MANAGER' },
    ])
    await dropLoad(admin, id)
    await expect(getLoad(admin, id)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('is told why a file is none', async () => {
    const admin = { ...(await makePerson('root2')), isAdmin: true }
    const id = (await sendArchive(admin, await sent(Buffer.from('no archive')))) ?? ''
    await runJobs()
    const load = await getLoad(admin, id)
    expect(load).toMatchObject({ state: 'REFUSED', refusal: { key: 'errors:bundle.notZip' } })
    expect(loadView(load, 'fr').refusal).toContain('zip')
    expect(() => readFileSync(archiveFile(id))).toThrow()
  })
})
