import ExcelJS from 'exceljs'
import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import type { FeatureCollection } from 'geojson'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDataset, type OpenDataset } from '#app/features/datasets/access.server.ts'
import { answerAggregate, answerAggregateBody, answerRows } from '#app/features/datasets/api/api-tables.server.ts'
import { getDatasetJson } from '#app/features/datasets/api/dataset-json.server.ts'
import { datasetJsonShape } from '#app/features/datasets/api/dataset-json.ts'
import { originalAnswer } from '#app/features/datasets/export/original-answer.server.ts'
import { tableFileAnswer } from '#app/features/datasets/export/table-answer.server.ts'
import { WrongQuery } from '#app/features/api/problem.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { makeDataset, useDataFolder, type MadeDataset } from '#tests/support/datasets.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
useDataFolder()

const ORIGIN = 'https://portal.example'
const WELLS = `lieu,latitude,longitude,débit,relevé le,actif,__proto__
=Kaffrine,14.1,-15.55,"1,5",2024-03-05,oui,a
Thiès,14.79,-16.93,-2,2024-01-31,non,b
"Mbour, nord",,10,N/A,,oui,</script>
`
const GRAIN = Array.from({ length: 150 }, (_, row) => `${row},${row % 3 === 0 ? 'mil' : 'riz'},${row}.5`).join('\n')

let wells: MadeDataset
let grain: MadeDataset

beforeAll(async () => {
  const { id } = await makeWorkspace('water')
  wells = await makeDataset(id, { title: 'Puits', name: 'puits "=1" été.csv', text: WELLS })
  grain = await makeDataset(id, { title: 'Grain', text: `n,sorte,tonnes\n${GRAIN}\n` })
})

const open = ({ slug }: MadeDataset): Promise<OpenDataset> => openDataset(VISITOR, slug)
const request = (headers: Record<string, string> = {}) => new Request(`${ORIGIN}/fr/x`, { headers })

async function file(dataset: MadeDataset, name: string, query = '', headers: Record<string, string> = {}): Promise<Response> {
  const url = new URL(`${ORIGIN}/fr/x?${query}`)
  return tableFileAnswer(await open(dataset), name, { request: request(headers), url, language: 'fr' })
}
const csv = async (dataset: MadeDataset, query = '') => parse(await (await file(dataset, '0.csv', query)).text(), {})

async function rows(dataset: MadeDataset, query = '') {
  const url = new URL(`${ORIGIN}/api/v1/datasets/${dataset.slug}/rows?${query}`)
  const answer = await answerRows({ request: new Request(url), url, slug: dataset.slug })
  return (await answer.json()) as { items: Record<string, unknown>[]; next: string | null; total: number }
}

describe('the file as it came', () => {
  test('is given byte for byte, under a name that is safe, as something that no browser runs', async () => {
    const answer = originalAnswer(await open(wells), request())
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(WELLS))).toBe(true)
    expect(answer.headers.get('etag')).toBe(`"${createHash('sha256').update(WELLS).digest('hex')}"`)
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="puits _=1_ ete.csv"; filename*=UTF-8''puits%20_%3D1_%20%C3%A9t%C3%A9.csv`,
    )
    expect(answer.headers.get('content-security-policy')).toMatch(/sandbox/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toMatch(/^public/)
  })

  test('is given in parts, to whoever holds the same not at all, and never beyond its end', async () => {
    const opened = await open(wells)
    const part = originalAnswer(opened, request({ range: 'bytes=5-12' }))
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 5-12/${Buffer.byteLength(WELLS)}`)
    expect(Buffer.from(await part.arrayBuffer())).toEqual(Buffer.from(WELLS).subarray(5, 13))
    const tag = part.headers.get('etag') ?? ''
    expect(originalAnswer(opened, request({ 'if-none-match': tag })).status).toBe(304)
    expect(originalAnswer(opened, request({ range: 'bytes=5-12', 'if-range': '"another"' })).status).toBe(200)
    expect(originalAnswer(opened, request({ range: 'bytes=99999-' })).status).toBe(416)
  })
})

describe('a table in another format', () => {
  test('as CSV has what the file has, made harmless', async () => {
    const [heads, ...lines] = await csv(wells)
    expect(heads).toEqual(['lieu', 'latitude', 'longitude', 'débit', 'relevé le', 'actif', '__proto__'])
    expect(lines.map(([place]) => place)).toEqual(["'=Kaffrine", 'Thiès', 'Mbour, nord'])
    expect(lines.map((line) => line[3])).toEqual(['1,5', '-2', 'N/A'])
  })

  test('has the rows, the columns and the order that the address asks for', async () => {
    expect(await csv(grain, 'f=sorte~eq~mil&f=0~lt~10&sort=-n&c=tonnes&c=n')).toEqual([
      ['tonnes', 'n'],
      ['9.5', '9'],
      ['6.5', '6'],
      ['3.5', '3'],
      ['0.5', '0'],
    ])
    expect(await csv(grain, 'q=MIL')).toHaveLength(51)
    await expect(csv(grain, 'f=absent~eq~1')).rejects.toThrow(WrongQuery)
    await expect(file(grain, '1.csv')).rejects.toThrow('not-found')
    await expect(file(grain, '0.html')).rejects.toThrow('not-found')
  })

  test('as a workbook has numbers, days and texts, and never a formula', async () => {
    const answer = await file(wells, '0.xlsx')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await answer.arrayBuffer())
    const [about, sheet] = book.worksheets
    expect(about?.getColumn(2).values).toContain('Puits')
    expect(sheet?.rowCount).toBe(4)
    expect(sheet?.getCell('A2').value).toBe('=Kaffrine')
    expect(sheet?.getCell('A2').formula).toBeUndefined()
    expect(sheet?.getCell('B2').value).toBe(14.1)
    expect(sheet?.getCell('E2').value).toEqual(new Date('2024-03-05T00:00:00Z'))
    expect(sheet?.getCell('E4').value).toBeNull()
  })

  test('as GeoJSON has a feature a row, and no geometry where there is none on Earth', async () => {
    const { features } = (await (await file(wells, '0.geojson', 'c=lieu')).json()) as FeatureCollection
    expect(features.map(({ geometry }) => geometry)).toEqual([
      { type: 'Point', coordinates: [-15.55, 14.1] },
      { type: 'Point', coordinates: [-16.93, 14.79] },
      null,
    ])
    expect(features[0]?.properties).toMatchObject({ lieu: '=Kaffrine', latitude: 14.1 })
    await expect(file(grain, '0.geojson')).rejects.toThrow('not-found')
  })

  test('as Parquet is one', async () => {
    const bytes = Buffer.from(await (await file(grain, '0.parquet')).arrayBuffer())
    expect(bytes.subarray(0, 4).toString()).toBe('PAR1')
  })

  test('leaves nothing on the disk, taken, left half-way or never begun', async () => {
    const folder = path.resolve(process.env.PORTAL_DATA_DIR ?? '', 'exports')
    await (await file(grain, '0.csv')).text()
    const reader = (await file(wells, '0.geojson')).body?.getReader()
    await reader?.read()
    await reader?.cancel()
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a program', () => {
  test('reads rows as values by the names of their columns, whatever they are called', async () => {
    const { items, total } = await rows(wells)
    expect(total).toBe(3)
    expect(JSON.stringify(items[0])).toContain('"__proto__":"a"')
    expect(items[1]).toMatchObject({ lieu: 'Thiès', latitude: 14.79, 'relevé le': '2024-01-31' })
    expect(items[2]?.['relevé le']).toBeNull()
  })

  test('reads page after page until there is none, each row once', async () => {
    const seen: unknown[] = []
    let cursor = ''
    do {
      const page = await rows(grain, `limit=40&sort=-n&columns=n&cursor=${cursor}`)
      expect(page.total).toBe(150)
      seen.push(...page.items.map(({ n }) => n))
      cursor = page.next ?? ''
    } while (cursor)
    expect(seen).toEqual(Array.from({ length: 150 }, (_, nth) => 149 - nth))
  })

  test('is told by name what it asked wrongly', async () => {
    const refusal = async (query: string) => {
      try {
        await rows(grain, query)
      } catch (error) {
        if (error instanceof WrongQuery) return error.errors.map(({ name, value }) => `${name}=${value}`)
      }
      return []
    }
    expect(await refusal('f=n~eq~many&limit=0x1&sort=absent&columns=n,none&format=xml')).toEqual([
      'f=n~eq~many',
      'sort=absent',
      'columns=none',
      'limit=0x1',
      'format=xml',
    ])
    expect(await refusal('cursor=zzz')).toEqual(['cursor=zzz'])
    expect(await refusal('table=9')).toEqual(['table=9'])
    expect(await refusal('version=0')).toEqual(['version=0'])
  })

  test('that holds an answer is told so', async () => {
    const url = new URL(`${ORIGIN}/api/v1/datasets/${grain.slug}/rows?limit=2`)
    const first = await answerRows({ request: new Request(url), url, slug: grain.slug })
    const tag = first.headers.get('etag') ?? ''
    expect((await answerRows({ request: new Request(url, { headers: { 'if-none-match': tag } }), url, slug: grain.slug })).status).toBe(304)
    expect(first.headers.get('link')).toMatch(/rel="next"/)
  })

  test('has things counted, by address or by a document, alike', async () => {
    const url = new URL(`${ORIGIN}/x?by=sorte&measure=count&measure=sum:tonnes&sort=-measure:1`)
    const asked = await answerAggregate({ request: new Request(url), url, slug: grain.slug })
    const document = (await asked.json()) as { items: unknown[] }
    expect(document).toMatchObject({
      by: ['sorte'],
      measures: ['count', 'sum:tonnes'],
      items: [
        { sorte: 'riz', count: 100, 'sum:tonnes': 7550 },
        { sorte: 'mil', count: 50, 'sum:tonnes': 3700 },
      ],
      more: false,
    })
    const body = JSON.stringify({
      by: [{ column: 'sorte' }],
      measures: [{ of: 'count' }, { of: 'sum', column: 'tonnes' }],
      sort: { by: 'measure', nth: 1, descending: true },
    })
    const posted = await answerAggregateBody({ request: new Request(url, { method: 'POST', body }), url, slug: grain.slug })
    expect(await posted.json()).toEqual(document)
    const ask = (text: string) => answerAggregateBody({ request: new Request(url, { method: 'POST', body: text }), url, slug: grain.slug })
    for (const wrong of ['{', '[]', '{"wehre":[]}', '{"by":[{"column":"absent"}]}', '{"measures":[{"of":"sum","column":"sorte"}]}'])
      await expect(ask(wrong), wrong).rejects.toThrow(WrongQuery)
    await expect(ask('['.repeat(70_000))).rejects.toThrow('too-large')
  })

  test('reads what a dataset is in the shape that the reference says', async () => {
    const document = await getDatasetJson(wells.slug, ORIGIN)
    expect(datasetJsonShape.parse(document)).toEqual(document)
    expect(document.tables[0]?.downloads['geojson']).toBe(`${ORIGIN}/en/datasets/${wells.slug}/v/1/download/0.geojson`)
    expect(document.versions.map(({ number }) => number)).toEqual([1])
  })
})
