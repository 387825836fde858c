import { mkdtempSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resumeImports, runImport } from '#app/features/iati/import-job.server.ts'
import { importView } from '#app/features/iati/import-view.server.ts'
import { getImport, listImports, startImport, type StartReply } from '#app/features/iati/imports.server.ts'
import { receiveUpload } from '#app/platform/http/receive-upload.server.ts'
import { reportCsv } from '#app/features/iati/report-csv.server.ts'
import type { Role } from '#app/features/workspaces/roles.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { activity, activityFile } from '#tests/support/iati/files.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const dataDirectory = mkdtempSync(path.join(tmpdir(), 'passerelle-imports-'))
const before = process.env.PORTAL_DATA_DIR
beforeAll(() => void (process.env.PORTAL_DATA_DIR = dataDirectory))
afterAll(async () => {
  if (before === undefined) delete process.env.PORTAL_DATA_DIR
  else process.env.PORTAL_DATA_DIR = before
  await rm(dataDirectory, { recursive: true, force: true })
})

const NEVER = new AbortController().signal
const filesKept = () => readdir(path.join(dataDirectory, 'imports'))

async function openDesk(slug: string, role: Role = 'CONTRIBUTOR', more: Parameters<typeof makeWorkspace>[1] = {}) {
  const workspace = await makeWorkspace(slug, more)
  return { workspace, actor: await makePerson('awa', workspace, role) }
}
type Desk = Awaited<ReturnType<typeof openDesk>>

type Sent = { id?: string; mode?: string; field?: string; name?: string; file?: string | null }

function formOf({ id = uuidv7(), mode = 'draft', field = 'file', name = 'projets.xml', file = activityFile(activity()) }: Sent = {}) {
  const form = new FormData()
  form.set('id', id)
  form.set('mode', mode)
  if (file !== null) form.set(field, new Blob([file]), name)
  const { headers, body } = new Response(form)
  return { contentType: headers.get('content-type'), body }
}

const send = ({ actor, workspace }: Desk, sent?: Sent) => startImport(actor, workspace.id, formOf(sent))

function idOf(reply: StartReply): string {
  if (reply.outcome !== 'started') throw new Error(`not started: ${reply.problem}`)
  return reply.importId
}

async function sendAndRun(desk: Desk, sent?: Sent) {
  const importId = idOf(await send(desk, sent))
  await runImport({ importId }, NEVER)
  return getImport(desk.workspace.id, importId)
}

describe('an officer who sends a file', () => {
  test('starts one import however often the same form is sent, and another with another file', async () => {
    const desk = await openDesk('twice')
    const id = uuidv7()
    const replies = await Promise.all([send(desk, { id }), send(desk, { id })])
    const first = idOf(replies[0])
    expect(idOf(replies[1])).toBe(first)
    const corrected = idOf(await send(desk, { id, file: activityFile(activity().replace('2024', '2025')) }))
    expect(corrected).not.toBe(first)
    expect(await db.import.count({ where: { workspaceId: desk.workspace.id } })).toBe(2)
    expect((await filesKept()).sort()).toEqual([first, corrected].sort())
    const jobs = await sql('select 1 from graphile_worker.jobs where key = any($1)', [[`import:${first}`, `import:${corrected}`]])
    expect(jobs).toHaveLength(2)
    expect(await db.event.findMany({ where: { workspaceId: desk.workspace.id }, select: { kind: true, changes: true } })).toContainEqual({
      kind: 'import.started',
      changes: [{ path: 'fileName', before: null, after: 'projets.xml' }],
    })
  })

  test.each([
    ['no file', { file: null }, 'noFile'],
    ['a file in another field', { field: 'attachment' }, 'noFile'],
    ['an empty file', { file: '' }, 'emptyFile'],
  ])('is told of %s, and nothing is kept', async (_, sent, problem) => {
    const desk = await openDesk(`none-${problem}-${uuidv7().slice(-6)}`)
    const kept = await filesKept()
    expect(await send(desk, { ...sent, mode: 'check' })).toEqual({ outcome: 'refused', problem, mode: 'check' })
    expect(await filesKept()).toEqual(kept)
    expect(await db.import.count({ where: { workspaceId: desk.workspace.id } })).toBe(0)
  })

  test('is told of a file that is too large, and of a form that stops half-way; nothing is kept', async () => {
    const folder = path.join(dataDirectory, 'limited')
    const just = await receiveUpload(formOf({ file: 'x'.repeat(1000) }), folder, 'file', 1000)
    expect(just.file).toMatchObject({ bytes: 1000, name: 'projets.xml' })
    await just.discard()
    await expect(receiveUpload(formOf({ file: 'x'.repeat(1001) }), folder, 'file', 1000)).rejects.toMatchObject({
      messageKey: 'tooLarge.file',
    })
    const { contentType, body } = formOf()
    const half = new Response((await new Response(body).text()).slice(0, -80)).body
    await expect(receiveUpload({ contentType, body: half }, folder, 'file')).rejects.toMatchObject({ messageKey: 'invalid.form' })
    await expect(receiveUpload({ contentType: 'text/plain', body: null }, folder, 'file')).rejects.toMatchObject({
      messageKey: 'invalid.form',
    })
    expect(await readdir(folder)).toEqual([])
  })

  test('needs the role to import, and to publish at once also a workspace that lets people publish what they wrote', async () => {
    await expect(openDesk('viewer', 'VIEWER').then((desk) => send(desk))).rejects.toMatchObject({ messageKey: 'forbidden.import' })
    const refused = { messageKey: 'forbidden.importPublished' }
    await expect(openDesk('four-eyes', 'MANAGER').then((desk) => send(desk, { mode: 'publish' }))).rejects.toMatchObject(refused)
    const own = { allowOwnPublication: true }
    await expect(openDesk('writer', 'CONTRIBUTOR', own).then((desk) => send(desk, { mode: 'publish' }))).rejects.toMatchObject(refused)
    const several = { ...own, approvalsRequired: 2 }
    await expect(openDesk('several', 'MANAGER', several).then((desk) => send(desk, { mode: 'publish' }))).rejects.toMatchObject(refused)
    const held = await openDesk('publisher', 'VALIDATOR', own).then((desk) => sendAndRun(desk, { mode: 'publish' }))
    expect(held).toMatchObject({ state: 'DONE', publish: true, report: { added: 1 } })
    expect(await db.record.count({ where: { workspace: { slug: 'publisher' }, publication: 'PUBLISHED' } })).toBe(1)
  })
})

describe('an import', () => {
  test('ends with its report, and its file is gone', async () => {
    const desk = await openDesk('done')
    const held = await sendAndRun(desk)
    expect(held).toMatchObject({ state: 'DONE', done: 1, of: 1, by: 'awa', report: { added: 1, failed: [], furtherFailed: 0 } })
    expect(await filesKept()).not.toContain(held.id)
    const [line] = (await listImports(desk.workspace.id, null)).items
    expect(line).toMatchObject({ id: held.id, added: 1, changed: 0, failed: 0 })
    await runImport({ importId: held.id }, NEVER)
    expect(await getImport(desk.workspace.id, held.id)).toEqual(held)
    const events = await db.event.findMany({ where: { workspaceId: desk.workspace.id }, orderBy: { id: 'asc' }, select: { kind: true } })
    expect(events.map(({ kind }) => kind)).toEqual(['import.started', 'project.imported', 'import.done'])
  })

  test('that is a check ends with its report and leaves no other trace', async () => {
    const desk = await openDesk('check')
    expect(await sendAndRun(desk, { mode: 'check' })).toMatchObject({ state: 'DONE', dryRun: true, report: { added: 1 } })
    expect(await db.record.count({ where: { workspaceId: desk.workspace.id } })).toBe(0)
    expect(await db.event.count({ where: { workspaceId: desk.workspace.id } })).toBe(0)
  })

  test('of a file that cannot be read ends with what is wrong and on which line', async () => {
    const desk = await openDesk('unreadable')
    const held = await sendAndRun(desk, { file: activityFile(activity()).replace('</iati-identifier>', '') })
    expect(held).toMatchObject({ state: 'REFUSED', refusal: { key: 'refusal.closingTag', line: expect.any(Number) as number } })
    const view = await importView(held, desk.workspace, 'fr')
    expect(view.refusal).toMatchObject({ message: expect.stringContaining('n’est pas fermé') as string, isOfFile: true })
    expect(await filesKept()).not.toContain(held.id)
  })

  test('is refused where its sender has lost the role meanwhile', async () => {
    const desk = await openDesk('left', 'VALIDATOR', { allowOwnPublication: true })
    const [draft, published] = [idOf(await send(desk)), idOf(await send(desk, { mode: 'publish' }))]
    await db.workspace.update({ where: { id: desk.workspace.id }, data: { allowOwnPublication: false } })
    await runImport({ importId: published }, NEVER)
    await db.membership.deleteMany({ where: { userId: desk.actor.userId } })
    await runImport({ importId: draft }, NEVER)
    expect(await getImport(desk.workspace.id, published)).toMatchObject({ refusal: { key: 'errors:forbidden.importPublished' } })
    const held = await getImport(desk.workspace.id, draft)
    expect(held).toMatchObject({ state: 'REFUSED', refusal: { key: 'errors:forbidden.import' } })
    expect((await importView(held, desk.workspace, 'en')).refusal).toMatchObject({
      message: expect.stringContaining('role') as string,
      isOfFile: false,
    })
    expect(await db.record.count({ where: { workspaceId: desk.workspace.id } })).toBe(0)
  })

  test('that is stopped with the portal leaves nothing half-done and starts over', async () => {
    const desk = await openDesk('stopped')
    const importId = idOf(await send(desk))
    await expect(runImport({ importId }, AbortSignal.abort())).rejects.toThrow()
    expect(await getImport(desk.workspace.id, importId)).toMatchObject({ state: 'RUNNING' })
    expect(await db.record.count({ where: { workspaceId: desk.workspace.id } })).toBe(0)
    await runImport({ importId }, NEVER)
    expect(await getImport(desk.workspace.id, importId)).toMatchObject({ state: 'DONE', report: { added: 1 } })
  })

  test('of a process that was killed goes back into the queue, unless that happened too often', async () => {
    const desk = await openDesk('killed')
    const [again, lost] = [idOf(await send(desk)), idOf(await send(desk, { mode: 'check' }))]
    await db.import.updateMany({ where: { id: { in: [again, lost] } }, data: { state: 'RUNNING' } })
    await sql(
      `update graphile_worker._private_jobs set locked_by = 'dead-' || key, locked_at = now(), attempts = case key when $2 then max_attempts else 1 end where key = any($1)`,
      [[`import:${again}`, `import:${lost}`], `import:${lost}`],
    )
    await resumeImports()
    expect(await sql('select locked_by from graphile_worker.jobs where key = $1', [`import:${again}`])).toEqual([{ locked_by: null }])
    expect(await getImport(desk.workspace.id, again)).toMatchObject({ state: 'RUNNING' })
    expect(await getImport(desk.workspace.id, lost)).toMatchObject({ state: 'REFUSED', refusal: { key: 'iati-import:refused.fault' } })
    expect(await filesKept()).toContain(again)
    expect(await filesKept()).not.toContain(lost)
  })

  test('is seen in its own workspace alone, and earlier ones page by page', async () => {
    const desk = await openDesk('paging')
    const other = await openDesk('elsewhere')
    const rows = Array.from({ length: 45 }, (_, index) => ({
      id: uuidv7(),
      workspaceId: desk.workspace.id,
      userId: desk.actor.userId,
      fileName: `${index}.xml`,
      bytes: 1,
      createdAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 2))),
    }))
    await db.import.createMany({ data: rows })
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listImports>> = await listImports(desk.workspace.id, after)
      seen.push(...page.items.map(({ id }) => id))
      after = page.next
    } while (after)
    expect(seen).toHaveLength(45)
    expect(new Set(seen).size).toBe(45)
    await expect(getImport(other.workspace.id, seen[0] ?? '')).rejects.toMatchObject({ messageKey: 'notFound.import' })
  })
})

describe('a report', () => {
  test('groups what is said alike, links to the project, and as a table has no cell that calculates', async () => {
    const desk = await openDesk('report')
    const badDate = '<transaction><transaction-type code="3"/><transaction-date iso-date="soon"/><value>5</value></transaction>'
    const file = activityFile(
      activity(badDate + badDate, { identifier: '=HYPERLINK("x")' }) +
        activity(badDate, { identifier: 'SN-MEF-2' }) +
        activity('', { identifier: '' }),
    )
    const held = await sendAndRun(desk, { file })
    if (held.state !== 'DONE') throw new Error('not done')
    const { report } = await importView(held, desk.workspace, 'fr')
    const record = await db.record.findFirstOrThrow({ where: { workspaceId: desk.workspace.id, identifier: 'SN-MEF-2' } })
    expect(report?.groups[0]).toMatchObject({ times: { count: 3, formatted: '3' }, morePlaces: { count: 0 } })
    expect(report?.groups[0]?.places[2]).toMatchObject({ identifier: 'SN-MEF-2', href: `/fr/w/report/projects/${record.id}` })
    expect(report?.failures).toEqual([
      expect.objectContaining({ identifier: null, href: null, message: 'L’activité n’a pas d’identifiant.' }),
    ])
    const { text } = reportCsv(held.report, 'fr')
    const [header, failed, ...rows] = text.split('\r\n')
    expect(header).toBe('\uFEFF"Nature","Ligne","Activité","Message"')
    expect(failed).toMatch(/^"Écartée","\d+","","L’activité n’a pas d’identifiant\."$/)
    expect(rows[0]).toContain(`"'=HYPERLINK(""x"")"`)
  })
})
