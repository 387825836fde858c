import { beforeAll, expect, test } from 'vitest'
import { NO_FILTERS, type Filters } from '#app/features/filters/filters.ts'
import { parseListPage } from '#app/features/filters/list-page.ts'
import type { Way } from '#app/features/filters/page-rows.server.ts'
import { listNeedCards, listNeeds, NEED_SORTS } from '#app/features/needs/queries/list-needs.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { listProjectCards, listProjects, PROJECT_SORTS } from '#app/features/projects/queries/list-projects.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { needContent, projectContent } from '#tests/support/contents.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { publishContent } from '#tests/support/search/make-corpus.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const WAYS: readonly Way[] = ['walk', 'sort', 'gather']

/** Fills the list with the like of a record, each with other facts. */
const vary = (table: string, id: string, facts: string) =>
  sql(
    `insert into ${table} select (jsonb_populate_record(entry, jsonb_build_object('record_id', gen_random_uuid(), 'updated_at', entry.updated_at + n % 7 * interval '1 minute', ${facts}))).*
     from ${table} entry, generate_series(1, 40) n where entry.record_id = $1::uuid and entry.side = 'PUBLIC'`,
    [id],
  )

beforeAll(async () => {
  const { id: workspaceId } = await makeWorkspace('water')
  await vary(
    'need_entry',
    await publishContent(workspaceId, needRecorded, needContent()),
    `'severity', nullif(n % 6, 0), 'country', (array['SN', 'ML', 'PT'])[1 + n % 3], 'people_affected', case when n % 4 > 0 then n * 100 end,
     'amount_usd', case when n % 3 > 0 then n * 10 end, 'starts_on', case when n % 5 > 0 then date '2026-01-01' + n end, 'kind', (array['goods', 'expertise'])[1 + n % 2]`,
  )
  await vary(
    'project_entry',
    await publishContent(workspaceId, projectRecorded, projectContent()),
    `'country_codes', to_jsonb(array[(array['SN', 'ML', 'PT'])[1 + n % 3]]), 'iati_status', (1 + n % 3)::text, 'amount_usd', case when n % 3 > 0 then n * 10 end,
     'starts_on', case when n % 5 > 0 then date '2026-01-01' + n end, 'organisations', jsonb_build_array(jsonb_build_object('ref', 'XM-' || n % 4))`,
  )
})

type Page = { items: { id: string }[]; next: string | null }

/** The ids of a list from its first page to its last, as the addresses of its pages lead on. */
async function wholeList(
  sort: string,
  sorts: readonly [string, ...string[]],
  read: (page: ReturnType<typeof parseListPage>['page']) => Promise<Page>,
) {
  const found: string[] = []
  let cursor: string | null = null
  do {
    const { page } = parseListPage(new URLSearchParams({ sort, limit: '4', ...(cursor && { cursor }) }), sorts)
    const { items, next }: Page = await read(page)
    found.push(...items.map(({ id }) => id))
    cursor = next
  } while (cursor)
  return found
}

const both = (sorts: readonly string[]) => sorts.flatMap((sort) => [sort.replace('-', ''), `-${sort.replace('-', '')}`])

test.each<[string, Partial<Filters>, number]>([
  ['severities', { severity: [2, 4] }, 15],
  ['the least severity', { severity: [1] }, 7],
  ['countries', { country: ['ML', 'PT'] }, 27],
  ['people', { peopleMin: 500, peopleMax: 2500 }, 17],
  ['amounts', { amountMin: '50', amountMax: '200' }, 11],
  ['days', { to: '2026-01-20' }, 24],
  ['a sector', { sector: ['14030'] }, 41],
  ['a group and a sector', { sector: ['140', '11110'], kind: ['expertise'] }, 20],
])('needs found by %s are listed alike in every way', async (_, some, total) => {
  const filters = { ...NO_FILTERS, ...some }
  for (const sort of both(NEED_SORTS)) {
    const [walked, ...others] = await Promise.all(
      WAYS.map((way) => wholeList(sort, NEED_SORTS, (page) => listNeedCards(VISITOR, filters, page, way))),
    )
    expect(new Set(walked).size, sort).toBe(total)
    for (const other of others) expect(other, sort).toEqual(walked)
    expect(await wholeList(sort, NEED_SORTS, (page) => listNeeds(VISITOR, filters, page))).toEqual(walked)
  }
})

test.each<[string, Partial<Filters>, number]>([
  ['countries', { country: ['ML'] }, 14],
  ['status', { iatiStatus: ['1'] }, 13],
  ['organisations', { organisation: ['XM-1', 'XM-3'] }, 20],
  ['amounts', { amountMin: '50' }, 25],
  ['days', { to: '2026-01-20', from: '2026-01-05' }, 25],
])('projects found by %s are listed alike in every way', async (_, some, total) => {
  const filters = { ...NO_FILTERS, ...some }
  for (const sort of both(PROJECT_SORTS)) {
    const [walked, ...others] = await Promise.all(
      WAYS.map((way) => wholeList(sort, PROJECT_SORTS, (page) => listProjectCards(VISITOR, 'published', filters, page, way))),
    )
    expect(new Set(walked).size, sort).toBe(total)
    for (const other of others) expect(other, sort).toEqual(walked)
    expect(await wholeList(sort, PROJECT_SORTS, (page) => listProjects(VISITOR, 'published', filters, page))).toEqual(walked)
  }
})
