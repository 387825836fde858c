import { expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { getOwnWorkspace } from '#app/features/workspaces/queries.server.ts'
import { countGaps, listDeadlines } from '#app/features/workspaces/queries/deadlines.server.ts'
import { listTodayOfAll } from '#app/features/workspaces/queries/today-of-all.server.ts'
import { getTodayView } from '#app/features/workspaces/queries/today-view.server.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { needContent, projectContent } from '#tests/support/contents.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('the first page tells deadlines, what is missing, and what others did since the last visit', async () => {
  const made = await makeWorkspace('today')
  const author = await makePerson('Awa', made, 'MANAGER')
  const reader = await makePerson('Ibou', made, 'VALIDATOR')
  const own = await getOwnWorkspace(reader, 'today')
  await getTodayView(reader, own, 'fr')
  await sql(`update membership set seen_at = now() - interval '1 day' where user_id = $1`, [reader.userId])
  const [ended, near, far, project] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
  await inTransaction(async (tx) => {
    for (const [id, to] of [
      [ended, inDays(-3)],
      [near, inDays(5)],
      [far, inDays(200)],
    ] as const) {
      const content = needContent()
      await startRecord(tx, author, needRecorded, {
        id,
        workspaceId: made.id,
        content: { ...content, facts: { ...content.facts, from: inDays(-30), to } },
      })
    }
    const content = projectContent()
    const facts = { ...content.facts, plannedStart: inDays(-400), plannedEnd: inDays(-10) }
    await startRecord(tx, author, projectRecorded, { id: project, workspaceId: made.id, content: { ...content, facts } })
  })
  const found = await listDeadlines(made.id)
  expect(found.map(({ id, why }) => [id, why])).toEqual([
    [ended, 'needEnded'],
    [near, 'needEnds'],
    [project, 'projectEnded'],
  ])
  expect(await countGaps(own)).toMatchObject({ missing: 4 })
  const view = await getTodayView(reader, own, 'fr')
  expect(view.since).not.toBeNull()
  expect(view.events.every(({ isNew }) => isNew)).toBe(true)
  expect((await getTodayView(author, await getOwnWorkspace(author, 'today'), 'fr')).events.some(({ isNew }) => isNew)).toBe(false)
  expect(await listTodayOfAll(reader, 'fr')).toMatchObject([{ slug: 'today', deadlines: 3 }])
})
