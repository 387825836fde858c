import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadArchive } from '#app/features/archives/load-archive.server.ts'
import { openArchive, previewOf } from '#app/features/archives/read-archive.server.ts'
import { NAMED_ONLY } from '#app/features/archives/seat-people.server.ts'
import { ARCHIVED, NOT_ARCHIVED } from '#app/features/archives/tables.ts'
import { writeArchive } from '#app/features/archives/write-archive.server.ts'
import { loadDemo } from '#app/features/demo/load-demo.server.ts'
import { Bundle } from '#app/platform/bundle/read-bundle.server.ts'
import { BundleWriter } from '#app/platform/bundle/write-bundle.server.ts'
import { connectDatabase, db, disconnectDatabase, sql } from '#app/platform/db/client.server.ts'
import { storeBlob } from '#app/platform/storage/blobs.server.ts'
import { ask, databaseUrl, makeSecondDatabase } from '#tests/support/second-database.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-archive-'))
const before = process.env.PORTAL_DATA_DIR
const at = (name: string) => path.join(folder, name)
const ORIGIN = 'https://portal.example'
let home = ''
let workspace = { id: '', slug: '' }
let logo = ''

/** Works with another database in the place of the test's own. */
async function elsewhere<T>(url: string, work: () => Promise<T>): Promise<T> {
  await disconnectDatabase()
  connectDatabase(url, 5)
  try {
    return await work()
  } finally {
    await disconnectDatabase()
    connectDatabase(home, 5)
  }
}

const take = (workspaceId: string, name: string) => writeArchive(workspaceId, createWriteStream(at(name)), { origin: ORIGIN })

async function members(name: string): Promise<Record<string, string>> {
  const bundle = await Bundle.open(at(name), { format: 'passerelle-workspace', version: 1, limits: { members: 10_000, inflated: 2 ** 32 } })
  const found = Object.fromEntries(bundle.manifest.members.map(({ name: member, sha256 }) => [member, sha256]))
  bundle.close()
  return found
}

/** The accounts of a workspace's people, in another database under the same ids. */
async function copyAccounts(url: string): Promise<void> {
  const people = await db.user.findMany({ where: { memberships: { some: { workspaceId: workspace.id } } } })
  for (const { id, name, email, language } of people)
    await ask(url, `insert into "user" (id, name, email, language) values ($1, $2, $3, $4)`, [id, name, email, language])
}

beforeAll(async () => {
  home = databaseUrl()
  process.env.PORTAL_DATA_DIR = at('data')
  await loadDemo()
  workspace = await db.workspace.findFirstOrThrow({
    where: { kind: 'GOVERNMENT' },
    orderBy: { records: { _count: 'desc' } },
    select: { id: true, slug: true },
  })
  writeFileSync(at('sent.csv'), 'a,b\n1,2\n')
  ;({ sha256: logo } = await storeBlob(at('sent.csv')))
  const recordId = uuidv7()
  await db.record.create({ data: { id: recordId, kind: 'DATASET', workspaceId: workspace.id, workingState: 'DRAFT' } })
  await db.dataset.create({ data: { recordId, slug: 'wells' } })
  const load = { recordId, workspaceId: workspace.id, state: 'REFUSED' as const, name: 'sent.csv', bytes: 8n, sha256: logo }
  await db.datasetLoad.create({ data: { id: uuidv7(), ...load } })
  await take(workspace.id, 'first.zip')
}, 300_000)

afterAll(() => {
  if (before === undefined) delete process.env.PORTAL_DATA_DIR
  else process.env.PORTAL_DATA_DIR = before
  rmSync(folder, { recursive: true, force: true })
})

const PUBLIC = `select to_jsonb(e) - 'quality_on' as row from (select * from need_entry where workspace_id = $1) e union all
  select to_jsonb(e) - 'quality_on' - 'flows' from (select * from project_entry where workspace_id = $1) e union all
  select to_jsonb(e) from record_translation e where workspace_id = $1 and texts > 0 union all
  select to_jsonb(e) - 'id' from map_place e where workspace_id = $1 order by 1`

describe('a manager who takes the workspace to another portal', () => {
  test('takes everything, and finds all of it there: taken again, the archive is the same', async () => {
    const other = await makeSecondDatabase()
    await copyAccounts(other.url)
    const ours = await sql(PUBLIC, [workspace.id])
    process.env.PORTAL_DATA_DIR = at('elsewhere')
    await elsewhere(other.url, async () => {
      const archive = await openArchive(at('first.zip'))
      expect(await previewOf(archive)).toMatchObject({ membersUnknown: 0, workspace: { slug: workspace.slug } })
      const done = await loadArchive(archive)
      archive.bundle.close()
      expect(done).toMatchObject({ slug: workspace.slug, unknown: [] })
      await take(workspace.id, 'second.zip')
      // What lists, the map and the pages of records show.
      expect(await sql(PUBLIC, [workspace.id])).toEqual(ours)
      // A second time, it has no place.
      const again = await openArchive(at('first.zip'))
      await expect(loadArchive(again, { slug: 'other' })).rejects.toMatchObject({ messageKey: 'archive.exists' })
      again.bundle.close()
    })
    process.env.PORTAL_DATA_DIR = at('data')
    const [first, second] = [await members('first.zip'), await members('second.zip')]
    expect(Object.keys(second)).toEqual(Object.keys(first))
    expect(second).toEqual(first)
    expect(Object.keys(first)).toContain(`files/${logo.slice(0, 2)}/${logo}`)
    await other.drop()
  }, 300_000)

  test('finds colleagues under their accounts there, and the others by name in the history', async () => {
    const other = await makeSecondDatabase()
    const [colleague, ...others] = await db.membership.findMany({
      where: { workspaceId: workspace.id },
      include: { user: true },
      orderBy: { userId: 'asc' },
    })
    const there = uuidv7()
    await ask(other.url, `insert into "user" (id, name, email) values ($1, 'Same person', $2)`, [there, colleague?.user.email])
    await elsewhere(other.url, async () => {
      const archive = await openArchive(at('first.zip'))
      const done = await loadArchive(archive, { slug: 'taken-along' })
      archive.bundle.close()
      expect(done.slug).toBe('taken-along')
      expect(done.unknown.sort()).toEqual(others.map(({ user }) => user.name).sort())
      expect(await db.membership.findMany({ select: { userId: true, role: true } })).toEqual([{ userId: there, role: colleague?.role }])
      const named = await db.user.findFirstOrThrow({ where: { id: others[0]?.userId ?? '' } })
      expect(named).toMatchObject({ name: others[0]?.user.name, emailVerified: false })
      expect(named.email.endsWith(NAMED_ONLY)).toBe(true)
      const [lost] = await sql<{ n: number }>(
        `select count(*)::int as n from event where actor_id = $1 or actor_id is not null and not exists (select from "user" u where u.id = actor_id)`,
        [colleague?.userId],
      )
      expect(lost?.n).toBe(0)
    })
    await other.drop()
  }, 300_000)
})

describe('an archive that is not what it seems', () => {
  /** The archive with members changed by hand, sealed again as somebody who knows the format could. */
  async function forged(name: string, change: (member: string, text: string) => string): Promise<string> {
    const whole = await Bundle.open(at('first.zip'), {
      format: 'passerelle-workspace',
      version: 1,
      limits: { members: 10_000, inflated: 2 ** 32 },
    })
    const writer = new BundleWriter(createWriteStream(at(name)))
    for (const member of whole.manifest.members) {
      const chunks: Buffer[] = []
      for await (const chunk of whole.read(member)) chunks.push(chunk)
      const text = Buffer.concat(chunks)
      const changed = member.name.endsWith('json') ? Buffer.from(change(member.name, text.toString())) : text

      await writer.add(
        member.name,
        (async function* () {
          yield changed
        })(),
      )
    }
    const { members: _members, ...head } = whole.stated as { members: unknown; format: string; formatVersion: number; madeAt: string }
    await writer.finish(head)
    whole.close()
    return at(name)
  }
  const refusal = async (file: string) => {
    try {
      const archive = await openArchive(file)
      await loadArchive(archive, { slug: 'forged' })
      return 'loaded'
    } catch (error) {
      return (error as { messageKey?: string }).messageKey ?? String(error)
    }
  }

  test('is refused with the reason, and nothing is changed', async () => {
    const other = await makeSecondDatabase()
    const foreign = uuidv7()
    await elsewhere(other.url, async () => {
      const firstOf = (text: string) => text.split('\n')[0] ?? ''
      const cases: [string, string, (member: string, text: string) => string][] = [
        [
          'another workspace’s row',
          'archive.foreignRow',
          (member, text) =>
            member === 'data/record_part.ndjson'
              ? `${firstOf(text).replace(/"record_id": ?"[^"]+"/, `"record_id":"${foreign}"`)}\n${text}`
              : text,
        ],
        ['no JSON', 'archive.badRow', (member, text) => (member === 'data/event.ndjson' ? `{"a":\n${text}` : text)],
        ['too deep', 'archive.badRow', (member, text) => (member === 'data/event.ndjson' ? `${'['.repeat(1e6)}\n${text}` : text)],
        [
          'a value of another type',
          'archive.badValue',
          (member, text) => (member === 'data/record.ndjson' ? text.replace(/"revision": ?\d+/, '"revision":"many"') : text),
        ],
        ['a key twice', 'archive.keyTaken', (member, text) => (member === 'data/event.ndjson' ? `${firstOf(text)}\n${text}` : text)],
        [
          'somebody it does not introduce',
          'archive.foreignPerson',
          (member, text) => (member === 'data/event.ndjson' ? text.replace(/"actor_id": ?"[^"]+"/, `"actor_id":"${foreign}"`) : text),
        ],
        ['nobody', 'archive.badRow', (member, text) => (member === 'people.ndjson' ? `{"id":"x"}\n${text}` : text)],
      ]
      for (const [what, key, change] of cases)
        expect({ what, key: await refusal(await forged('forged.zip', change)) }).toEqual({ what, key })
      expect(await db.workspace.count()).toBe(0)
      expect(await db.user.count()).toBe(0)
    })
    await other.drop()
  }, 300_000)

  test('is refused where one of its records is another workspace’s', async () => {
    const other = await makeSecondDatabase()
    const [record] = await db.record.findMany({ where: { workspaceId: workspace.id, kind: 'NEED' }, take: 1 })
    const id = uuidv7()
    await ask(other.url, `insert into workspace (id, slug, kind, name) values ($1, 'else', 'NGO', '{}')`, [id])
    await ask(other.url, `insert into record (id, kind, workspace_id) values ($1, 'NEED', $2)`, [record?.id, id])
    expect(await elsewhere(other.url, () => refusal(at('first.zip')))).toBe('archive.idTaken')
    await other.drop()
  })
})

test('every table is either taken or left for a reason', async () => {
  const tables = await sql<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '_prisma_migrations'`,
  )
  const decided = new Set([...ARCHIVED.map(({ name }) => name), ...Object.keys(NOT_ARCHIVED)])
  expect(tables.map(({ name }) => name).filter((name) => !decided.has(name))).toEqual([])
})
