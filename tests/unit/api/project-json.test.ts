import { describe, expect, test } from 'vitest'
import type { PublicPlace } from '#app/features/places/public-place.server.ts'
import type { Contact, Place, ProjectContent, Row } from '#app/features/projects/content.ts'
import { projectCardJson, projectJson } from '#app/features/projects/queries/project-json.ts'
import { projectCardJsonShape, projectJsonShape, type ProjectJson } from '#app/features/projects/queries/project-json-shapes.ts'
import { projectContent } from '#tests/support/contents.ts'

const ID = '01999999-0000-7000-8000-000000000001'
const OTHER = '01999999-0000-7000-8000-000000000002'

function told(more: Partial<ProjectContent>, places: [string, PublicPlace][] = [], related: [string, string][] = []): ProjectJson {
  const project = {
    id: ID,
    workspace: 'eau-sn',
    version: 3,
    updatedAt: new Date('2026-11-22T10:00:00.123Z'),
    content: projectContent(more),
  }
  return projectJson({ ...project, places: new Map(places), related: new Map(related) }, 'https://portal.example')
}

const contact = (id: string, more: Partial<Contact>): Row<Contact> => ({ id, public: true, ...more })
const place = (id: string, more: Partial<Place>): Row<Place> => ({ id, precision: 'exact', publicPrecision: 'exact', ...more })

describe('somebody who reads a project through the API', () => {
  test('finds every field of the contract, where nothing is stated as null', () => {
    const json = told({})
    expect(json).toMatchObject({
      id: ID,
      iatiIdentifier: null,
      workspace: 'eau-sn',
      version: 3,
      url: `https://portal.example/projects/${ID}`,
      iatiStatus: '2',
      dates: { plannedStart: '2026-01-01', actualStart: null, plannedEnd: '2027-12-31', actualEnd: null },
      sectors: [{ vocabulary: '1', code: '14030', percentage: '100' }],
      countries: [{ code: 'SN', percentage: '100' }],
      updatedAt: '2026-11-22T10:00:00.123Z',
    })
    expect(projectJsonShape.strict().safeParse(json).error).toBeUndefined()
  })

  test('is given amounts and percentages as they were written', () => {
    const json = told({
      budgets: [{ id: 'r0000001', value: { amount: '00012.50', currency: 'XOF' } }],
      sectors: [{ id: 'r0000001', vocabulary: '1', code: '14030', percentage: '33.330' }],
    })
    expect(json.budgets[0]?.value).toEqual({ amount: '00012.50', currency: 'XOF' })
    expect(json.sectors[0]?.percentage).toBe('33.330')
  })

  test('is told the currency that holds: the row’s, else the project’s, else none', () => {
    const rows = {
      transactions: [
        { id: 'r0000001', type: '3', value: { amount: '1' } },
        { id: 'r0000002', type: '3', value: { amount: '2', currency: 'GBP' } },
      ],
    }
    expect(told(rows).transactions.map(({ value }) => value.currency)).toEqual(['EUR', 'GBP'])
    expect(told({ ...rows, facts: {} }).transactions.map(({ value }) => value.currency)).toEqual([null, 'GBP'])
  })

  test('never meets an internal contact, nor what its source said of it in other words', () => {
    const json = told({
      contacts: [
        contact('r0000001', { person: { fr: 'Awa Diop' } }),
        contact('r0000002', { public: false, person: { fr: 'Moussa Fall' }, email: 'm@example.org' }),
      ],
      narratives: [
        { id: 'r0000001', path: 'contact-info[1]/job-title[1]', lang: 'fr', text: 'Directrice' },
        { id: 'r0000002', path: 'contact-info[2]/job-title[1]', lang: 'fr', text: 'Chauffeur' },
        { id: 'r0000003', path: 'result[1]/title[1]', lang: 'fr', text: 'Vingt forages' },
      ],
    })
    expect(json.contacts).toHaveLength(1)
    expect(JSON.stringify(json)).not.toMatch(/Moussa|Chauffeur|m@example\.org/)
    expect(json.narratives.map(({ text }) => text)).toEqual(expect.arrayContaining(['Awa Diop', 'Directrice', 'Vingt forages']))
  })

  test('sees a place where the public sees it, without the finer name, point or words of its source', () => {
    const held = place('r0000001', {
      name: { fr: 'Puits de Ndiobène' },
      description: { fr: 'Derrière l’école' },
      point: { lat: 14.1234, lon: -15.5678 },
      publicPrecision: 'admin1',
    })
    const shown: PublicPlace = { point: { lat: 14, lon: -15 }, country: 'SN', admin1: 'SN-KA', precision: 'admin1' }
    const narratives = [{ id: 'r0000001', path: 'location[1]/activity-description[1]', lang: 'fr', text: 'Au bord du puits' }]
    const json = told({ places: [held], narratives }, [['r0000001', shown]])
    expect(json.locations).toEqual([
      { name: {}, point: { lat: 14, lon: -15 }, country: 'SN', admin1: 'SN-KA', precision: 'admin1', description: undefined },
    ])
    expect(JSON.stringify(json)).not.toMatch(/Ndiobène|école|puits|14\.1234/)
  })

  test('sees all that is said of a place of which nothing is held back', () => {
    const held = place('r0000001', {
      name: { fr: 'Kaffrine' },
      description: { fr: 'Chef-lieu' },
      precision: 'settlement',
      publicPrecision: 'settlement',
    })
    const narratives = [{ id: 'r0000001', path: 'location[1]/name[1]', lang: 'fr', text: 'Kaffrine-ville' }]
    const json = told({ places: [held], narratives }, [['r0000001', { ...held, country: 'SN' }]])
    expect(json.narratives.map(({ text }) => text)).toEqual(expect.arrayContaining(['Kaffrine', 'Chef-lieu', 'Kaffrine-ville']))
  })

  test('finds each text of the document once among the narratives, at the path where it stands', () => {
    const json = told({
      texts: { title: { fr: 'Eau', und: 'Water' }, description: { ar: 'ماء' }, objectives: { fr: 'Boire' }, targetGroups: {} },
      transactions: [
        { id: 'r0000001', type: '3', value: { amount: '1' }, provider: { name: { en: 'Donor' } }, description: { en: 'First' } },
      ],
      documents: [{ id: 'r0000001', url: 'https://example.org/a.pdf', title: { fr: 'Note' } }],
    })
    for (const { path, lang, text } of json.narratives) {
      const held = path.split('/').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], json)
      expect((held as Record<string, string>)[lang]).toBe(text)
    }
    const paths = json.narratives.map(({ path, lang }) => `${path} ${lang}`)
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths).toEqual(
      expect.arrayContaining([
        'title fr',
        'title und',
        'description ar',
        'objectives fr',
        'transactions/0/provider/name en',
        'documents/0/title fr',
      ]),
    )
  })

  test('is led to a related project where one is published', () => {
    const related = [
      { id: 'r0000001', type: '1', iatiIdentifier: 'A-1' },
      { id: 'r0000002', type: '2', iatiIdentifier: 'B-2' },
    ]
    const json = told({ related }, [], [['A-1', OTHER]])
    expect(JSON.parse(JSON.stringify(json.related))).toEqual([
      { type: '1', iatiIdentifier: 'A-1', id: OTHER },
      { type: '2', iatiIdentifier: 'B-2' },
    ])
  })
})

test('a list tells the main fields of a project and no more', () => {
  const card = projectCardJson(
    {
      id: ID,
      title: { fr: 'Eau' },
      iatiIdentifier: 'SN-1',
      iatiStatus: '2',
      countries: [{ code: 'SN' }],
      sectors: [{ vocabulary: '1', code: '14030', percentage: '100' }],
      organisations: [],
      startsOn: null,
      endsOn: null,
      amountUsd: '5.00',
      totals: { sums: [], leftOut: 0, transactions: 0, budgets: 0 },
      workspace: { slug: 'eau-sn', name: { fr: 'Eau' } },
      updatedAt: new Date(0),
      publication: 'PUBLISHED',
      workingState: 'DRAFT',
    },
    'https://portal.example',
  )
  expect(projectCardJsonShape.strict().safeParse(card).error).toBeUndefined()
  expect(Object.keys(card).sort()).toEqual([
    'countries',
    'iatiIdentifier',
    'iatiStatus',
    'id',
    'sectors',
    'title',
    'updatedAt',
    'url',
    'workspace',
  ])
  expect(card.countries[0]).toMatchObject({ code: 'SN', percentage: null })
})
