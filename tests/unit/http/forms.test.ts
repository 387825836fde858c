import { expect, test } from 'vitest'
import { formOfDocument, readDocument } from '#app/features/api/own-records.server.ts'
import { NEED_JSON_FIELDS } from '#app/features/needs/mutations/need-by-json.server.ts'
import { readPosted } from '#app/features/provenance/posted-edits.ts'
import { allTyped } from '#app/features/provenance/take-form.server.ts'
import { projectFields } from '#app/features/projects/schema.server.ts'
import { MOST_FORM_FIELDS, readForm } from '#app/platform/http/read-form.server.ts'

const posted = (fields: [string, string][]) => new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(fields) })
const json = (document: unknown) =>
  new Request('http://localhost/', { method: 'POST', body: JSON.stringify(document), headers: { 'content-type': 'application/json' } })
const many = (count: number) => Array.from({ length: count }, (_, at): [string, string] => [`a${at}`, 'x'])

/** Milliseconds of the processor, which another process beside does not lengthen. */
function spent(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

test('a form of more fields than any of ours is refused with the limit', async () => {
  const refused = { kind: 'too-large', messageKey: 'tooLarge.fields', params: { limit: MOST_FORM_FIELDS } }
  await expect(readForm(posted(many(MOST_FORM_FIELDS + 1)))).rejects.toMatchObject(refused)
  const title = Object.fromEntries(many(50_000))
  const document = await readDocument(json({ title }))
  expect(() => formOfDocument(document, NEED_JSON_FIELDS)).toThrow(expect.objectContaining(refused))
})

test('a form of as many fields as are let in is read in one pass', async () => {
  const form = await readForm(posted(many(MOST_FORM_FIELDS)))
  const kinds = projectFields('fr')
  expect(spent(() => readPosted(form, kinds, {}))).toBeLessThan(800)
  expect(spent(() => allTyped(form))).toBeLessThan(400)
})

test('a document of many items is no deep one', async () => {
  const items = Array.from({ length: 300_000 }, () => 1)
  expect(await readDocument(json({ items }))).toEqual({ items })
})

test('names that every object has are no fields, in a form and in a document', async () => {
  const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf@fr', 'facts/constructor', '__proto__/__proto__']
  const form = await readForm(posted(names.map((name) => [name, '1'])))
  expect(readPosted(form, projectFields('fr'), {})).toMatchObject({ edits: [], problems: [] })
  expect(Object.keys(allTyped(form))).toEqual(names)
  for (const name of ['constructor', 'toString', '__proto__']) {
    const document = await readDocument(
      new Request('http://localhost/', { method: 'POST', body: `{"${name}":{"fr":"x"}}`, headers: { 'content-type': 'application/json' } }),
    )
    expect(() => formOfDocument(document, NEED_JSON_FIELDS)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ name })] }),
    )
  }
})
