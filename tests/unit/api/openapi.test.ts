import { expect, test } from 'vitest'
import { openApiDocument } from '#app/features/api/openapi.server.ts'
import { NO_FILTERS } from '#app/features/filters/filters.ts'

const document = openApiDocument('https://portal.example')
const parameters = (path: keyof typeof document.paths) => document.paths[path].get.parameters.map(({ name }) => name)

test('whoever reads the reference finds every address, and every reference leads somewhere', () => {
  expect(document.openapi).toMatch(/^3\.1/)
  expect(Object.keys(document.paths)).toEqual(['/api/v1/projects', '/api/v1/projects/{id}', '/api/v1/needs', '/api/v1/needs/{id}'])
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
