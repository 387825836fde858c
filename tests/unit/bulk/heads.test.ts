import { expect, test } from 'vitest'
import { readHead } from '#app/features/bulk/sheets/read-head.server.ts'

test('a column named as what every object has is none of ours, and passed over', () => {
  const heads = ['record', 'title@fr', 'constructor', '__proto__', 'toString']
  const found = readHead('NEED', [{ row: 1, cells: heads.map((text) => ({ text })) }], [])
  expect(found?.columns.map(({ key }) => key)).toEqual(['record', 'title@fr'])
  expect(found?.ignored).toEqual(['constructor', '__proto__', 'toString'])
})
