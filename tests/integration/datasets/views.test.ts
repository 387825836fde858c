import { beforeAll, describe, expect, test } from 'vitest'
import { writeFileSync } from 'node:fs'
import { loadIdOf, openDataset, openOwnDataset } from '#app/features/datasets/access.server.ts'
import { readView, type ViewBody } from '#app/features/datasets/views/read-view.server.ts'
import { readFirstRows } from '#app/features/datasets/views/first-rows.server.ts'
import type { ViewName } from '#app/features/datasets/views/views.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { listTables } from '#app/features/datasets/loading/loads.server.ts'
import { blobPath } from '#app/platform/storage/blobs.server.ts'
import { makeDataset, useDataFolder, type MadeDataset } from '#tests/support/datasets.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
useDataFolder()

const REGIONS = `pcode,région,ménages,relevé le
SN01,DAKAR,1000,2024-01-31
SN02,Région de Thiès,1137,2024-02-29
SN03,Diourbel,1274,2024-02-12
SN04,Saint Louis,,2024-03-01
SN05,Louga,1548,2024-03-02
SN06,Matam,1685,2024-03-03
SN07,Kaffrine,1822,2024-04-04
SN08,Fatick,1959,2024-04-05
SN09,kaolack,2096,2024-05-06
SN99,Atlantide,5,2024-05-07
`
const POINTS = `forage,latitude,longitude,débit
A,14.7,-17.4,1.5
B,14.8,-16.9,2.5
C,12.5,-16.2,3
D,13.2,-14.1,4
E,14.1,-16,5
F,13.3,-16,6
G,,,7
H,15.6,-13.3,8
I,16,-16.4,9
J,13.9,-15.9,10
`
/** A hundred rows, of which one has a word among its numbers and one lies beyond the pole. */
const WELLS = `forage,latitude,longitude,débit\n${Array.from(
  { length: 100 },
  (_, nth) => `F${nth},${nth === 50 ? 95 : 14 + nth / 100},-16.${nth},${nth === 3 ? 'n/d' : nth}`,
).join('\n')}\n`
const SQUARE = [
  [-16, 14],
  [-15, 14],
  [-15, 15],
  [-16, 15],
  [-16, 14],
]
const feature = (name: string, geometry: unknown) => ({ type: 'Feature', properties: { name }, geometry })
const ZONES = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    ...Array.from({ length: 7 }, (_, nth) =>
      feature(`Zone ${nth}`, { type: 'Polygon', coordinates: [SQUARE.map(([x = 0, y = 0]) => [x + nth / 10, y])] }),
    ),
    feature('Forage', { type: 'Point', coordinates: [-15.5, 14.6] }),
    feature('Contour abîmé', { type: 'Polygon', coordinates: [[[0, 0], [1, 1]]] }), // prettier-ignore
    feature('Sans lieu', null),
  ],
})

let workspace: { id: string; slug: string }
let made: Record<'regions' | 'points' | 'zones' | 'wells', MadeDataset>

beforeAll(async () => {
  workspace = await makeWorkspace('eau-vues')
  made = {
    regions: await makeDataset(workspace.id, { title: 'regions.csv', name: 'regions.csv', text: REGIONS }),
    points: await makeDataset(workspace.id, { title: 'points.csv', name: 'points.csv', text: POINTS }),
    zones: await makeDataset(workspace.id, { title: 'zones.geojson', name: 'zones.geojson', text: ZONES }),
    wells: await makeDataset(workspace.id, { title: 'forages.csv', name: 'forages.csv', text: WELLS }),
  }
})

async function look(name: keyof typeof made, view: ViewName, search = '') {
  const open = await openDataset(VISITOR, made[name].slug)
  return readView(open, { base: '/base', documents: '/documents', view, search: new URLSearchParams(search), language: 'fr' })
}

async function body<Kind extends ViewBody['kind']>(kind: Kind, name: keyof typeof made, view: ViewName, search = '') {
  const read = await look(name, view, search)
  if ('moved' in read) throw new Error(`moved to ${read.moved}`)
  if (read.page.body.kind !== kind) throw new Error(`a ${read.page.body.kind} came for a ${kind}`)
  return { ...read, body: read.page.body as Extract<ViewBody, { kind: Kind }>, problems: read.page.frame.problems }
}

describe('a reader of a table', () => {
  test('sees its cells as they are written, and which do not fit their column', async () => {
    const { body: view } = await body('table', 'regions', 'table')
    expect(view.rows.map(({ cells }) => cells[1]?.text).slice(0, 3)).toEqual(['DAKAR', 'Région de Thiès', 'Diourbel'])
    const { body: wells } = await body('table', 'wells', 'table')
    expect(wells.rows[3]?.cells[3]).toMatchObject({ text: 'n/d', isMisfit: true })
    expect(wells.rows[4]?.cells[3]).toMatchObject({ text: '4', isMisfit: false })
    expect(view.columns.map(({ isNumeric }) => isNumeric)).toEqual([false, false, true, false])
  })

  test('filters, sorts, chooses columns and searches by the address alone', async () => {
    const { body: view } = await body('table', 'regions', 'table', 'f=2~ge~1500&sort=-2&c=1&c=2')
    expect(view.rows.map(({ cells }) => cells.map(({ text }) => text))[0]).toEqual(['kaolack', '2096'])
    expect([view.total, view.chips.length]).toEqual([5, 1])
    const { body: found } = await body('table', 'regions', 'table', 'q=thies')
    expect(found.rows.map(({ number }) => number)).toEqual(['2'])
  })

  test('adds a condition by a form that leads to an address, the value as the file writes it', async () => {
    expect(await look('regions', 'table', 'q=a&column=3&how=lt&value=2024-02-01')).toEqual({
      moved: '/base/table?q=a&f=3%7Elt%7E2024-02-01',
    })
    const { problems } = await body('table', 'regions', 'table', 'column=2&how=lt&value=beaucoup')
    expect(problems).toEqual([{ name: 'value', value: 'beaucoup' }])
  })

  test('is told what an address says that the table does not know, and sees the rest', async () => {
    const { body: view, problems, isPlain } = await body('table', 'regions', 'table', 'f=9~eq~x&sort=rien&cursor=abc&table=7')
    expect(view.total).toBe(10)
    expect(problems.map(({ name }) => name).sort()).toEqual(['cursor', 'f', 'sort', 'table'])
    expect(isPlain).toBe(false)
  })

  test('opens one row with all its cells', async () => {
    const { body: row } = await body('row', 'regions', 'table', 'row=3')
    expect(row.cells.map(({ text }) => text)).toEqual(['SN04', 'Saint Louis', '', '2024-03-01'])
    await expect(look('regions', 'table', 'row=10')).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('sees its first rows on the page of the dataset', async () => {
    const first = await readFirstRows(await openDataset(VISITOR, made.regions.slug), { base: '/base', language: 'fr' })
    expect(first).toMatchObject({ rowCount: 10, columnCount: 4, href: '/base/table' })
    expect(first?.rows).toHaveLength(10)
  })
})

test('a reader sees what each column holds, with the way to the rows of a frequent value', async () => {
  const { body: view } = await body('columns', 'regions', 'columns')
  const [, , households] = view.columns
  expect(households?.missing).toMatchObject({ text: '1', href: '/base/table?f=2%7Eempty' })
  expect(households?.facts.find(({ key }) => key === 'max')?.text).toBe(Intl.NumberFormat('fr-FR').format(2096))
  expect(households?.bars?.bars.reduce((sum, { count }) => sum + Number(count), 0)).toBe(9)
  const { body: wells } = await body('columns', 'wells', 'columns')
  expect(wells.columns[3]?.misfits).toEqual({ text: '1', href: '/base/table?f=3%7Emisfit' })
})

describe('a chart', () => {
  test('is chosen by the types of the columns: a sum over time', async () => {
    const { body: view } = await body('chart', 'regions', 'chart')
    expect(view.chart).toEqual({ kind: 'line', x: 3, y: 2, measure: 'sum', group: null })
    expect(view.figures?.drawn.svg).toMatch(/^<svg/)
    expect(view.figures?.drawn.table.rows.length).toBeGreaterThan(4)
  })

  test('of bars has its exact figures as a table', async () => {
    const { body: view } = await body('chart', 'regions', 'chart', 'kind=bar&x=1&y=2&measure=sum&f=2~gt~1900')
    expect(view.figures?.drawn.table.rows.map(({ cells }) => cells.group)).toEqual(['kaolack', 'Fatick'])
  })

  test('of a column that it cannot show takes another and says so', async () => {
    const { body: view, problems } = await body('chart', 'regions', 'chart', 'kind=histogram&x=1')
    expect([view.chart.x, problems]).toEqual([2, [{ name: 'x', value: '1' }]])
  })
})

describe('a map', () => {
  test('joins names of areas to their outlines however they are written, and lists those that it cannot', async () => {
    const { body: view } = await body('map', 'regions', 'map', 'by=1&y=2&measure=sum')
    expect(view.areas?.lines.map(({ area }) => area).sort()).toEqual([
      'SN-DB',
      'SN-DK',
      'SN-FK',
      'SN-KA',
      'SN-KL',
      'SN-LG',
      'SN-MT',
      'SN-SL',
      'SN-TH',
    ])
    expect(view.areas?.lines.find(({ area }) => area === 'SN-SL')?.value).toBeNull()
    expect(view.areas?.unmatched.map(({ text, rows }) => [text, rows])).toEqual([['Atlantide', '1']])
    expect(view.areas?.drawing?.map.shapes.length).toBeGreaterThan(8)
  })

  test('takes P-codes by the names beside them', async () => {
    const { body: view } = await body('map', 'regions', 'map', 'by=0')
    expect(view.areas?.lines.map(({ area }) => area)).toContain('SN-TH')
    expect(view.areas?.unmatched.map(({ text }) => text)).toEqual(['SN99'])
  })

  test('shows coordinates as points and counts those that are none on Earth', async () => {
    const { body: view } = await body('map', 'points', 'map')
    expect(view.form.place).toBe('points')
    expect(view.places?.drawing?.dots).toHaveLength(9)
    expect(view.notes).toHaveLength(2)
    const { body: wells } = await body('map', 'wells', 'map')
    expect(wells.places?.drawing?.dots).toHaveLength(99)
    expect(wells.notes[1]).toMatch(/hors de la Terre.* : 1\./)
  })

  test('shows points and outlines of GeoJSON, and counts what is malformed', async () => {
    const { body: view } = await body('map', 'zones', 'map')
    expect([view.places?.drawing?.shapes.length, view.places?.drawing?.dots.length]).toEqual([7, 1])
    expect(view.notes.join(' ')).toMatch(/abîmé\) : 1\. .*sans lieu : 1\./i)
  })
})

test('a reader sees the cells that do not fit, by row and column, and the code of each finding', async () => {
  const { body: view } = await body('quality', 'wells', 'quality')
  expect(view.misfits?.cells).toMatchObject([{ row: '4', column: 'débit', text: 'n/d' }])
  expect((await body('quality', 'regions', 'quality')).body.misfits).toBeNull()
  const { body: zones } = await body('quality', 'zones', 'quality')
  expect(zones.tables.flatMap(({ findings }) => findings.map(({ code }) => code)).concat(zones.findings.map(({ code }) => code))).toContain(
    'geometry-ring-short',
  )
})

test('a view that a dataset does not have is not found', async () => {
  await expect(look('regions', 'document')).rejects.toMatchObject({ kind: 'not-found' })
  await expect(look('regions', 'secrets' as ViewName)).rejects.toMatchObject({ kind: 'not-found' })
})

test('where the engine cannot answer, a reader is told so and may try again', async () => {
  const lost = await makeDataset(workspace.id, { title: 'perdu.csv', name: 'perdu.csv', text: REGIONS.replace('Atlantide', 'Lémurie') })
  const open = await openDataset(VISITOR, lost.slug)
  const [table] = await listTables(loadIdOf(open))
  for (const { sha256 } of [...(table?.files.text ?? []), ...(table?.files.typed ?? [])])
    writeFileSync(await blobPath(sha256), 'no Parquet')
  const asked = { base: '/b', documents: '/d', view: 'table', search: new URLSearchParams('sort=1'), language: 'fr' as const }
  expect(await readView(open, asked)).toMatchObject({
    status: 503,
    page: { body: { kind: 'failed', retryHref: '/b/table' } },
    isPlain: false,
  })
  expect(await readFirstRows(open, { base: '/b', language: 'fr' })).toBeNull()
})

test('a member looks at the working copy before anybody else can', async () => {
  const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
  const draft = await makeDataset(workspace.id, { title: 'brouillon.csv', name: 'brouillon.csv', text: REGIONS, isDraft: true })
  await expect(openDataset(VISITOR, draft.slug)).rejects.toMatchObject({ kind: 'not-found' })
  const open = await openOwnDataset(author, workspace.id, draft.recordId)
  const read = await readView(open, { base: '/b', documents: '/d', view: 'table', search: new URLSearchParams(), language: 'ar' })
  expect('page' in read && read.page.body.kind).toBe('table')
})
