import { expect, test } from 'vitest'
import { rowWriter, valueJson, withJson } from '#app/features/datasets/api/row-values.ts'

test('a number is a number of JSON where that is exactly it, else its text', () => {
  const exact = ['0', '1', '-12.5', '1.50', '100', '0.1', '9007199254740991', '1e+20', '1.5e-7', '-0.000001']
  expect(exact.map((text) => JSON.parse(valueJson('decimal', text)) as unknown)).toEqual([
    0,
    1,
    -12.5,
    1.5,
    100,
    0.1,
    9007199254740991,
    '1e+20',
    1.5e-7,
    -0.000001,
  ])
  for (const text of ['9007199254740993', '12345678901234567890', '0.12345678901234567890', 'N/A', '1/2'])
    expect(JSON.parse(valueJson('integer', text))).toBe(text)
})

test('days, instants and booleans are what JSON has for them; a cell that is none is its text', () => {
  expect(valueJson('date', '2024-02-29')).toBe('"2024-02-29"')
  expect(valueJson('datetime', '2024-02-29 10:00:00.5')).toBe('"2024-02-29T10:00:00.5"')
  expect(valueJson('datetime', 'hier')).toBe('"hier"')
  expect(valueJson('boolean', 'true')).toBe('true')
  expect(valueJson('boolean', 'peut-être')).toBe('"peut-être"')
  for (const type of ['text', 'integer', 'boolean', 'date'] as const) expect(valueJson(type, null)).toBe('null')
  expect(valueJson('text', 'true')).toBe('"true"')
})

test('a row keeps the names and the order of its columns, whatever they are', () => {
  const write = rowWriter(['b', '2019', '__proto__', 'a "quoted"\n name', '1'].map((name) => ({ name, type: 'text' })))
  expect(write(['x', null, 'y', '</script>', '\u2028'])).toBe(
    '{"b":"x","2019":null,"__proto__":"y","a \\"quoted\\"\\n name":"</script>","1":"\u2028"}',
  )
  expect(withJson({}, 'items', '[]')).toBe('{"items":[]}')
  expect(withJson({ total: 1 }, 'items', '[{}]')).toBe('{"total":1,"items":[{}]}')
})
