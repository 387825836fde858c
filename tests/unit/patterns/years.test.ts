import { describe, expect, test } from 'vitest'
import { NO_FILTERS } from '#app/features/filters/filters.ts'
import { sidesOf } from '#app/features/patterns/sides.ts'
import { countYears, daysOfYear, labelledYears, yearOfDays } from '#app/features/patterns/years.ts'

const counted = (spans: [number | null, number | null, number][]) =>
  countYears(
    spans.map(([start, end, records]) => ({ start, end, records })),
    2026,
  )
const years = (spans: [number | null, number | null, number][]) =>
  Object.fromEntries(counted(spans)?.years.map(({ year, records }) => [year, records]) ?? [])

describe('the years of records', () => {
  test('hold what overlaps them: open ends go on, and what has no dates is in every year', () => {
    expect(years([[2024, 2025, 3], [2025, null, 2], [null, 2024, 1], [null, null, 5], [2026, 2026, 1]])).toEqual({ 2024: 9, 2025: 10, 2026: 8 }) // prettier-ignore
    expect(counted([[2024, 2024, 1], [null, null, 5]])?.undated).toBe(5) // prettier-ignore
  })

  test('are none where no record names one', () => {
    expect(counted([])).toBeNull()
    expect(counted([[null, null, 4]])).toBeNull()
  })

  test('have no gaps over a long time, and stay few where a date is mistyped', () => {
    expect(counted([[1970, 1970, 1], [2060, 2060, 1]])?.years).toHaveLength(91) // prettier-ignore
    const mistyped = counted([[202, 202, 1], [2024, 2026, 5], [9999, 9999, 2]]) // prettier-ignore
    expect(mistyped?.years.length).toBeLessThanOrEqual(120)
    expect(mistyped?.years.find(({ year }) => year === 2025)?.records).toBe(5)
    expect(mistyped?.beyond).toBe(3)
  })

  test('are written at round years, no more than there is room for', () => {
    const all = Array.from({ length: 91 }, (_, i) => 1970 + i)
    expect([...labelledYears(all, 5)]).toEqual([1980, 2000, 2020, 2040, 2060])
    expect([...labelledYears([2025, 2026], 5)]).toEqual([2025, 2026])
  })

  test('are told from other spans of days', () => {
    expect(yearOfDays(daysOfYear(2025))).toBe(2025)
    expect(yearOfDays({ from: '2025-01-01', to: '2025-12-30' })).toBeNull()
    expect(yearOfDays({ from: null, to: null })).toBeNull()
  })
})

describe('two sides', () => {
  const times = (from: string | null, to: string | null) =>
    sidesOf({ pair: 'year', measure: null, records: 'both', filters: { ...NO_FILTERS, from, to }, thisYear: 2026 }).map(({ filters }) => [
      filters.from,
      filters.to,
    ])

  test('are this year and last, the year that is chosen and the one before, or a span and as many days before', () => {
    expect(times(null, null)).toEqual([['2025-01-01', '2025-12-31'], ['2026-01-01', '2026-12-31']]) // prettier-ignore
    expect(times('2023-01-01', '2023-12-31')).toEqual([['2022-01-01', '2022-12-31'], ['2023-01-01', '2023-12-31']]) // prettier-ignore
    expect(times('2025-03-01', '2025-03-10')).toEqual([['2025-02-19', '2025-02-28'], ['2025-03-01', '2025-03-10']]) // prettier-ignore
    expect(times('2025-03-01', null)[1]).toEqual(['2026-01-01', '2026-12-31'])
  })

  test('compare money with money, and records with records', () => {
    const measures = (measure: 'asked' | 'projects' | 'people') =>
      sidesOf({ pair: 'records', measure, records: 'both', filters: NO_FILTERS, thisYear: 2026 }).map((side) => side.measure)
    expect(measures('asked')).toEqual(['asked', 'projects'])
    expect(measures('projects')).toEqual(['asked', 'projects'])
    expect(measures('people')).toEqual(['records', 'records'])
  })
})
