import { expect, test } from 'vitest'
import { formatDay, formatInstant, formatShortDay } from '#app/platform/i18n/format-date.ts'

test('French writes the first day of a month as it is spoken, and the others plainly', () => {
  expect(formatDay('fr', '2026-02-01')).toBe('1er février 2026')
  expect(formatDay('fr', '2026-02-11')).toBe('11 février 2026')
  expect(formatShortDay('fr', '2026-02-01')).toMatch(/^1er févr/)
  expect(formatInstant('fr', '2026-02-01T08:05:00Z')).toMatch(/^1er février 2026/)
  expect(formatDay('en', '2026-02-01')).not.toContain('er ')
})
