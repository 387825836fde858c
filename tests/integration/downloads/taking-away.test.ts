import type { FeatureCollection } from 'geojson'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { WrongQuery } from '#app/features/api/problem.ts'
import { featureListLoader } from '#app/features/downloads/feature-list-loader.server.ts'
import { feedLoader } from '#app/features/downloads/feeds/feed-loader.server.ts'
import { csvDescriptionOf } from '#app/features/downloads/file-answer.server.ts'
import { getFeature } from '#app/features/downloads/queries/read-features.server.ts'
import type { ListedKind } from '#app/features/downloads/queries/read-listed.server.ts'
import { parseFilters } from '#app/features/filters/filters.ts'
import type { NeedContent } from '#app/features/needs/content.ts'
import { listNeeds } from '#app/features/needs/queries/list-needs.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import type { ProjectContent } from '#app/features/projects/content.ts'
import { listProjects } from '#app/features/projects/queries/list-projects.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { publishRecord, submitRecord, withdrawRecord } from '#app/features/provenance/change-record.server.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { OPERATOR, VISITOR } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { needContent, projectContent } from '#tests/support/contents.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { ask, csv, file, geojson, items, ORIGIN, text, workbook, xml, type Found } from '#tests/support/taken-away.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const HOSTILE = '=HYPERLINK("http://x") ]]> <b>&amp; \u202Eأ\u2066'
/** What the owner holds of the coarse need's place, and nobody else may see. */
const HELD = { lat: 14.123456, lon: -15.654321 }

const ids: Record<string, string> = {}

const place = (lat: number, lon: number, country: string) =>
  ({ point: { lat, lon }, country, precision: 'exact', publicPrecision: 'exact' }) as const
const rowOf = (index: number, at: ReturnType<typeof place>) => ({ id: `r000000${index}`, ...at })

beforeAll(async () => {
  const { id: workspaceId } = await makeWorkspace('water')
  const publish = async (name: string, recorded: typeof needRecorded, content: NeedContent | ProjectContent) => {
    const record = { workspaceId, recordId: uuidv7() }
    await inTransaction((tx) => startRecord(tx, OPERATOR, recorded, { id: record.recordId, workspaceId, content }))
    await submitRecord(OPERATOR, recorded, record)
    await publishRecord(OPERATOR, recorded, record)
    ids[name] = record.recordId
    return record
  }
  const need = (facts: Partial<NeedContent['facts']>, title = 'Kits') =>
    needContent({ facts: { ...needContent().facts, ...facts }, texts: { title: { fr: title }, summary: { fr: 'Texte.' } } })
  await publish('placed', needRecorded, need({ severity: 5, kind: 'funding', money: { amount: '1234.50', currency: 'EUR' } }))
  await publish('hostile', needRecorded, need({ severity: 3, place: place(-17, 179.9, 'FJ') }, HOSTILE))
  await publish('placeless', needRecorded, need({ severity: 2, place: { precision: 'country', publicPrecision: 'country' } }, '\t+1'))
  await publish(
    'coarse',
    needRecorded,
    need({ severity: 4, place: { point: HELD, country: 'SN', admin1: 'SN-KA', precision: 'exact', publicPrecision: 'admin1' } }),
  )
  const withdrawn = await publish('withdrawn', needRecorded, need({ severity: 5 }))
  await withdrawRecord(OPERATOR, needRecorded, withdrawn, 'Erreur')
  const places = [place(14.1, -15.5, 'SN'), place(13, -2, 'BF'), place(-18, -179.9, 'FJ')].map((at, index) => rowOf(index, at))
  await publish('spread', projectRecorded, projectContent({ places }))
  await publish('nowhere', projectRecorded, projectContent({ texts: { ...projectContent().texts, title: { fr: HOSTILE } } }))
}, 60_000)

const PAGE = { sort: { field: 'updated', descending: true }, cursor: null, limit: 500 }

describe('a file holds exactly what the list of the same address shows', () => {
  const QUERIES = ['', 'severity=5,4', 'country=SN', 'placed=no', 'placed=yes', 'bbox=-20,10,-10,20', 'bbox=170,-30,-170,0', 'q=kits', 'kind=goods&from=2026-07-01', 'severity=1', 'workspace=water&amountMin=1'] // prettier-ignore

  test.each(QUERIES)('of needs: %s', async (query) => {
    const { items: cards, total, places } = await listNeeds(VISITOR, parseFilters(new URLSearchParams(query)).filters, PAGE)
    await holds('needs', query, { ids: cards.map(({ id }) => id), total, places })
  })

  test.each(['', 'country=BF', 'placed=no', 'placed=yes', 'bbox=-20,10,-10,20', 'bbox=170,-30,-170,0', 'bbox=0,0,1,1', 'q=forages'])(
    'of projects: %s',
    async (query) => {
      const {
        items: cards,
        total,
        places,
      } = await listProjects(VISITOR, 'published', parseFilters(new URLSearchParams(query)).filters, PAGE)
      await holds('projects', query, { ids: cards.map(({ id }) => id), total, places })
    },
  )

  async function holds(kind: ListedKind, query: string, list: { ids: string[]; total: number; places: number }) {
    const wanted = [...list.ids].sort()
    const rows = await csv(kind, query)
    expect(rows.map((row) => row['#meta+id'] ?? '').sort()).toEqual(wanted)
    expect(rows.reduce((sum, row) => sum + Number(row['#indicator+places+num']), 0)).toBe(list.places)

    const collection = await geojson(kind, query)
    expect([...new Set(collection.features.map(({ properties }) => String(properties?.['id'])))].sort()).toEqual(wanted)
    expect(collection.features.filter(({ geometry }) => geometry !== null)).toHaveLength(list.places)
    expect([collection['records'], collection['places']]).toEqual([list.total, list.places])

    const book = await workbook(kind, query)
    expect(book.worksheets[1]?.getColumn(1).values.slice(3).map(String).sort()).toEqual(wanted)

    const placemarks = xml(await text('kml', kind, query)).filter(({ name }) => name === 'Placemark')
    expect([...new Set(placemarks.map(({ attributes }) => attributes['id']?.replace(/^(need|project)-/, '').slice(0, 36)))].sort()).toEqual(
      wanted,
    )

    const entries = xml(await (await ask(feedLoader(kind), `/feeds/${kind}.atom?${query}`)).text())
    expect(
      entries
        .filter(({ name, within }) => name === 'id' && within.at(-1) === 'entry')
        .map(({ text: id }) => id.replace('urn:uuid:', ''))
        .sort(),
    ).toEqual(wanted)
    expect(entries.filter(({ name }) => name === 'georss:point')).toHaveLength(list.places)

    const api = (await (await ask(featureListLoader(kind), `/api/v1/${kind}.geojson?${query}`)).json()) as FeatureCollection &
      Record<string, unknown>
    expect([api['total'], api['places']]).toEqual([list.total, list.places])
    expect(api.features.map(({ id }) => String(id)).sort()).toEqual(collection.features.map(({ id }) => String(id)).sort())

    const ogc = await items(kind, query)
    expect(ogc.features.map(({ id }) => id).sort()).toEqual(api.features.map(({ id }) => String(id)).sort())
    expect(ogc.matched).toBe(ogc.features.length)
  }

  test('in its order', async () => {
    const severities = async (query: string) => (await csv('needs', query)).map((row) => Number(row['#severity+num']))
    expect(await severities('')).toEqual([5, 4, 3, 2])
    expect(await severities('sort=severity')).toEqual([2, 3, 4, 5])
  })

  test('of the map: both kinds, or the one that is asked for and can fit', async () => {
    const kinds = async (query: string) => [...new Set((await csv('map', query)).map((row) => row['#meta+type']))]
    expect(await kinds('')).toEqual(['Besoin', 'Projet'])
    expect(await kinds('records=projects')).toEqual(['Projet'])
    expect(await kinds('severity=5')).toEqual(['Besoin'])
    expect((await workbook('map')).worksheets.map(({ name }) => name)).toEqual(['À propos', 'Besoins', 'Projets'])
  })
})

describe('what travels with a file', () => {
  test('is its title, filters in words, date, source, address and the notice, in the reader’s language', async () => {
    const collection = await geojson('needs', 'country=SN&sort=-updated')
    expect(collection).toMatchObject({
      title: 'Besoins',
      filters: ['Pays : Sénégal'.replace(' :', '\u00A0:')],
      url: `${ORIGIN}/fr/needs?country=SN&sort=-updated`,
    })
    expect(collection['notice']).toContain('frontières')
    const about = (await workbook('needs', 'country=SN', 'en')).worksheets[0]
    const rows = about?.getSheetValues().slice(1) as [undefined, string, string][]
    expect(Object.fromEntries(rows.map(([, head, value]) => [head, value]))).toMatchObject({
      Title: 'Needs',
      Filters: 'Country: Senegal',
      Records: 2,
      'Places on the map': 2,
    })
    const [name, description] = ['name', 'description'].map(
      (tag) => xmlOf.find((found) => found.name === tag && found.within.at(-1) === 'Document')?.text,
    )
    expect(name).toBe('الاحتياجات')
    expect(description).toContain(`${ORIGIN}/ar/needs?country=SN`)
  })
  let xmlOf: Found[] = []
  beforeAll(async () => {
    xmlOf = xml(await text('kml', 'needs', 'country=SN', 'ar'))
  })

  test('stands beside a table of plain text, which it would break', async () => {
    const answer = await file('csv', 'needs', 'country=SN')
    expect(answer.headers.get('link')).toContain(`<${ORIGIN}/fr/needs/export.csv-metadata.json?country=SN>; rel="describedby"`)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="passerelle-needs-\d{4}-\d\d-\d\d\.csv"$/)
    const described = await csvDescriptionOf({
      list: 'needs',
      url: new URL(`${ORIGIN}/fr/needs/export.csv-metadata.json?country=SN`),
      language: 'fr',
    })
    expect(described).toMatchObject({
      url: `${ORIGIN}/fr/needs/export.csv?country=SN`,
      'dc:title': 'Besoins',
      dialect: { headerRowCount: 2 },
    })
  })

  test('a sheet is read from the right in Arabic', async () => {
    expect((await workbook('needs', '', 'ar')).worksheets[1]?.views[0]).toMatchObject({ rightToLeft: true, ySplit: 2 })
  })
})

describe('somebody who means harm', () => {
  test('writes no formula into a table', async () => {
    const bytes = new Uint8Array(await (await file('csv', 'needs')).arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const titles = (await csv('needs')).map((row) => row['#activity+name'])
    expect(titles).toContain(`'${HOSTILE}`)
    expect(titles).toContain("'\t+1")
    const cells = (await workbook('needs')).worksheets.flatMap((sheet) =>
      (sheet.getSheetValues().flat() as unknown[]).filter((cell) => cell !== undefined),
    )
    expect(cells).toContain(HOSTILE)
    expect(cells.filter((cell) => typeof cell === 'object' && cell !== null && !(cell instanceof Date))).toEqual([])
  })

  test('breaks neither the feed nor KML', async () => {
    expect(xml(await text('kml', 'map')).filter(({ name, text: title }) => name === 'name' && title === HOSTILE)).toHaveLength(2)
    const feed = xml(await (await ask(feedLoader('needs'), '/feeds/needs.atom')).text())
    expect(feed.some(({ name, text: title }) => name === 'title' && title === HOSTILE)).toBe(true)
  })

  test.each([
    'severity=9',
    'bbox=NaN,0,1,1',
    'bbox=0,0,1e308,1',
    'sort=colour',
    `country=${Array.from({ length: 10_000 }, () => 'SN').join(',')}`,
    'iatiStatus=2',
    'placed=perhaps',
  ])('is told what was not understood, and gets no file: %.40s', async (query) => {
    await expect(file('csv', 'needs', query)).rejects.toBeInstanceOf(WrongQuery)
  })

  test('cannot make up a place in a feed', async () => {
    for (const cursor of [
      'x',
      btoa('["updated","2026-13-45 00:00:00+00","01999999-0000-7000-8000-000000000001"]'),
      btoa('["updated",null,null]'),
    ]) {
      const answer = await ask(feedLoader('needs'), `/feeds/needs.atom?cursor=${encodeURIComponent(cursor)}&lang=en`)
      expect(answer.status).toBe(400)
      expect(JSON.stringify(await answer.json())).toContain('cursor')
    }
    expect(await (await ask(feedLoader('needs'), '/feeds/needs.atom?severity=9&lang=es')).text()).toContain('«severity»')
  })
})

describe('a place that is public only by its area', () => {
  test('is nowhere given as it is held', async () => {
    const answers = [
      ...(await Promise.all((['csv', 'geojson', 'kml'] as const).flatMap((format) => [text(format, 'needs'), text(format, 'map')]))),
      JSON.stringify((await workbook('needs')).worksheets.map((sheet) => sheet.getSheetValues())),
      await (await ask(feedLoader('needs'), '/feeds/needs.atom')).text(),
      await (await ask(featureListLoader('needs'), '/api/v1/needs.geojson')).text(),
      JSON.stringify(await items('needs')),
      JSON.stringify(await getFeature('needs', ids['coarse'] ?? '', ORIGIN)),
    ]
    for (const answer of answers) {
      expect(answer).toContain(ids['coarse'])
      expect(answer).not.toMatch(/14\.1234|15\.6543/)
    }
  })

  test('is not found by a box around where it is held', async () => {
    const box = `bbox=${HELD.lon - 0.01},${HELD.lat - 0.01},${HELD.lon + 0.01},${HELD.lat + 0.01}`
    expect(await csv('needs', box)).toEqual([])
    expect((await items('needs', box)).features).toEqual([])
  })
})

describe('a program that reads features', () => {
  test('walks all places of a project page after page, each once', async () => {
    const found: string[] = []
    let cursor: string | null = null
    do {
      const page = await items('projects', `limit=1${cursor ? `&cursor=${cursor}` : ''}`)
      expect(page.features.length).toBeLessThanOrEqual(1)
      expect(page.matched).toBe(4)
      found.push(...page.features.map(({ id }) => id))
      cursor = page.next
    } while (cursor)
    expect(found.sort()).toEqual([...[0, 1, 2].map((ordinal) => `${ids['spread']}.${ordinal}`), ids['nowhere']].sort())
  })

  test('finds each by its id, and none that is no more or never was', async () => {
    expect((await getFeature('projects', `${ids['spread']}.2`, ORIGIN)).geometry?.coordinates).toEqual([-179.9, -18])
    expect((await getFeature('needs', ids['placeless'] ?? '', ORIGIN)).geometry).toBeNull()
    for (const id of [`${ids['spread']}.3`, ids['spread'] ?? '', 'x', uuidv7(), ids['placed'] ?? ''])
      await expect(getFeature('projects', id, ORIGIN)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getFeature('needs', ids['withdrawn'] ?? '', ORIGIN)).rejects.toMatchObject({ kind: 'gone' })
  })
})

describe('a feed', () => {
  test('is given again only where something changed', async () => {
    const first = await ask(feedLoader('needs'), '/feeds/needs.atom?lang=ar')
    const again = await ask(feedLoader('needs'), '/feeds/needs.atom?lang=ar', { 'If-None-Match': first.headers.get('etag') ?? '' })
    expect([first.status, again.status]).toEqual([200, 304])
    const found = xml(await first.text())
    const feed = found.find(({ name }) => name === 'feed')
    expect(feed?.attributes).toMatchObject({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'ar' })
    const links = found
      .filter(({ name, within }) => name === 'link' && within.at(-1) === 'feed')
      .map(({ attributes }) => [attributes['rel'], attributes['href']])
    expect(Object.fromEntries(links)).toMatchObject({ self: `${ORIGIN}/feeds/needs.atom?lang=ar`, alternate: `${ORIGIN}/ar/needs` })
    for (const needed of ['id', 'title', 'updated', 'author'])
      expect(found.filter(({ name, within }) => name === needed && within.at(-1) === 'entry')).toHaveLength(4)
  })
})
