import { expect, test } from 'vitest'
import { getCatalogue } from '#app/features/datasets/queries/catalogue.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { makeDataset, useDataFolder } from '#tests/support/datasets.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
useDataFolder()

test('a list shows the first columns of each dataset and the way to its table, and no more of a wide one', async () => {
  const { id } = await makeWorkspace('looked-at')
  const wide = Array.from({ length: 40 }, (_, nth) => `c${nth + 1}`)
  await makeDataset(id, { title: 'Étroit', text: 'pays,valeur\nMali,2\n' })
  await makeDataset(id, { title: 'Large', text: `${wide.join(',')}\n${wide.map((_, nth) => nth).join(',')}\n` })

  const { results } = await getCatalogue(VISITOR, new URLSearchParams(), 'fr')
  const looks = Object.fromEntries(results.map(({ title, look }) => [title.text, look]))
  expect(looks['Étroit']).toEqual({ columns: ['pays', 'valeur'], more: 0, moreText: '0', href: '/fr/datasets/etroit/v/1/table' })
  expect(looks['Large']).toMatchObject({ columns: wide.slice(0, 15), more: 25, moreText: '25' })
})
