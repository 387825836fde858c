import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { listHistory } from '#app/features/provenance/history.server.ts'
import { saveEdits, startRecord } from '#app/features/provenance/save-edits.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { createToken, endToken } from '#app/features/tokens/mutations.server.ts'
import { listTokens } from '#app/features/tokens/queries.server.ts'
import { takeTokenForm } from '#app/features/tokens/take-token-form.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { deliverMail, MAIL_JOB, setUpMail } from '#app/platform/mail/mail.server.ts'
import { loader as datasetsLoader } from '#app/routes/api+/v1+/workspaces.$slug.datasets.ts'
import { loader as expertsLoader } from '#app/routes/api+/v1+/workspaces.$slug.experts.ts'
import { action as needAction, loader as needLoader } from '#app/routes/api+/v1+/workspaces.$slug.needs.$needId.ts'
import { action as needsAction, loader as needsLoader } from '#app/routes/api+/v1+/workspaces.$slug.needs.index.ts'
import { action as projectAction, loader as projectLoader } from '#app/routes/api+/v1+/workspaces.$slug.projects.$projectId.ts'
import { loader as projectsLoader } from '#app/routes/api+/v1+/workspaces.$slug.projects.index.ts'
import { loader as publicLoader } from '#app/routes/api+/v1+/needs.index.ts'
import { needContent, projectContent } from '#tests/support/contents.ts'
import { runWaitingJobs } from '#tests/support/jobs.ts'
import { justProved, makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
beforeAll(() => setUpMail({ smtpUrl: undefined, from: 'x@example.org', origin: 'https://portail.example' }))

type Route = (args: { request: Request; params: Record<string, string>; context?: { address?: unknown } }) => Promise<Response>
/** A document as a test reads it. */
type Told = {
  id: string
  next: string
  detail: string
  items: { id: string }[]
  errors: { name: string; reason?: string }[]
  coverage?: unknown
}
type Asking = {
  token?: string
  params?: Record<string, string>
  method?: string
  body?: unknown
  address?: string
  query?: string
  headers?: Record<string, string>
}

let workspace: { id: string; slug: string }
let manager: Actor & { userId: string }
let count = 0
beforeEach(async () => {
  workspace = await makeWorkspace(`tokens-${++count}`)
  manager = await makePerson('Awa', workspace, 'MANAGER')
})

async function ask(
  route: Route,
  { token, params = {}, method = 'GET', body, address = '192.0.2.1', query = '', headers = {} }: Asking = {},
) {
  const request = new Request(`https://portal.example/api/v1/x${query}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const answer = await route({ request, params: { slug: workspace.slug, ...params }, context: { address } })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: (text ? JSON.parse(text) : null) as Told }
}

const make = async (scope: 'READ' | 'WRITE', actor: Actor = manager) =>
  (await createToken(actor, workspace.id, { name: 'SIG', scope, days: 90 }))!

async function startNeed() {
  const id = uuidv7()
  await inTransaction((tx) => startRecord(tx, manager, needRecorded, { id, workspaceId: workspace.id, content: needContent() }))
  return id
}

describe('a token', () => {
  test('that writes is made by who proved who they are a short while ago; nothing typed is lost', async () => {
    const form = new FormData()
    const typed = { name: 'Saisie', scope: 'WRITE', days: '90' }
    for (const [name, value] of Object.entries({ ...typed, id: uuidv7(), intent: 'create' })) form.set(name, value)
    expect(await takeTokenForm(manager, workspace.id, form, '')).toEqual({ outcome: 'unproved', typed })
    expect(await listTokens(manager, workspace.id)).toEqual([])
    expect(await takeTokenForm(justProved(manager), workspace.id, form, '')).toMatchObject({ outcome: 'made', name: 'Saisie' })
  })

  test('is shown once, kept as a hash, and ended at once', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ id: uuidv7(), name: 'SIG', scope: 'READ', days: '90', intent: 'create' }))
      form.set(name, value)
    const made = await takeTokenForm(manager, workspace.id, form, '')
    const token = made.outcome === 'made' ? made.secret! : ''
    expect(token).toMatch(/^psl_[\w-]{43}$/)
    expect(await takeTokenForm(manager, workspace.id, form, '')).toMatchObject({ outcome: 'made', secret: null })
    expect(JSON.stringify(await db.apiToken.findMany())).not.toContain(token.slice(4))
    expect((await ask(needsLoader, { token })).status).toBe(200)
    const [line] = await listTokens(manager, workspace.id)
    expect(line).toMatchObject({
      name: 'SIG',
      scope: 'READ',
      by: 'Awa',
      lastUsedOn: new Date().toISOString().slice(0, 10),
      networks: ['192.0.2.0/24'],
    })
    await endToken(manager, workspace.id, line!.id)
    const ended = await ask(needsLoader, { token })
    expect(ended.status).toBe(401)
    expect(ended.headers.get('www-authenticate')).toContain('invalid_token')
    expect(ended.headers.get('content-type')).toContain('application/problem+json')
    const kinds = await db.securityEvent.findMany({ where: { tokenId: line!.id }, select: { kind: true }, orderBy: { id: 'asc' } })
    expect(kinds.map(({ kind }) => kind)).toEqual(['token.created', 'token.ended', 'token.refused'])
  })

  test('that is wrong or over is refused where none is needed, too', async () => {
    expect((await ask(publicLoader)).status).toBe(200)
    for (const token of ['psl_' + 'x'.repeat(43), 'x', ''])
      expect((await ask(publicLoader, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401)
    expect((await ask(publicLoader, { headers: { authorization: 'Basic YTpi' } })).status).toBe(401)
    const token = await make('READ')
    expect((await ask(publicLoader, { token })).status).toBe(200)
    await sql(`update api_token set expires_at = now() - interval '1 second' where workspace_id = $1`, [workspace.id])
    expect((await ask(publicLoader, { token })).status).toBe(401)
  })

  test('does nothing while who made it is suspended, and writes nothing into a workspace that is closed', async () => {
    const token = await make('WRITE')
    const write = () => ask(needsAction, { token, method: 'POST', body: { title: { fr: 'Puits' } } })
    expect((await write()).status).toBe(201)
    await sql('update workspace set closed_at = now() where id = $1::uuid', [workspace.id])
    expect((await write()).status).toBe(403)
    expect((await ask(needsLoader, { token })).status).toBe(200)
    await sql('update workspace set closed_at = null where id = $1::uuid', [workspace.id])
    await sql('update "user" set suspended_at = now() where id = $1::uuid', [manager.userId])
    expect((await write()).status).toBe(401)
    await sql('update "user" set suspended_at = null where id = $1::uuid', [manager.userId])
    expect((await write()).status).toBe(201)
  })

  test('of another workspace finds nothing here, and none is asked for politely', async () => {
    const token = await make('WRITE')
    const needId = await startNeed()
    const other = await makeWorkspace(`elsewhere-${count}`)
    for (const route of [needsLoader, projectsLoader, datasetsLoader, expertsLoader] as Route[]) {
      expect((await ask(route, { token })).status).toBe(200)
      expect((await ask(route, { token, params: { slug: other.slug } })).status).toBe(404)
      const without = await ask(route)
      expect(without.status).toBe(401)
      expect(without.headers.get('www-authenticate')).toBe('Bearer realm="Passerelle"')
    }
    expect((await ask(needLoader, { token, params: { slug: other.slug, needId } })).status).toBe(404)
    expect((await ask(needAction, { token, params: { slug: other.slug, needId }, method: 'PATCH', body: { severity: 1 } })).status).toBe(
      404,
    )
  })

  test('used from a network for the first time is told to the managers, but for the first of all', async () => {
    const token = await make('READ')
    await ask(needsLoader, { token, address: '192.0.2.1' })
    await ask(needsLoader, { token, address: '192.0.2.77' })
    await runWaitingJobs({ [MAIL_JOB]: deliverMail })
    const { email } = await db.user.findUniqueOrThrow({ where: { id: manager.userId } })
    expect(await db.mail.count({ where: { to: email } })).toBe(0)
    await ask(needsLoader, { token, address: '203.0.113.9' })
    await ask(needsLoader, { token, address: '203.0.113.9' })
    await runWaitingJobs({ [MAIL_JOB]: deliverMail })
    expect(await db.mail.count({ where: { to: email, text: { contains: '203.0.113.0/24' } } })).toBe(1)
    expect(await db.securityEvent.count({ where: { kind: 'token.newPlace', workspaceId: workspace.id } })).toBe(1)
  })

  test('is made by managers alone, at most fifty at a time', async () => {
    const contributor = await makePerson('c', workspace, 'CONTRIBUTOR')
    await expect(make('READ', contributor)).rejects.toMatchObject({ kind: 'forbidden' })
    for (let times = 0; times < 50; times += 1) await make('READ')
    await expect(make('READ')).rejects.toMatchObject({ messageKey: 'conflict.tokens' })
  })

  test('that asks too often is slowed, and nobody else is', async () => {
    const [wild, calm] = [await make('READ'), await make('READ')]
    const statuses = []
    for (let times = 0; times < 620; times += 1) statuses.push((await ask(publicLoader, { token: wild, query: '?limit=1' })).status)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
    expect((await ask(publicLoader, { token: wild })).headers.get('retry-after')).toMatch(/^\d+$/)
    expect((await ask(publicLoader, { token: calm })).status).toBe(200)
  }, 60_000)
})

describe('a program with a token', () => {
  test('reads drafts with their working state, and pages through them', async () => {
    const ids = [await startNeed(), await startNeed(), await startNeed()]
    const token = await make('READ')
    const first = await ask(needsLoader, { token, query: '?limit=2' })
    expect(first.headers.get('cache-control')).toBe('private, no-store')
    expect(first.body).toMatchObject({
      total: 3,
      items: [{ status: 'NONE', workingState: 'DRAFT', revision: 1, version: null, title: { fr: 'Kits de purification' } }, {}],
    })
    const second = await ask(needsLoader, { token, query: `?limit=2&cursor=${first.body.next}` })
    expect([...first.body.items, ...second.body.items].map(({ id }) => id).sort()).toEqual([...ids].sort())
    expect((await ask(needsLoader, { token, query: '?limit=0' })).body).toMatchObject({ status: 400, errors: [{ name: 'limit' }] })
    expect((await ask(needsLoader, { token, query: '?cursor=x' })).status).toBe(400)
    // The public list does not change with a token.
    expect((await ask(publicLoader, { token })).body.items).toEqual([])
  })

  test('that only reads writes nothing', async () => {
    const token = await make('READ')
    const needId = await startNeed()
    expect((await ask(needsAction, { token, method: 'POST', body: { title: { fr: 'X' } } })).status).toBe(403)
    expect(
      (await ask(needAction, { token, params: { needId }, method: 'PATCH', headers: { 'if-match': '"1"' }, body: { severity: 1 } })).status,
    ).toBe(403)
  })

  test('starts a draft from the shape it reads, and history names the token', async () => {
    const token = await make('WRITE')
    const body = {
      kind: 'goods',
      severity: 3,
      title: { fr: 'Pompes', ar: 'مضخات' },
      summary: { fr: 'Dix pompes.' },
      sector: '14030',
      peopleAffected: 900,
      asked: { money: { amount: '1234.50', currency: 'EUR' }, quantity: { number: '10', unit: 'pompes' } },
      from: '2026-12-01',
      to: null,
      location: {
        name: { fr: 'Kaffrine' },
        point: { lat: 14.1, lon: -15.55 },
        country: 'SN',
        precision: 'settlement',
        publicPrecision: 'admin1',
      },
    }
    const made = await ask(needsAction, { token, method: 'POST', body })
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`https://portal.example/api/v1/workspaces/${workspace.slug}/needs/${made.body.id}`)
    expect(made.headers.get('etag')).toBe('"1"')
    expect(made.body).toMatchObject({ ...body, workspace: workspace.slug, workingState: 'DRAFT' })
    const { events } = await listHistory(made.body.id, { who: null, part: null, from: null, to: null }, null)
    expect(events[0]).toMatchObject({ kind: 'need.created', actor: { kind: 'TOKEN', name: 'SIG' } })
    // What a token writes counts as written by who made it: four eyes hold.
    expect((await db.record.findUniqueOrThrow({ where: { id: made.body.id } })).workingEditors).toEqual([manager.userId])
    // What was read may be sent back whole.
    const again = await ask(needAction, {
      token,
      params: { needId: made.body.id },
      method: 'PATCH',
      headers: { 'if-match': '"1"' },
      body: { ...made.body, coverage: undefined },
    })
    expect(again).toMatchObject({ status: 200, body: { revision: 1 } })
  })

  test('is told every field that is refused', async () => {
    const token = await make('WRITE')
    const body = {
      title: { fr: 'X' },
      severity: 9,
      sector: 'eau',
      asked: { money: { amount: 'beaucoup', currency: 'EUR' } },
      from: '2026-13-01',
    }
    const refused = await ask(needsAction, { token, method: 'POST', body })
    expect(refused.status).toBe(400)
    expect(refused.body.errors.map(({ name }) => name).sort()).toEqual(['asked.money.amount', 'from', 'sector', 'severity'])
    expect(refused.body.errors[0]?.reason).toMatch(/\w/)
    expect((await ask(needsAction, { token, method: 'POST', body: {} })).body.detail).toMatch(/^The field “title\.\w+” cannot be taken: \w/)
    expect((await ask(needsAction, { token, method: 'POST', body: { titel: { fr: 'X' } } })).body.errors).toEqual([
      { name: 'titel', value: '{"fr":"X"}' },
    ])
    expect((await ask(needsAction, { token, method: 'POST', body: {} })).body.errors).toMatchObject([{ name: 'title.en' }])
    for (const wrong of ['{', '[]', '"x"', 'null', '{"title":'.repeat(40)])
      expect((await ask(needsAction, { token, method: 'POST', body: wrong })).status).toBe(400)
    const deep = `{"title":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`
    expect((await ask(needsAction, { token, method: 'POST', body: deep })).status).toBe(400)
    expect((await ask(needsAction, { token, method: 'POST', body: { title: { fr: 'x'.repeat(2 ** 20) } } })).status).toBe(413)
    expect(await db.record.count({ where: { workspaceId: workspace.id } })).toBe(0)
  })

  test('changes fields by the revision it read; others’ work on other fields stays, and a conflict gives both values', async () => {
    const token = await make('WRITE')
    const needId = await startNeed()
    const patch = (body: unknown, tag?: string) =>
      ask(needAction, { token, params: { needId }, method: 'PATCH', body, headers: tag ? { 'if-match': tag } : {} })
    expect((await patch({ severity: 2 })).status).toBe(400)
    await saveEdits(manager, needRecorded, { workspaceId: workspace.id, recordId: needId, madeFrom: 1 }, [{ path: 'severity', value: 5 }])
    const merged = await patch({ title: { en: 'Purification kits' } }, '"1"')
    expect(merged).toMatchObject({
      status: 200,
      body: { severity: 5, title: { fr: 'Kits de purification', en: 'Purification kits' }, revision: 3 },
    })
    const conflict = await patch({ severity: 2 }, '"1"')
    expect(conflict).toMatchObject({
      status: 409,
      body: { revision: 3, conflicts: [{ name: 'severity', base: '4', theirs: '5', yours: '2' }] },
    })
    expect((await patch({ severity: 2 }, '"3"')).body).toMatchObject({ severity: 2, revision: 4 })
    expect((await patch({ location: null, asked: null, kind: 'services' }, '"4"')).body).toMatchObject({
      location: null,
      asked: { money: null, quantity: null },
    })
    await db.record.update({ where: { id: needId }, data: { workingState: 'SUBMITTED' } })
    expect((await patch({ severity: 1 }, '"5"')).status).toBe(403)
  })

  test('reads and changes projects alike', async () => {
    const token = await make('WRITE')
    const id = uuidv7()
    await inTransaction((tx) => startRecord(tx, manager, projectRecorded, { id, workspaceId: workspace.id, content: projectContent() }))
    expect((await ask(projectsLoader, { token })).body.items).toMatchObject([{ id, iatiStatus: '2', workingState: 'DRAFT' }])
    const changed = await ask(projectAction, {
      token,
      params: { projectId: id },
      method: 'PATCH',
      headers: { 'if-match': '"1"' },
      body: { iatiStatus: '3', dates: { actualStart: '2026-02-01' }, description: { fr: 'Vingt-cinq forages.' } },
    })
    expect(changed).toMatchObject({
      status: 200,
      body: { iatiStatus: '3', dates: { plannedStart: '2026-01-01', actualStart: '2026-02-01' }, revision: 2 },
    })
    expect((await ask(projectLoader, { token, params: { projectId: id } })).headers.get('etag')).toBe('"2"')
    expect((await ask(projectLoader, { token, params: { projectId: uuidv7() } })).status).toBe(404)
  })
})
