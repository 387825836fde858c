import { expect, test } from 'vitest'
import { plainLine } from '#app/platform/i18n/plain-line.ts'

test.each([
  ['Evil\r\nBcc: x@y.example', 'Evil Bcc: x@y.example'],
  ['\u202Egniht', 'gniht'],
  ['Awa\u200B\uFEFF Diop\0', 'Awa Diop'],
  ['  Aïcha \u2028 Bâ ', 'Aïcha Bâ'],
  ['می\u200Cخواهم', 'می\u200Cخواهم'],
  ['فاطمة بنت أحمد', 'فاطمة بنت أحمد'],
  ['\u2066\u2069', ''],
])('%j is one line that reads as it is written', (typed, line) => {
  expect(plainLine(typed)).toBe(line)
})
