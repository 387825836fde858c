import { beforeAll, describe, expect, test } from 'vitest'
import { fillDatabase } from '#app/features/bench-data/fill-database.server.ts'
import type { ProjectContent } from '#app/features/projects/content.ts'
import type { NeedContent } from '#app/features/needs/content.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { PROJECT_SHAPE } from '#app/features/projects/shape.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { lockOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { recountTexts } from '#app/features/provenance/text-origins.server.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { databaseUrl } from '#tests/support/second-database.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const RECORDED = { NEED: needRecorded, PROJECT: projectRecorded, DATASET: needRecorded }
const DERIVED = ['need_entry', 'project_entry', 'need_project', 'expertise_ask', 'record_translation']

type Sum = { role: string; currency: string; sum: string }

/** What the database sums up keeps the digits of its amounts, and comes in no order. */
const sameSums = (row: { flows?: Sum[] | null }) =>
  row.flows
    ? {
        ...row,
        flows: row.flows
          .map((flow) => ({ ...flow, sum: Number(flow.sum) }))
          .sort((a, b) => (a.role + a.currency < b.role + b.currency ? -1 : 1)),
      }
    : row

/** Rows of what is derived, without the moment in which it was. */
async function derived() {
  const found: Record<string, unknown[]> = {}
  for (const table of DERIVED)
    found[table] = (await sql<{ row: object }>(`select to_jsonb(t) as row from ${table} t order by 1`)).map(({ row }) => sameSums(row))
  found.map_place = (await sql<{ row: object }>(`select to_jsonb(p) - 'id' as row from map_place p order by record_id, ordinal`)).map(
    ({ row }) => row,
  )
  return found
}
const sums = () =>
  sql(`select level, facet, cell, severity, places, amount_usd, sum_x, sum_y from map_roll order by level, facet, cell, severity`)

beforeAll(async () => {
  await fillDatabase(databaseUrl(), { needs: 240, projects: 60, parts: 1, said: () => undefined })
}, 120_000)

describe('records for load tests', () => {
  test('are derived as if people had written them', async () => {
    const [before, mapBefore] = [await derived(), await sums()]
    const records = await db.record.findMany({ select: { id: true, workspaceId: true, kind: true } })
    expect(records).toHaveLength(300)
    await inTransaction(
      async (tx) => {
        for (const { id, workspaceId, kind } of records) {
          const recorded = RECORDED[kind]
          const record = await lockOwnRecord(tx, OPERATOR, kind, workspaceId, id)
          if (record.publication === 'PUBLISHED') await recorded.indexPublic(tx, record)
          await recorded.indexWorking(tx, record)
          await recountTexts(tx, recorded, record)
        }
      },
      { timeout: 120_000 },
    )
    const after = await derived()
    for (const table of Object.keys(after)) expect({ [table]: after[table] }).toEqual({ [table]: before[table] })
    await sql('select fold_map_deltas()')
    expect(await sums()).toEqual(mapBefore)
  }, 180_000)

  test('say all that a record must say before it is submitted', async () => {
    for (const { id, kind, publication } of await db.record.findMany()) {
      const parts = await readParts(db, id, publication === 'PUBLISHED' ? 'PUBLIC' : 'WORKING')
      expect(RECORDED[kind].hindrances(parts)).toEqual([])
      const content = kind === 'NEED' ? fromParts<NeedContent>(NEED_SHAPE, parts) : fromParts<ProjectContent>(PROJECT_SHAPE, parts)
      expect(Object.keys(content.texts.title).length).toBeGreaterThan(0)
    }
  })

  test('differ in their titles, wait at every stage, and leave indexes and statistics as they were', async () => {
    const [counts] = await sql<Record<string, number>>(`select count(distinct title)::int as titles, count(*)::int as entries,
      count(distinct workspace_id)::int as workspaces from need_entry`)
    expect(counts?.titles).toBeGreaterThan((counts?.entries ?? 0) * 0.9)
    expect(counts?.workspaces).toBeGreaterThan(2)
    const stages = await sql<{ state: string }>(`select distinct working_state::text as state from record`)
    expect(stages.map(({ state }) => state).sort()).toEqual(['DRAFT', 'NONE', 'SUBMITTED'])
    const [indexes] = await sql<{ n: number }>(`select count(*)::int as n from pg_indexes where tablename = 'need_entry'`)
    expect(indexes?.n).toBeGreaterThan(8)
    const [big] = await sql<{ most: number }>(
      `select max(n)::int as most from (select count(*) as n from record_part where path like 'transactions/%' group by record_id) as t`,
    )
    expect(big?.most).toBeGreaterThan(20)
  })
})
