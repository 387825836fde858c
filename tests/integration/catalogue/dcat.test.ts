import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DataFactory, Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { beforeAll, describe, expect, test } from 'vitest'
import { catalogueStatements } from '#app/features/catalogue/dcat/catalogue-statements.server.ts'
import { writeJsonLd } from '#app/features/catalogue/dcat/write-json-ld.ts'
import { writeTurtle } from '#app/features/catalogue/dcat/write-turtle.server.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { withdrawRecord } from '#app/features/provenance/change-record.server.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import { giveFile, makeDataset, publishDataset, useDataFolder } from '#tests/support/datasets.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
useDataFolder()

const ORIGIN = 'https://portal.example'
const SHAPES = path.resolve('../shared/data/datasets/DCAT-AP')
const DCAT = 'http://www.w3.org/ns/dcat#'
const DCT = 'http://purl.org/dc/terms/'
const HOSTILE = 'Un "titre" \\ <b>]] }} \n\t\u0007 </script> é 😀'
const PLACES = 'lieu,latitude,longitude\nKaffrine,14.1,-15.55\nThiès,14.79,-16.93\n'

let turtle = ''
let store: Store
const pieces = async (all: AsyncIterable<string>) => {
  let text = ''
  for await (const piece of all) text += piece
  return text
}

beforeAll(async () => {
  const { id } = await makeWorkspace('water')
  const full = {
    frequency: 'monthly' as const,
    from: '2024-01-01',
    to: '2024-12-31',
    contact: { name: 'Équipe "eau"', email: 'eau@water.example' },
  }
  await makeDataset(id, {
    title: HOSTILE,
    text: PLACES,
    facts: full,
    more: {
      texts: {
        title: {},
        summary: { fr: HOSTILE, ar: 'بيانات المياه', und: 'x' },
        method: {},
        caveats: {},
        change: { fr: 'Première version' },
      },
      countries: [
        { id: 'r0000001', code: 'SN' },
        { id: 'r0000002', code: 'XK' },
      ],
      sectors: [
        { id: 'r0000001', code: '14030' },
        { id: 'r0000002', code: '430' },
      ],
    },
  })
  await makeDataset(id, { title: 'Peu', text: 'a\n1\n', facts: { contact: { email: 'no mail <at> all' } } })
  const twice = await makeDataset(id, { title: 'Depuis', text: 'b\n1\n', facts: { from: '2020-01-01' } })
  await giveFile(twice, 'data.csv', 'b\n1\n2\n')
  await publishDataset(twice)
  await makeDataset(id, { title: 'Secret', text: 'a\n1\n', facts: { visibility: 'workspace' } })
  await makeDataset(id, { title: 'Brouillon', text: 'a\n1\n', isDraft: true })
  await withdrawRecord(OPERATOR, datasetRecorded, await makeDataset(id, { title: 'Retiré', text: 'a\n1\n' }), 'Erreur')
  turtle = await pieces(writeTurtle(catalogueStatements(ORIGIN)))
  store = new Store(new Parser().parse(turtle))
})

const namedNode = (iri: string) => DataFactory.namedNode(iri)
const objects = (subject: string, predicate: string) => store.getObjects(namedNode(subject), namedNode(predicate), null)
const dataset = (slug: string) => `${ORIGIN}/datasets/${slug}`

test('a harvester finds what everybody may read, and nothing else', () => {
  const listed = objects(`${ORIGIN}/catalog.ttl#catalog`, `${DCAT}dataset`).map(({ value }) => value)
  expect(listed).toHaveLength(3)
  expect(listed).toEqual(expect.arrayContaining([dataset('peu'), dataset('depuis')]))
  for (const word of ['Secret', 'Brouillon', 'Retiré', 'secret', 'brouillon', 'retire']) expect(turtle).not.toContain(word)
  const typed = store.getSubjects('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', `${DCAT}Dataset`, null)
  // An earlier version is a dataset of its own, which no catalogue lists.
  expect(typed.map(({ value }) => value).sort()).toEqual([...listed, `${dataset('depuis')}/v/1`].sort())
  expect(objects(`${dataset('depuis')}/v/1`, `${DCAT}isVersionOf`)).toEqual([namedNode(dataset('depuis'))])
})

test('a harvester reads texts with their languages, exactly as they were written', () => {
  const [full = ''] = objects(`${ORIGIN}/catalog.ttl#catalog`, `${DCAT}dataset`).map(({ value }) => value)
  expect(objects(full, `${DCT}title`)).toEqual([DataFactory.literal(HOSTILE, 'fr')])
  expect(objects(full, `${DCT}description`)).toEqual(
    expect.arrayContaining([DataFactory.literal('بيانات المياه', 'ar'), DataFactory.literal('x')]),
  )
  expect(objects(full, `${DCT}spatial`).map(({ value }) => value)).toEqual([
    'http://publications.europa.eu/resource/authority/country/SEN',
    'http://publications.europa.eu/resource/authority/country/1A0',
  ])
  expect(objects(full, `${DCT}accrualPeriodicity`)[0]?.value).toMatch(/frequency\/MONTHLY$/)
  const downloads = objects(full, `${DCAT}distribution`).flatMap(({ value }) => objects(value, `${DCAT}downloadURL`))
  expect(downloads.map(({ value }) => value.split('/').at(-1))).toEqual(['original', '0.csv', '0.xlsx', '0.parquet', '0.geojson'])
})

test('the catalogue says the same in JSON-LD', async () => {
  const document = JSON.parse(await pieces(writeJsonLd(catalogueStatements(ORIGIN)))) as {
    '@context': Record<string, string>
    '@graph': Record<string, unknown>[]
  }
  const said = document['@graph'].flatMap((node) => Object.entries(node).filter(([key]) => key !== '@id'))
  const statements = said.reduce((sum, [, values]) => sum + (values as unknown[]).length, 0)
  expect(statements).toBe(new Parser().parse(turtle).length)
})

describe.skipIf(!existsSync(SHAPES))('DCAT-AP 3.0.1 (skipped where its shapes are not beside the repository)', () => {
  const shapes = (...files: string[]) =>
    new Store(files.flatMap((file) => new Parser().parse(readFileSync(path.join(SHAPES, `releases_3.0.1_${file}.ttl`), 'utf8'))))

  test.each([
    ['what must hold', ['html_shacl_shapes']],
    ['the ranges', ['html_shacl_range']],
    ['the vocabularies', ['html_shacl_mdr-vocabularies.shape']],
    ['the whole profile', ['shacl_dcat-ap-SHACL']],
    ['the ranges of the whole profile', ['shacl_ranges']],
  ])('%s: no violation', async (_name, files) => {
    const validator = new SHACLValidator(shapes(...files), {})
    const report = await validator.validate(store)
    const found = report.results
      .filter(({ severity }) => severity?.value.endsWith('#Violation'))
      .map(({ focusNode, path: property, message }) => [
        focusNode?.value,
        (property as { value?: string } | null)?.value,
        String(message[0]?.value),
      ])
    expect(found).toEqual([])
  })
})
