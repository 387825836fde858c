import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { removeProjectRow, saveProjectRow, saveProjectStep } from '#app/features/projects/mutations/save-project.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { getRecord } from '#app/features/provenance/read-record.server.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { projectContent } from '#tests/support/contents.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const ROW = 'budgets/r0000001'

const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

async function desk(slug: string) {
  const workspace = await makeWorkspace(slug)
  const [awa, fatou] = [await makePerson('awa', workspace, 'CONTRIBUTOR'), await makePerson('fatou', workspace, 'CONTRIBUTOR')]
  const where = { workspaceId: workspace.id, projectId: uuidv7(), language: 'fr' } as const
  const start = { id: where.projectId, workspaceId: workspace.id, content: projectContent() }
  await inTransaction((tx) => startRecord(tx, awa, projectRecorded, start))
  const revisionOf = async (actor: Actor) => String((await getRecord(actor, 'PROJECT', where.projectId)).revision)
  const working = () => readParts(db, where.projectId, 'WORKING')
  return { awa, fatou, where, revisionOf, working }
}

/** The budget as its form holds it, with another amount. */
const budget = (revision: string, more: Record<string, string> = {}) =>
  formOf({
    revision,
    [`${ROW}/type`]: '1',
    [`${ROW}/start`]: '2026-01-01',
    [`${ROW}/end`]: '2026-12-31',
    [`${ROW}/value/amount`]: '2000',
    [`${ROW}/value/currency`]: 'EUR',
    ...more,
  })

test.each([
  ['mine', '2000'],
  ['theirs', undefined],
])('a row that one wrote in while the other took it away is one question, and «%s» settles it', async (choice, amount) => {
  const { awa, fatou, where, revisionOf, working } = await desk(`row-${choice}`)
  const revision = await revisionOf(awa)
  await removeProjectRow(fatou, where, ROW, formOf({ revision, remove: ROW }))
  const shown = await saveProjectRow(awa, where, 'budgets', 'r0000001', budget(revision))
  expect(shown).toMatchObject({ outcome: 'conflict', conflicts: [{ name: ROW, by: 'fatou', isRow: true }] })
  expect((await working()).has(ROW)).toBe(false)

  const again = budget(await revisionOf(awa), { conflict: ROW, [`choice:${ROW}`]: choice })
  expect(await saveProjectRow(awa, where, 'budgets', 'r0000001', again)).toMatchObject({ outcome: 'saved' })
  expect(((await working()).get(ROW)?.['value'] as { amount: string } | undefined)?.amount).toBe(amount)
})

test.each(['999999', '-1', 'abc', ''])('a form that says it was made from «%s» overwrites nobody', async (revision) => {
  const { awa, fatou, where, revisionOf, working } = await desk(`forged-${revision.replace('-', 'minus') || 'none'}`)
  await saveProjectStep(fatou, where, 'texts', formOf({ revision: await revisionOf(fatou), 'title@fr': 'Le titre de Fatou' }))
  const reply = await saveProjectStep(awa, where, 'texts', formOf({ revision, 'title@fr': 'Le titre d’Awa' }))
  expect(reply).toMatchObject({ outcome: 'conflict', conflicts: [{ name: 'title@fr', theirs: 'Le titre de Fatou' }] })
  expect((await working()).get('text/fr')?.['title']).toBe('Le titre de Fatou')
})
