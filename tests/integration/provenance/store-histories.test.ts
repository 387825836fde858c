import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { publishRecord, returnRecord, submitRecord, withdrawRecord } from '#app/features/provenance/change-record.server.ts'
import { saveEdits, startRecord } from '#app/features/provenance/save-edits.server.ts'
import { toParts } from '#app/features/provenance/content.ts'
import { editsBetween } from '#app/features/provenance/edits.ts'
import { storeHistories } from '#app/features/provenance/store-histories.server.ts'
import { tellHistory, type History, type Step } from '#app/features/provenance/tell-history.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { projectContent } from '#tests/support/contents.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const FIRST = projectContent()
const SECOND = projectContent({
  texts: { ...FIRST.texts, title: { fr: 'Forages à Kaffrine et Koungheul' } },
  budgets: [],
  sectors: [
    ...FIRST.sectors.map((row) => ({ ...row, percentage: '60' })),
    { id: 'r0000002', vocabulary: '1', code: '14010', percentage: '40' },
  ],
})

async function scene(slug: string) {
  const made = await makeWorkspace(slug)
  const { id: workspaceId, ...workspace } = await db.workspace.findUniqueOrThrow({
    where: { id: made.id },
    select: { id: true, slug: true, name: true, kind: true, country: true, allowOwnPublication: true, approvalsRequired: true },
  })
  const author = await makePerson('awa', made, 'CONTRIBUTOR')
  const validator = await makePerson('bintou', made, 'VALIDATOR')
  const history = (...steps: Step[]): History => ({
    id: uuidv7(),
    workspaceId,
    workspace,
    by: author,
    at: new Date('2026-01-05T09:00:00Z'),
    content: FIRST,
    steps,
  })
  return { workspaceId, author, validator, history }
}

/** The same steps, taken one by one as people take them. */
async function live({ id: recordId, workspaceId, by, content, steps }: History): Promise<void> {
  await inTransaction((tx) => startRecord(tx, by, projectRecorded, { id: recordId, workspaceId, content }))
  const where = { workspaceId, recordId }
  const { shape } = projectRecorded
  let current = content
  for (const step of steps) {
    if (step.kind === 'edited') {
      const { revision } = await db.record.findUniqueOrThrow({ where: { id: recordId } })
      const edits = editsBetween(toParts(shape, current), toParts(shape, step.content))
      await saveEdits(step.by, projectRecorded, { ...where, madeFrom: revision }, edits)
      current = step.content
    } else if (step.kind === 'returned') await returnRecord(step.by, projectRecorded, where, step.reason)
    else if (step.kind === 'withdrawn') await withdrawRecord(step.by, projectRecorded, where, step.reason)
    else if (step.kind === 'submitted') await submitRecord(step.by, projectRecorded, where)
    else await publishRecord(step.by, projectRecorded, where)
  }
}

/** All that the tables hold of a record, but ids, times, and the words of search (the id is among them). */
async function traces(recordId: string) {
  const hidden = `'{id,record_id,at,created_at,updated_at,published_at,submitted_at,withdrawn_at,search}'::text[]`
  const rows = (table: string, order: string, key = 'record_id') =>
    sql<{ row: object }>(`select to_jsonb(t) - ${hidden} as row from ${table} t where ${key} = $1 order by ${order}`, [recordId])
  return Promise.all([
    rows('record', 'id', 'id'),
    rows('record_version', 'number'),
    rows('record_part', 'path, since'),
    rows('working_part', 'path'),
    rows('event', 'revision'),
    rows('project_entry', 'side'),
  ]).then((all) => JSON.parse(JSON.stringify(all).replaceAll(recordId, 'ID')) as unknown)
}

const day = (n: number) => new Date(Date.UTC(2026, 0, 5 + n, 10))

describe('a record that is loaded with its history', () => {
  const lives: [string, (who: { author: Actor; validator: Actor }) => Step[]][] = [
    ['a draft', () => []],
    [
      'returned',
      ({ author, validator }) => [
        { kind: 'submitted', by: author, at: day(1) },
        { kind: 'returned', by: validator, at: day(2), reason: 'Le budget manque.' },
      ],
    ],
    [
      'published twice',
      ({ author, validator }) => [
        { kind: 'submitted', by: author, at: day(1) },
        { kind: 'published', by: validator, at: day(2) },
        { kind: 'edited', by: author, at: day(3), content: SECOND },
        { kind: 'submitted', by: author, at: day(4) },
        { kind: 'published', by: validator, at: day(5) },
      ],
    ],
    [
      'published, and written again',
      ({ author, validator }) => [
        { kind: 'submitted', by: author, at: day(1) },
        { kind: 'published', by: validator, at: day(2) },
        { kind: 'edited', by: validator, at: day(3), content: SECOND },
      ],
    ],
    [
      'withdrawn',
      ({ author, validator }) => [
        { kind: 'submitted', by: author, at: day(1) },
        { kind: 'published', by: validator, at: day(2) },
        { kind: 'withdrawn', by: validator, at: day(3), reason: 'Doublon.' },
      ],
    ],
  ]

  test.each(lives)('is in every table what it would be had people done it: %s', async (_, stepsOf) => {
    const { history, author, validator } = await scene(`same-${uuidv7()}`)
    const lived = history(...stepsOf({ author, validator }))
    const loaded = { ...lived, id: uuidv7() }
    await live(lived)
    await inTransaction((tx) => storeHistories(tx, projectRecorded, [loaded]))
    expect(await traces(loaded.id)).toEqual(await traces(lived.id))
  })

  test('bears the times it is told with, is loaded once, and nobody is sent word of it', async () => {
    const { history, author, validator } = await scene('times')
    const told = history({ kind: 'submitted', by: author, at: day(1) }, { kind: 'published', by: validator, at: day(2) })
    const store = () => inTransaction((tx) => storeHistories(tx, projectRecorded, [told]))
    const jobs = async () => (await sql<{ n: number }>('select count(*)::int as n from graphile_worker.jobs'))[0]?.n
    const before = await jobs()
    expect([await store(), await store()]).toEqual([1, 0])
    expect(await jobs()).toBe(before)
    const record = await db.record.findUniqueOrThrow({ where: { id: told.id }, include: { versions: true } })
    expect([record.createdAt, record.publishedAt, record.versions[0]?.publishedAt]).toEqual([told.at, day(2), day(2)])
    const events = await db.event.findMany({ where: { recordId: told.id }, orderBy: { id: 'asc' } })
    expect(events.map(({ kind, at }) => [kind, at])).toEqual([
      ['project.created', told.at],
      ['project.submitted', day(1)],
      ['project.published', day(2)],
    ])
  })

  test('cannot hold a step that the policy refuses', async () => {
    const { history, author } = await scene('refused')
    const alone = history({ kind: 'submitted', by: author, at: day(1) }, { kind: 'published', by: author, at: day(2) })
    expect(() => tellHistory(projectRecorded, alone)).toThrow('cannot be published')
  })
})
