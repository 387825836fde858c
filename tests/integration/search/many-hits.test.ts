import { beforeAll, expect, test } from 'vitest'
import { getSearchView } from '#app/features/search/show/search-view.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { needContent } from '#tests/support/contents.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { publishContent } from '#tests/support/search/make-corpus.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const MANY = 2_100
const ids: Record<'titled' | 'written' | 'begun', string> = { titled: '', written: '', begun: '' }
const found = async (q: string) => {
  const { groups } = await getSearchView(VISITOR, new URLSearchParams({ q, kind: 'needs' }), 'fr')
  return { heading: groups[0]?.heading, hits: groups[0]?.hits.map(({ id }) => id) ?? [] }
}

beforeAll(async () => {
  const { id: workspaceId } = await makeWorkspace('home')
  const need = (title: string, summary: string) =>
    publishContent(workspaceId, needRecorded, needContent({ texts: { title: { fr: title }, summary: { fr: summary } } }))
  ids.titled = await need('Pont sur la rivière', 'Une passerelle de bois.')
  ids.written = await need('Route du nord', 'Le pont fut emporté par la crue.')
  ids.begun = await need('Pontons pour le lac', 'Quarante pontons.')
  await sql(
    `with made as materialized (select gen_random_uuid() as id, n from generate_series(1, ${MANY}) n),
       records as (insert into record select (jsonb_populate_record(record, jsonb_build_object('id', made.id))).* from record, made where record.id = $1::uuid)
     insert into need_entry select (jsonb_populate_record(entry, jsonb_build_object('record_id', made.id, 'updated_at', entry.updated_at + made.n * interval '1 second'))).*
     from need_entry entry, made where entry.record_id = $1::uuid and entry.side = 'PUBLIC'`,
    [ids.begun],
  )
  await sql('analyze need_entry')
})

test('of very many hits that are newer, those that have the word whole in their title come first still', async () => {
  const { heading, hits } = await found('pont')
  expect(hits[0]).toBe(ids.titled)
  expect(heading).toMatch(/1.000/)
})

test('words that few of many rows have together are found, whatever else they have', async () => {
  expect((await found('pont riviere')).hits).toEqual([ids.titled])
  expect((await found('emporte pont')).hits).toEqual([ids.written])
})
