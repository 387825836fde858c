import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { NO_FILTERS, type Filters } from '#app/features/filters/filters.ts'
import { countNeedFacets } from '#app/features/needs/queries/count-facets.server.ts'
import { listNeeds } from '#app/features/needs/queries/list-needs.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { publishRecord, submitRecord } from '#app/features/provenance/change-record.server.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { OPERATOR, VISITOR } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { needContent } from '#tests/support/contents.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

type Plain = { word: string; severity: number; kind: 'goods' | 'services'; country: string; placed: boolean }

const plain: Plain[] = Array.from({ length: 36 }, (_, index) => ({
  word: index % 3 === 0 ? 'Forages' : 'Routes',
  severity: 1 + (index % 5),
  kind: index % 2 === 0 ? 'goods' : 'services',
  country: ['SN', 'ML', 'FJ'][index % 4 === 0 ? 0 : index % 3] as string,
  placed: index % 7 !== 0,
}))

beforeAll(async () => {
  const { id: workspaceId } = await makeWorkspace('counted')
  for (const { word, severity, kind, country, placed } of plain) {
    const place = placed
      ? ({ point: { lat: 14.1, lon: -15.55 }, country, precision: 'exact', publicPrecision: 'exact' } as const)
      : ({ country, precision: 'country', publicPrecision: 'country' } as const)
    const content = needContent({
      texts: { title: { fr: word }, summary: { fr: word } },
      facts: { ...needContent().facts, severity, kind, place },
    })
    const where = { workspaceId, recordId: uuidv7() }
    await inTransaction((tx) => startRecord(tx, OPERATOR, needRecorded, { id: where.recordId, workspaceId, content }))
    await submitRecord(OPERATOR, needRecorded, where)
    await publishRecord(OPERATOR, needRecorded, where)
  }
})

const PAGE = { sort: { field: 'updated', descending: true }, cursor: null, limit: 50 }
const counts = (needs: readonly Plain[], of: keyof Plain) =>
  Object.fromEntries(
    [...new Set(needs.map((need) => String(need[of])))].map((value) => [value, needs.filter((need) => String(need[of]) === value).length]),
  )

test.each<Partial<Filters>>([
  { q: 'forage' },
  { q: 'forage', severity: [1, 2, 3] },
  { q: 'forage', severity: [4, 5], kind: ['goods'] },
  { q: 'rout', country: ['SN', 'FJ'], kind: ['services'], severity: [2] },
  { q: 'nothing of the kind', severity: [2] },
])('of a search with %j every choice says what it would give beside the others', async (chosen) => {
  const filters = { ...NO_FILTERS, ...chosen }
  const fits = (need: Plain, except?: 'severity' | 'kind' | 'country') =>
    need.word.toLowerCase().startsWith(filters.q) &&
    (['severity', 'kind', 'country'] as const).every(
      (name) => name === except || filters[name].length === 0 || (filters[name] as (string | number)[]).includes(need[name]),
    )
  const facets = await countNeedFacets(VISITOR, filters)
  for (const name of ['severity', 'kind', 'country'] as const)
    expect(Object.fromEntries(facets[name].map(({ value, count }) => [value, count])), name).toEqual(
      counts(
        plain.filter((need) => fits(need, name)),
        name,
      ),
    )
  const all = plain.filter((need) => fits(need))
  const list = await listNeeds(VISITOR, filters, PAGE)
  expect(list).toMatchObject({ total: all.length, items: { length: all.length } })
  expect(facets.workspace).toEqual(all.length > 0 ? [{ value: 'counted', count: all.length }] : [])
})
