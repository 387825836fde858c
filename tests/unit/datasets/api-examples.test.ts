import { runInNewContext } from 'node:vm'
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { apiExamples } from '#app/features/datasets/reuse/api-examples.ts'
import { scriptJson } from '#app/features/catalogue/structured/script-json.ts'

const HOSTILE = `it's "a" $(touch /tmp/x) \`b\` \\ & é\n</script>`
const COLUMNS = [
  { name: HOSTILE, type: 'text', misfits: 0, missing: 0 },
  { name: 'tonnes', type: 'decimal', misfits: 0, missing: 0 },
] as const

const { rows, aggregate } = apiExamples('https://portal.example/api/v1/datasets/x', COLUMNS, { version: 3, value: 'mil' })

test('an example in the shell asks what it says, whatever columns are called', () => {
  const told = rows.curl.replace(/^curl -G/, 'printf "%s\\0"')
  const words = execFileSync('/bin/sh', ['-c', told]).toString().split('\0')
  expect(words).toContain('https://portal.example/api/v1/datasets/x/rows')
  expect(words).toContain(`f=${HOSTILE}~eq~mil`)
  expect(words).toContain('sort=-tonnes')
})

test('an example in JavaScript asks the same', () => {
  const told = rows.javascript.split('\n').slice(0, -2).join('\n')
  const query = String(runInNewContext(`${told}; String(query)`, { URLSearchParams }))
  expect(new URLSearchParams(query).get('f')).toBe(`${HOSTILE}~eq~mil`)
})

test('an example counts and adds up what the dataset has', () => {
  expect(aggregate.python).toContain('("measure", "sum:tonnes")')
  const bare = apiExamples('x', [{ name: 'lieu', type: 'text', misfits: 0, missing: 0 }], { version: 1, value: null })
  expect(bare.rows.r).toContain('lieu~filled')
  expect(bare.aggregate.curl).not.toContain('sum:')
})

test('what people wrote cannot end the data block of a page', () => {
  const text = scriptJson({ name: '</script><!--<script>', other: '\u2028' })
  expect(text).not.toMatch(/[<>\u2028]/)
  expect(JSON.parse(text)).toEqual({ name: '</script><!--<script>', other: '\u2028' })
})
