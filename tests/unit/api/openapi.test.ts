import { expect, test } from 'vitest'
import { openApiDocument } from '#app/features/api/openapi.server.ts'
import { NO_FILTERS } from '#app/features/filters/filters.ts'

const document = openApiDocument('https://portal.example')
const parameters = (path: '/api/v1/projects' | '/api/v1/needs' | '/api/v1/experts') =>
  document.paths[path].get.parameters.map(({ name }) => name)

test('whoever reads the reference finds every address, and every reference leads somewhere', () => {
  expect(document.openapi).toMatch(/^3\.1/)
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining([
      ...[
        '/api/v1/projects',
        '/api/v1/projects/{id}',
        '/api/v1/needs',
        '/api/v1/needs/{id}',
        '/api/v1/needs.geojson',
        '/api/v1/projects.geojson',
      ],
      ...['/feeds/needs.atom', '/{lang}/map/export.csv', '/tiles/places/{z}/{x}/{y}.mvt', '/api/ogc', '/api/ogc/collections/needs/items'],
    ]),
  )
  for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = reference?.split('/').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document)
    expect(found, reference).toBeDefined()
  }
})

test('whoever reads the reference finds every filter, in one list or in both', () => {
  const known = new Set([...parameters('/api/v1/projects'), ...parameters('/api/v1/needs')])
  for (const name of Object.keys(NO_FILTERS)) expect(known, name).toContain(name)
  for (const name of ['sort', 'cursor', 'limit'])
    for (const path of ['/api/v1/projects', '/api/v1/needs'] as const) expect(parameters(path)).toContain(name)
})

test('a client made from the reference does not refuse fields that are added later', () => {
  expect(JSON.stringify(document.components.schemas)).not.toContain('"additionalProperties":false')
})

test('every operation of the reference has a name of its own, and every parameter of an address is described', () => {
  type Operation = { operationId: string; parameters: readonly { name: string; in: string }[] }
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.values(methods as Record<string, Operation>).map((operation) => ({ path, ...operation })),
  )
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
  for (const { path, parameters } of operations) {
    const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
    expect([...path.matchAll(/{(\w+)}/g)].map(([, name]) => name).sort(), path).toEqual([...inPath].sort())
    expect(new Set(parameters.map(({ name }) => name)).size, path).toBe(parameters.length)
  }
})

test('a client that reads OpenAPI 3.0 alone finds nothing of 3.1', () => {
  const older = openApiDocument('https://portal.example', '3.0')
  expect(older.openapi).toMatch(/^3\.0/)
  expect(Object.keys(older.paths)).toEqual(Object.keys(document.paths))
  expect(JSON.stringify(older)).not.toMatch(
    /"type":\[|"type":"null"|"const":|"prefixItems":|"examples":\[|"exclusiveMinimum":\d|"propertyNames":|\$defs/,
  )
})
