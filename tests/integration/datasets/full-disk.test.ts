import { expect, test, vi } from 'vitest'
import { latestLoad } from '#app/features/datasets/loading/loads.server.ts'
import { takeSentFile } from '#app/features/datasets/mutations/take-file-form.server.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import { makeDataset, useDataFolder } from '#tests/support/datasets.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

vi.mock('node:fs/promises', async (original) => ({
  ...(await original<object>()),
  statfs: () => Promise.resolve({ bavail: 10, bsize: 4096 }),
}))

useTestDatabase()
useDataFolder()

test('where the disk is full the sender is told so beside the file, and the file there was stays', async () => {
  const { id: workspaceId } = await makeWorkspace('full')
  const { recordId } = await makeDataset(workspaceId, { title: 'Puits', text: 'a,b\n1,2\n', isDraft: true })
  const before = await latestLoad(recordId)

  const form = new FormData()
  form.set('file', new File(['a,b\n3,4\n'], 'other.csv'))
  const { headers, body } = new Response(form)
  const reply = await takeSentFile(OPERATOR, { workspaceId, datasetId: recordId }, { contentType: headers.get('content-type'), body })
  expect(reply).toEqual({ outcome: 'refused', problems: [{ name: 'file', messageKey: 'full' }], typed: {} })
  expect(await latestLoad(recordId)).toEqual(before)
})
