import { describe, expect, test } from 'vitest'
import { loadDemoExperts } from '#app/features/demo/load-experts.server.ts'
import { listDemoSignIns } from '#app/features/demo/sign-ins.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const TABLES = ['expert_profile', 'skill_verification', 'expertise_ask', 'record', 'event', 'membership', 'match', 'mail']
const counts = async () =>
  Object.fromEntries(
    await Promise.all(TABLES.map(async (table) => [table, (await sql<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n])),
  ) as Record<string, number>

describe('the experts of the demonstration', () => {
  test('come once into a demonstration that has none yet, with the requests it does not have', async () => {
    await loadDemoExperts()
    const standing = await counts()
    expect(standing).toMatchObject({ expert_profile: 400, record: 43, match: 0 })
    expect(standing.expertise_ask).toBe(42)
    await loadDemoExperts()
    expect(await counts()).toEqual(standing)
  }, 300_000)

  test('are found by what is above their skills, by each level they reach, and by words', async () => {
    const found = (where: object) => db.expertProfile.count({ where })
    expect(await found({ skills: { has: 'isco:21' } })).toBeGreaterThan(await found({ skills: { has: 'isco:211' } }))
    expect(await found({ languages: { has: 'ar:B1' } })).toBeGreaterThanOrEqual(await found({ languages: { has: 'ar:C1' } }))
    const [{ n } = { n: 0 }] = await sql<{ n: number }>(`select count(*)::int as n from expert_profile where search is null`)
    expect(n).toBe(0)
  })

  test('three of them are among those who sign in, apart from the workspaces', async () => {
    const group = (await listDemoSignIns()).find(({ key }) => key === 'experts')
    expect(group?.workspace).toBeNull()
    expect(group?.people.map(({ role }) => role)).toEqual(['EXPERT', 'EXPERT', 'EXPERT'])
  })

  test('do not come back once somebody erased one', async () => {
    const [first] = await db.expertProfile.findMany({ take: 1, select: { id: true } })
    await db.expertProfile.delete({ where: { id: first?.id ?? '' } })
    await loadDemoExperts()
    expect(await db.expertProfile.count()).toBe(399)
  })
})
