import { expect, test } from 'vitest'
import { freeFrom, windowsAhead, yearBand } from '#app/features/expertise/availability.ts'

const window = (from: string, to: string) => ({ from, to })

test('the band has twelve months from the present one, each once', () => {
  const { months } = yearBand([], '2026-11-27')
  expect([months.length, months[0], months[2], months[11]]).toEqual([12, '2026-11-01', '2027-01-01', '2027-10-01'])
})

test('a window is filled to its last day, and what is past or beyond is left out', () => {
  expect(yearBand([window('2027-01-01', '2027-01-31')], '2026-11-27').spans).toEqual([{ start: 61 / 365, end: 92 / 365 }])
  expect(yearBand([window('2020-01-01', '2040-01-01')], '2026-11-27').spans).toEqual([{ start: 26 / 365, end: 1 }])
  expect(yearBand([window('2026-11-01', '2026-11-26'), window('2028-01-01', '2028-02-01')], '2026-11-27').spans).toEqual([])
})

test('who is free today is free from today', () => {
  const windows = [window('2027-03-01', '2027-04-01'), window('2026-01-01', '2026-12-31'), window('2025-01-01', '2025-02-01')]
  expect(windowsAhead(windows, '2026-11-27').map(({ from }) => from)).toEqual(['2026-01-01', '2027-03-01'])
  expect(freeFrom(windows, '2026-11-27')).toBe('2026-11-27')
  expect(freeFrom(windows, '2027-01-15')).toBe('2027-03-01')
  expect(freeFrom(windows, '2028-01-01')).toBeNull()
})
