import { beforeAll, describe, expect, test } from 'vitest'
import { getSearchView } from '#app/features/search/show/search-view.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { makeCorpus } from '#tests/support/search/make-corpus.ts'
import { QUERIES } from '#tests/support/search/queries.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

let ids: Map<string, string>
beforeAll(async () => void (ids = await makeCorpus()), 300_000)

describe('the first five have what was meant', () => {
  test.each(QUERIES)('%s: %s', async (reader, typed, wanted) => {
    const { groups } = await getSearchView(VISITOR, new URLSearchParams({ q: typed }), reader)
    const names = new Map([...ids].map(([key, id]) => [id, key]))
    const found = groups.flatMap(({ hits }) => hits.map(({ id }) => names.get(id))).slice(0, 5)
    expect(found, typed).toContain(wanted)
  })

  test('of more than two hundred records', () => {
    expect(ids.size).toBeGreaterThan(200)
    expect(QUERIES.length).toBeGreaterThanOrEqual(60)
    for (const language of ['fr', 'en', 'es', 'pt', 'ar'])
      expect(QUERIES.filter(([reader]) => reader === language).length).toBeGreaterThanOrEqual(12)
  })
})
