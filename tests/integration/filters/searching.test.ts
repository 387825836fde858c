import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { NO_FILTERS } from '#app/features/filters/filters.ts'
import { readFilters } from '#app/features/filters/read-filters.server.ts'
import { listNeeds } from '#app/features/needs/queries/list-needs.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { listProjects } from '#app/features/projects/queries/list-projects.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { publishRecord, submitRecord } from '#app/features/provenance/change-record.server.ts'
import { keepIndex } from '#app/features/provenance/keep-index.server.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { OPERATOR, VISITOR } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { needContent, projectContent } from '#tests/support/contents.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const PAGE = { sort: { field: 'updated', descending: true }, cursor: null, limit: 10 }
const found = async (q: string) => {
  const [needs, projects] = await Promise.all([
    listNeeds(VISITOR, { ...NO_FILTERS, q }, PAGE),
    listProjects(VISITOR, 'published', { ...NO_FILTERS, q }, PAGE),
  ])
  return [needs.total, projects.total]
}

beforeAll(async () => {
  const { id: workspaceId } = await makeWorkspace('water')
  const place = { point: { lat: 14.1, lon: -15.55 }, country: 'SN', admin1: 'SN-KA', precision: 'exact' } as const
  const coarse = { ...place, publicPrecision: 'country' as const }
  const texts = { title: { fr: 'Pompes', und: 'Pumps' }, summary: { zzq: 'xx' } }
  for (const [recorded, content] of [
    [needRecorded, needContent({ texts, facts: { ...needContent().facts, place: coarse } })],
    [projectRecorded, projectContent({ places: [{ id: 'r0000001', ...place, publicPrecision: 'exact' }] })],
  ] as const) {
    const record = { workspaceId, recordId: uuidv7() }
    await inTransaction((tx) => startRecord(tx, OPERATOR, recorded, { id: record.recordId, workspaceId, content }))
    await submitRecord(OPERATOR, recorded, record)
    await publishRecord(OPERATOR, recorded, record)
  }
})

describe('words that one searches', () => {
  test('may be the country, in any language of the portal', async () => {
    for (const name of ['Sénégal', 'senegal', 'السنغال']) expect(await found(name), name).toEqual([1, 1])
    expect(await found('Jordanie')).toEqual([0, 0])
  })

  test('may be the area, where the public sees the place that precisely', async () => {
    for (const name of ['Kaffrine', 'كافرين']) expect((await found(name))[0], name).toBe(0)
    expect((await found('كافرين'))[1]).toBe(1)
  })
})

describe('a filter', () => {
  const asked = async (query: string, list: 'needs' | 'projects' | 'all' = 'all') => readFilters(new URLSearchParams(query), list)

  test('by a workspace or a language that nobody knows is told and left out', async () => {
    const { filters, problems } = await asked('workspace=water,nope&language=fr,xx,zzq')
    expect(filters).toMatchObject({ workspace: ['water'], language: ['fr', 'zzq'] })
    expect(problems).toEqual([
      { name: 'workspace', value: 'nope' },
      { name: 'language', value: 'xx' },
    ])
  })

  test('of another kind of record does not look applied', async () => {
    const { filters, problems } = await asked('kind=goods&country=SN', 'projects')
    expect(filters).toMatchObject({ kind: [], country: ['SN'] })
    expect(problems).toEqual([{ name: 'kind', value: 'goods', why: 'foreign' }])
    expect(await asked('kind=goods&iatiStatus=2')).toMatchObject({ filters: { kind: ['goods'], iatiStatus: ['2'] }, problems: [] })
  })
})

test('what an earlier version derived is derived again, once', async () => {
  let times = 0
  const derive = () => Promise.resolve(++times)
  await db.setting.deleteMany({ where: { key: 'index' } })
  await expect(keepIndex(() => Promise.reject(new Error('cut off')))).rejects.toThrow('cut off')
  await keepIndex(derive)
  await keepIndex(derive)
  expect(times).toBe(1)
  await db.setting.update({ where: { key: 'index' }, data: { value: 1 } })
  await keepIndex(derive)
  expect(times).toBe(2)
})
