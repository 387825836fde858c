import { Portal } from 'ckanapi'
import { beforeAll, describe, expect, test } from 'vitest'
import { ckanAnswer } from '#app/features/catalogue/ckan/ckan-answer.server.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { withdrawRecord } from '#app/features/provenance/change-record.server.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import { makeDataset, useDataFolder, type MadeDataset } from '#tests/support/datasets.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
useDataFolder()

const ORIGIN = 'https://portal.example'
const WELLS = 'lieu,débit,__proto__,année\nKaffrine,"1.5",a,1\nThiès,-2,b,2\n"Mbour, nord",,c,3\n'

let wells: MadeDataset
const closed: MadeDataset[] = []

/** The client itself, its requests answered by the portal's own function. */
const client = {
  request: (address: string, sent: RequestInit) => {
    const url = new URL(address)
    return ckanAnswer(new Request(url, sent), url, url.pathname.split('/').at(-1) ?? '')
  },
}
type Resource = { id: string; format: string; datastore_active: boolean }
type Package = { name: string; tags: { name: string }[]; resources: Resource[] }
type Answers = {
  package_search: { count: number; results: Package[]; search_facets: Record<string, { items: unknown[] }> }
  package_show: Package
  datastore_search: { total: number; fields: { id: string }[]; records: Record<string, unknown>[] }
}
type Ask = (given?: object) => Promise<unknown>
const ask = new Portal(ORIGIN, client as never).action as unknown as Record<string, Ask>
function call<Action extends string>(action: Action, given?: object): Promise<Action extends keyof Answers ? Answers[Action] : unknown> {
  return ask[action]!(given) as Promise<Action extends keyof Answers ? Answers[Action] : unknown>
}

beforeAll(async () => {
  const { id } = await makeWorkspace('water')
  const { id: other } = await makeWorkspace('empty')
  wells = await makeDataset(id, {
    title: 'Puits du Sénégal',
    name: 'puits.csv',
    text: WELLS,
    facts: { contact: { name: 'Awa', email: 'awa@water.example' } },
    more: { sectors: [{ id: 'r0000001', code: '14030' }], countries: [{ id: 'r0000001', code: 'SN' }] },
  })
  await makeDataset(id, {
    title: 'Grain',
    text: 'n\n1\n',
    facts: { licence: 'CC0-1.0' },
    more: { sectors: [{ id: 'r0000001', code: '31110' }] },
  })
  closed.push(
    await makeDataset(other, { title: 'Secret', text: 'a\n1\n', facts: { visibility: 'workspace' } }),
    await makeDataset(other, { title: 'Brouillon', text: 'a\n1\n', isDraft: true }),
    await makeDataset(other, { title: 'Retiré', text: 'a\n1\n' }),
  )
  await withdrawRecord(OPERATOR, datasetRecorded, closed[2]!, 'Erreur')
})

describe('the client ckanapi', () => {
  test('finds the site, its packages, organisations and tags', async () => {
    expect(await call('site_read')).toBe(true)
    expect(await call('status_show')).toMatchObject({ site_url: ORIGIN })
    expect(await call('package_list')).toEqual(['grain', wells.slug])
    expect(await call('organization_list')).toEqual(['water'])
    expect(await call('organization_show', { id: 'water' })).toMatchObject({ name: 'water', package_count: 2 })
    expect(await call('tag_list')).toHaveLength(2)
  })

  test('searches by words and conditions, a page at a time, with counts', async () => {
    const found = await call('package_search', { q: 'senegal' })
    expect(found).toMatchObject({ count: 1, results: [{ name: wells.slug, num_resources: 4 }] })
    expect((await call('package_search', { q: '*:*', fq: 'organization:water AND license_id:"CC0-1.0"' })).count).toBe(1)
    expect((await call('package_search', { fq: 'license_id:(CC0-1.0 OR "CC-BY-4.0") res_format:CSV' })).count).toBe(2)
    const tag = found.results[0]?.tags[0]
    expect((await call('package_search', { fq: `tags:"${tag?.name ?? ''}"` })).results.map(({ name }) => name)).toEqual([wells.slug])
    const counted = await call('package_search', { rows: 0, 'facet.field': ['organization', 'license_id', 'res_format'] })
    expect(counted).toMatchObject({
      count: 2,
      results: [],
      facets: { organization: { water: 2 }, license_id: { 'CC0-1.0': 1, 'CC-BY-4.0': 1 } },
    })
    expect(counted.search_facets['res_format']?.items).toContainEqual({ name: 'CSV', display_name: 'CSV', count: 2 })
    const pages = await Promise.all([0, 1].map((start) => call('package_search', { rows: 1, start, sort: 'name asc' })))
    expect(pages.map(({ results }) => results[0]?.name)).toEqual(['grain', wells.slug])
  })

  test('reads a package by name and by id, and its resources', async () => {
    const found = await call('package_show', { id: wells.slug })
    expect(found).toMatchObject({
      id: wells.recordId,
      title: 'Puits du Sénégal',
      license_id: 'CC-BY-4.0',
      maintainer_email: 'awa@water.example',
      private: false,
      organization: { name: 'water' },
    })
    expect(await call('package_show', { id: wells.recordId })).toEqual(found)
    expect(found.resources.map(({ format }) => format)).toEqual(['CSV', 'CSV', 'XLSX', 'PARQUET'])
    for (const resource of found.resources) expect(await call('resource_show', { id: resource.id })).toEqual(resource)
  })

  test('asks the rows of a resource', async () => {
    const { resources } = await call('package_show', { id: wells.slug })
    const id = resources.find((resource) => resource.datastore_active)?.id
    const all = await call('datastore_search', { resource_id: id })
    expect(all.total).toBe(3)
    expect(all.fields.map((field) => field.id)).toEqual(['_id', 'lieu', 'débit', '__proto__', 'année'])
    expect(all.records[0]).toMatchObject({ _id: 1, lieu: 'Kaffrine', débit: 1.5, année: 1 })
    expect(Object.getOwnPropertyDescriptor(all.records[0] ?? {}, '__proto__')?.value).toBe('a')
    const some = await call('datastore_search', {
      resource_id: id,
      filters: { lieu: ['Thiès', 'Mbour, nord'] },
      sort: '"année" desc',
      fields: ['lieu'],
      limit: 1,
    })
    expect(some).toMatchObject({ total: 2, records: [{ lieu: 'Mbour, nord' }], limit: 1 })
    expect((await call('datastore_search', { resource_id: id, q: 'kaf' })).total).toBe(1)
    expect((await call('datastore_search', { resource_id: id, filters: '{"débit": null}' })).total).toBe(1)
  })

  test('is refused in its own manner', async () => {
    const { resources } = await call('package_show', { id: wells.slug })
    await expect(call('package_show', { id: 'absent' })).rejects.toMatchObject({ __type: 'Not Found Error' })
    await expect(call('package_show')).rejects.toMatchObject({ __type: 'Validation Error', id: ['Missing value'] })
    await expect(call('package_search', { fq: 'absent:1' })).rejects.toMatchObject({ __type: 'Validation Error' })
    await expect(call('package_delete', { id: wells.slug })).rejects.toMatchObject({ __type: 'Bad Request Error' })
    await expect(call('constructor')).rejects.toMatchObject({ __type: 'Bad Request Error' })
    for (const given of [
      { filters: { absent: 1 } },
      { filters: { débit: 'x' } },
      { sort: 'absent' },
      { fields: 'absent' },
      { limit: -1 },
    ]) {
      await expect(call('datastore_search', { resource_id: resources[1]?.id, ...given })).rejects.toMatchObject({
        __type: 'Validation Error',
      })
    }
  })

  test('finds nothing of what is not for everybody, by whatever action', async () => {
    expect((await call('package_search', { q: 'secret' })).count).toBe(0)
    expect(await call('organization_list')).not.toContain('empty')
    for (const { recordId, slug } of closed) {
      for (const id of [recordId, slug]) await expect(call('package_show', { id })).rejects.toMatchObject({ __type: 'Not Found Error' })
      for (const place of ['original', '0', '0.xlsx'])
        await expect(call('resource_show', { id: `${recordId}.${place}` })).rejects.toMatchObject({ __type: 'Not Found Error' })
      await expect(call('datastore_search', { resource_id: `${recordId}.0` })).rejects.toMatchObject({ __type: 'Not Found Error' })
    }
  })
})

test('a program that asks by address is answered with the right status', async () => {
  const get = (path: string, init: RequestInit = {}) => {
    const url = new URL(`${ORIGIN}/api/3/action/${path}`)
    return ckanAnswer(new Request(url, init), url, url.pathname.split('/').at(-1) ?? '')
  }
  expect((await get('package_search?q=puits&facet.field=["organization"]&rows=1')).status).toBe(200)
  expect((await get('package_show?id=absent')).status).toBe(404)
  expect((await get('package_search?rows=many')).status).toBe(409)
  expect((await get('no_such_action')).status).toBe(400)
  expect((await get('package_search', { method: 'POST', body: '[1]' })).status).toBe(400)
  expect((await get('package_search', { method: 'POST', body: 'x'.repeat(70_000) })).status).toBe(413)
  for (const body of ['{"id":"\\u0000"}', new URLSearchParams({ id: '\0' })])
    expect((await get('package_show', { method: 'POST', body })).status).toBe(404)
  expect((await get(`package_search?fq_list=${encodeURIComponent('["organization:\\u0000"]')}`)).status).toBe(200)
  const form = await get('package_show', {
    method: 'POST',
    body: new URLSearchParams({ id: wells.slug }),
  })
  expect(await form.json()).toMatchObject({ success: true, result: { name: wells.slug } })
})
