import { expect, test } from 'vitest'
import { attachmentAs } from '#app/platform/http/attachment.ts'
import { readByteRange } from '#app/platform/http/byte-range.ts'

test('a reader asks for the beginning, the end or a part of a file', () => {
  expect(readByteRange('bytes=0-9', 100)).toEqual({ start: 0, end: 9 })
  expect(readByteRange('bytes=90-', 100)).toEqual({ start: 90, end: 99 })
  expect(readByteRange('bytes=90-500', 100)).toEqual({ start: 90, end: 99 })
  expect(readByteRange('bytes=-10', 100)).toEqual({ start: 90, end: 99 })
  expect(readByteRange('bytes=-500', 100)).toEqual({ start: 0, end: 99 })
})

test('what a file does not have is refused', () => {
  for (const range of ['bytes=100-', 'bytes=100-200', 'bytes=-0']) expect(readByteRange(range, 100)).toBe('unsatisfiable')
  expect(readByteRange('bytes=0-', 0)).toBe('unsatisfiable')
})

test('what is not understood gives the whole', () => {
  for (const range of [null, '', 'bytes=-', 'bytes=5-2', 'bytes=0-1,5-6', 'rows=0-1', 'bytes=a-b', 'bytes=0x1-2']) {
    expect(readByteRange(range, 100)).toBeNull()
  }
})

test('a name that people gave a file cannot steer the answer', () => {
  expect(attachmentAs('x"\r\nSet-Cookie: a=b/../.htaccess')).toBe(
    `attachment; filename="x___Set-Cookie_ a=b_.._.htaccess"; filename*=UTF-8''x___Set-Cookie_%20a%3Db_.._.htaccess`,
  )
  expect(attachmentAs('بيانات.csv')).toMatch(/^attachment; filename="______\.csv"; filename\*=UTF-8''%D8/)
  expect(attachmentAs('\u202Egpj.exe')).not.toContain('%E2%80%AE')
  for (const name of ['', '...', '\u0000']) expect(attachmentAs(name)).toMatch(/filename="(data|_)"/)
  expect(attachmentAs(`${'é'.repeat(400)}.csv`)).toMatch(/\.csv$/)
})
