import { v7 as uuidv7 } from 'uuid'
import { ZipFile } from 'yazl'
import { beforeEach, describe, expect, test } from 'vitest'
import { BULK_JOB } from '#app/features/bulk/changes/changes.server.ts'
import { runBulk } from '#app/features/bulk/changes/run-change.server.ts'
import { importJsonShape, type ImportJson } from '#app/features/bulk/import-json.server.ts'
import { SHEET_UPLOAD_LIMIT } from '#app/features/bulk/sheets/limits.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { createToken, endToken } from '#app/features/tokens/mutations.server.ts'
import { OPERATOR, type Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { action as applyAction, loader as applyLoader } from '#app/routes/api+/v1+/workspaces.$slug.imports.$importId.apply.ts'
import { loader as importLoader } from '#app/routes/api+/v1+/workspaces.$slug.imports.$importId.index.ts'
import { action as undoAction } from '#app/routes/api+/v1+/workspaces.$slug.imports.$importId.undo.ts'
import { action as importsAction, loader as importsLoader } from '#app/routes/api+/v1+/workspaces.$slug.imports.index.ts'
import { projectContent } from '#tests/support/contents.ts'
import { runWaitingJobs } from '#tests/support/jobs.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

type Route = (args: { request: Request; params: Record<string, string>; context?: { address?: unknown } }) => Promise<Response>
type Told = ImportJson & { detail: string; errors: { name: string; reason?: string }[] }

let workspace: { id: string; slug: string }
let manager: Actor & { userId: string }
let token: string
let count = 0

beforeEach(async () => {
  workspace = await makeWorkspace(`imports-${(count += 1)}`)
  manager = await makePerson('awa', workspace, 'MANAGER')
  token = await make('WRITE')
})

const make = async (scope: 'READ' | 'WRITE') => (await createToken(manager, workspace.id, { name: 'SIG', scope, days: 90 }))!

type Asking = { by?: string | null; slug?: string; importId?: string; method?: string; body?: FormData | string; query?: string }

async function ask(route: Route, { by = token, slug = workspace.slug, importId, method = 'GET', body, query = '' }: Asking = {}) {
  const headers: Record<string, string> = by === null ? {} : { authorization: `Bearer ${by}` }
  const request = new Request(`https://portal.example/api/v1/x${query}`, { method, headers, ...(body === undefined ? {} : { body }) })
  const answer = await route({ request, params: { slug, ...(importId ? { importId } : {}) }, context: { address: '192.0.2.1' } })
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Told }
}

function sheet(
  content: string | Buffer,
  { kind = 'PROJECT', id, name = 'projets.csv' }: { kind?: string; id?: string; name?: string } = {},
) {
  const form = new FormData()
  if (kind) form.set('kind', kind)
  if (id) form.set('id', id)
  form.set('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name))
  return form
}
const send = (form: FormData, more: Asking = {}) => ask(importsAction, { method: 'POST', body: form, ...more })
const work = () => runWaitingJobs({ [BULK_JOB]: runBulk })
const read = (importId: string, more: Asking = {}) => ask(importLoader, { importId, ...more })
const step = (route: Route, importId: string, more: Asking = {}) => ask(route, { importId, method: 'POST', ...more })

async function started(): Promise<string> {
  const id = uuidv7()
  await inTransaction((tx) => startRecord(tx, manager, projectRecorded, { id, workspaceId: workspace.id, content: projectContent() }))
  return id
}
const working = async (id: string) => Object.fromEntries(await readParts(db, id, 'WORKING')) as Record<string, Record<string, unknown>>
const edited = (id: string, title = 'Forages') => `record;revision;title@fr;iatiStatus\r\n${id};1;${title};3\r\n;;Neuf;99\r\n`

describe('a program', () => {
  test('sends a sheet, sees what would change and what is wrong where, says go, and takes it back', async () => {
    const id = await started()
    const before = await working(id)
    const sent = await send(sheet(edited(id)))
    expect(sent).toMatchObject({ status: 202, body: { state: 'reading', lines: [], can: { apply: false } } })
    expect(sent.headers.get('location')).toBe(`https://portal.example/api/v1/workspaces/${workspace.slug}/imports/${sent.body.id}`)
    await work()
    const seen = await read(sent.body.id)
    expect(importJsonShape.safeParse(seen.body).error).toBeUndefined()
    expect(seen).toMatchObject({
      status: 200,
      body: { state: 'ready', counts: { ready: 1, problem: 1, done: 0 }, problemCount: 1, can: { apply: true, undo: false } },
    })
    expect(seen.body.problems).toEqual([expect.objectContaining({ sheet: '', row: 3, column: 'D' })])
    const [line] = (await read(sent.body.id, { query: '?outcome=ready' })).body.lines
    expect(line).toMatchObject({ record: id, isNew: false })
    expect(line?.changes).toContainEqual(expect.objectContaining({ path: 'title', language: 'fr', after: 'Forages' }))
    expect(await working(id)).toEqual(before)

    const done = await step(applyAction, sent.body.id)
    expect(done).toMatchObject({ status: 200, body: { state: 'done', counts: { done: 1, problem: 1 }, can: { undo: true } } })
    expect((await working(id))['text/fr']).toMatchObject({ title: 'Forages' })
    expect((await db.record.findUniqueOrThrow({ where: { id } })).publication).toBe('NONE')
    const undone = await step(undoAction, sent.body.id)
    expect(undone).toMatchObject({ status: 200, body: { state: 'undone', counts: { undone: 1 } } })
    expect((await working(id))['text/fr']).toEqual(before['text/fr'])
    const program = await db.apiToken.findFirstOrThrow({ where: { workspaceId: workspace.id, scope: 'WRITE' }, select: { id: true } })
    const events = await db.event.findMany({ where: { bulkId: sent.body.id }, select: { actorKind: true, actorId: true } })
    expect(events).toEqual([
      { actorKind: 'TOKEN', actorId: program.id },
      { actorKind: 'TOKEN', actorId: program.id },
    ])
  })

  test('that was ended after it said go changes nothing more', async () => {
    const id = await started()
    const before = await working(id)
    const sent = await send(sheet(edited(id)))
    await work()
    const { id: tokenId } = await db.apiToken.findFirstOrThrow({ where: { workspaceId: workspace.id }, select: { id: true } })
    await db.bulkChange.update({ where: { id: sent.body.id }, data: { state: 'APPLYING', appliedTokenId: tokenId } })
    await endToken(manager, workspace.id, tokenId)
    await runBulk({ changeId: sent.body.id })
    expect(await db.bulkChange.findUniqueOrThrow({ where: { id: sent.body.id } })).toMatchObject({ state: 'DONE', counts: { FAILED: 1 } })
    expect(await working(id)).toEqual(before)
  })

  test('sends and says go twice, and it is done once', async () => {
    const id = await started()
    const formId = uuidv7()
    const [one, other] = await Promise.all([send(sheet(edited(id), { id: formId })), send(sheet(edited(id), { id: formId }))])
    expect(other.body.id).toBe(one.body.id)
    await work()
    expect((await send(sheet(edited(id), { id: formId }))).body).toMatchObject({ id: one.body.id, state: 'ready' })
    await Promise.all([step(applyAction, one.body.id), step(applyAction, one.body.id)])
    await work()
    expect((await step(applyAction, one.body.id)).body.state).toBe('done')
    expect(await db.event.count({ where: { bulkId: one.body.id } })).toBe(1)
    await step(undoAction, one.body.id)
    await work()
    expect((await step(undoAction, one.body.id)).body.state).toBe('undone')
    expect((await step(applyAction, one.body.id)).status).toBe(409)
  })

  test('reads long imports page by page, and is told which parameter is not understood', async () => {
    const ids = await Promise.all([started(), started(), started()])
    const { body } = await send(sheet(`record;revision;title@fr\r\n${ids.map((id, at) => `${id};1;Titre ${at}\r\n`).join('')}`))
    await work()
    const first = await read(body.id, { query: '?limit=2' })
    const second = await read(body.id, { query: `?limit=2&cursor=${first.body.next}` })
    expect([...first.body.lines, ...second.body.lines].map(({ record }) => record).sort()).toEqual([...ids].sort())
    expect(second.body.next).toBeNull()
    for (const [name, value] of Object.entries({ outcome: 'same', cursor: "1' or 1=1", limit: '1000' })) {
      const refused = await read(body.id, { query: `?${name}=${encodeURIComponent(value)}` })
      expect(refused).toMatchObject({ status: 400, body: { errors: [{ name }] } })
    }
  })
})

describe('nobody else', () => {
  test('than a token of the workspace that writes and still holds sends a sheet or says go', async () => {
    const id = await started()
    const { body } = await send(sheet(edited(id)))
    await work()
    const reads = await make('READ')
    expect((await read(body.id, { by: reads })).status).toBe(200)
    expect((await read(body.id, { by: reads })).body.can).toEqual({ apply: false, undo: false })
    const elsewhere = await makeWorkspace(`elsewhere-${count}`)
    const stranger = await makePerson('x', elsewhere, 'MANAGER')
    const foreign = (await createToken(stranger, elsewhere.id, { name: 'X', scope: 'WRITE', days: 30 }))!
    const tries: [Asking, number][] = [
      [{ by: null }, 401],
      [{ by: 'psl_' + 'x'.repeat(43) }, 401],
      [{ by: reads }, 403],
      [{ by: foreign }, 404],
      [{ by: foreign, slug: elsewhere.slug }, 404],
    ]
    for (const [asking, status] of tries) {
      if (!asking.slug) expect((await send(sheet(edited(id)), asking)).status).toBe(status)
      expect((await step(applyAction, body.id, asking)).status).toBe(status)
      expect((await step(undoAction, body.id, asking)).status).toBe(status)
      if (status !== 403) expect((await read(body.id, asking)).status).toBe(status)
    }
    await sql(`update api_token set expires_at = now() - interval '1 second' where workspace_id = $1`, [workspace.id])
    expect((await send(sheet(edited(id)))).status).toBe(401)
    expect((await step(applyAction, body.id)).status).toBe(401)
    expect(await db.bulkChange.findMany({ where: { workspaceId: { in: [workspace.id, elsewhere.id] } } })).toEqual([
      expect.objectContaining({ id: body.id, state: 'READY' }),
    ])
  })

  test('and no token says go to what a person chose in a register, such as a publication', async () => {
    const chosen = await db.bulkChange.create({
      data: {
        id: uuidv7(),
        workspaceId: workspace.id,
        kind: 'PROJECT',
        source: 'CHOSEN',
        state: 'READY',
        step: { kind: 'publish' },
        language: 'fr',
        createdById: manager.userId,
      },
    })
    expect((await read(chosen.id)).status).toBe(404)
    expect((await step(applyAction, chosen.id)).status).toBe(404)
    expect((await db.bulkChange.findUniqueOrThrow({ where: { id: chosen.id } })).state).toBe('READY')
    expect((await read(uuidv7())).status).toBe(404)
    expect((await read("x' or 1=1")).status).toBe(404)
  })

  test('than a token that somebody made, who answers for what it brings', async () => {
    const nobody = (await createToken(OPERATOR, workspace.id, { name: 'CLI', scope: 'WRITE', days: 30 }))!
    const refused = await send(sheet('record;title@fr'), { by: nobody })
    expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringContaining('not made by a person') as string } })
  })

  test('and by no other method', async () => {
    for (const route of [importsLoader, applyLoader]) {
      const refused = await ask(route, { importId: uuidv7() })
      expect(refused.status).toBe(405)
      expect(refused.headers.get('allow')).toBe('POST, OPTIONS')
    }
    expect((await ask(importsAction, { method: 'PUT', body: 'x' })).status).toBe(405)
  })
})

describe('a file that is none, or would cost too much', () => {
  test('is refused with the reason, and leaves nothing', async () => {
    expect(await send(sheet('', {}))).toMatchObject({ status: 400, body: { errors: [{ name: 'file' }] } })
    expect((await send(sheet('a;b', { kind: 'EXPERT' }))).status).toBe(400)
    expect(await send(sheet('a;b', { kind: '' }))).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('PROJECT') as string },
    })
    expect((await ask(importsAction, { method: 'POST', body: '{"kind":"PROJECT"}' })).status).toBe(400)
    expect((await send(sheet(Buffer.alloc(SHEET_UPLOAD_LIMIT + 1)))).status).toBe(413)
    expect(await db.bulkChange.count({ where: { workspaceId: workspace.id } })).toBe(0)
  })

  test('is told as refused where it unpacks beyond measure', async () => {
    const zip = new ZipFile()
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const parts = {
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="P" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': Buffer.alloc(200 * 2 ** 20, ' '),
    }
    for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name)
    zip.end()
    const chunks: Buffer[] = []
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
    const { body } = await send(sheet(Buffer.concat(chunks), { name: 'bombe.xlsx' }))
    await work()
    expect(await read(body.id)).toMatchObject({ status: 200, body: { state: 'refused', can: { apply: false } } })
    expect((await read(body.id)).body.refusal).toMatch(/\w/)
    expect((await step(applyAction, body.id)).status).toBe(409)
  })

  test('is not taken in while ten others wait to be read', async () => {
    const waiting = Array.from({ length: 10 }, () => ({
      id: uuidv7(),
      workspaceId: workspace.id,
      kind: 'PROJECT' as const,
      source: 'SHEET' as const,
      language: 'en',
      createdById: manager.userId,
    }))
    await db.bulkChange.createMany({ data: waiting })
    const refused = await send(sheet('record;title@fr'))
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('30')
  })
})
