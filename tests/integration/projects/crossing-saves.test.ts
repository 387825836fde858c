import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { saveProjectStep } from '#app/features/projects/mutations/save-project.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { lockOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { saveLocked, startRecord } from '#app/features/provenance/save-edits.server.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { projectContent } from '#tests/support/contents.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

/** Whether another connection waits for what this transaction holds. */
async function hasWaiter(tx: Transaction): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ waits: boolean }[]>`
    select exists (select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))) as waits`
  return row?.waits ?? false
}

test("a save that waits for another person's names what that one changed, so that the next one does not put it back", async () => {
  const workspace = await makeWorkspace('crossing')
  const [awa, fatou] = [await makePerson('awa', workspace, 'CONTRIBUTOR'), await makePerson('fatou', workspace, 'CONTRIBUTOR')]
  const where = { workspaceId: workspace.id, projectId: uuidv7(), language: 'fr' } as const
  const content = projectContent()
  await inTransaction((tx) => startRecord(tx, awa, projectRecorded, { id: where.projectId, workspaceId: workspace.id, content }))
  const form = new FormData()
  for (const [name, value] of Object.entries({
    revision: '1',
    'title@fr': content.texts.title.fr ?? '',
    'description@fr': 'Texte de Fatou',
  }))
    form.set(name, value)

  const waiting = await inTransaction(async (tx) => {
    const record = await lockOwnRecord(tx, awa, 'PROJECT', workspace.id, where.projectId)
    const reply = saveProjectStep(fatou, where, 'texts', form)
    await expect.poll(() => hasWaiter(tx), { timeout: 10_000 }).toBe(true)
    await saveLocked(tx, awa, projectRecorded, record, { madeFrom: 1 }, [{ path: 'title', lang: 'fr', value: 'Titre d’Awa' }])
    return { reply }
  })

  expect(await waiting.reply).toMatchObject({ outcome: 'saved', revision: 3, theirs: [{ name: 'title@fr', text: 'Titre d’Awa' }] })
})
