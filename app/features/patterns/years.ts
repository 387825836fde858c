/** So many records from the year in which they begin to the one in which they end; null where that is open. */
export type YearSpan = { start: number | null; end: number | null; records: number }

export type YearCount = { year: number; records: number }

export type YearCounts = {
  /** Every year from the first that a record names to the last, without gaps. */
  years: YearCount[]
  /** Records that name neither end: they count in each year. */
  undated: number
  /** Records that no year of these counts. */
  beyond: number
}

/** The most years shown; a wider reach comes of a mistyped date. */
const MOST_YEARS = 120
const YEARS_BACK = 70

/** How many records each year overlaps, as the filters `from` and `to` would find them. Null where no record names a year. */
export function countYears(spans: readonly YearSpan[], thisYear: number): YearCounts | null {
  const named = spans.flatMap(({ start, end }) => [start, end]).filter((year) => year !== null)
  if (named.length === 0) return null
  const [first, last] = window(Math.min(...named), Math.max(...named), thisYear)
  const years = Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, records: 0 }))
  let [undated, beyond] = [0, 0]
  for (const { start, end, records } of spans) {
    if (start === null && end === null) undated += records
    const [from, to] = [start ?? -Infinity, end ?? Infinity]
    if (to < first || from > last || to < from) beyond += records
    for (const count of years) if (count.year >= from && count.year <= to) count.records += records
  }
  return { years, undated, beyond }
}

function window(first: number, last: number, thisYear: number): [number, number] {
  if (last - first < MOST_YEARS) return [first, last]
  const from = Math.min(Math.max(first, thisYear - YEARS_BACK), last - MOST_YEARS + 1)
  return [from, Math.min(last, from + MOST_YEARS - 1)]
}

/** The years to write under the bars: round ones, at most `most`. */
export function labelledYears(years: readonly number[], most: number): Set<number> {
  const step = [1, 2, 5, 10, 20, 50].find((size) => years.length / size <= most) ?? 50
  return new Set(years.filter((year) => year % step === 0))
}

type Days = { from: string | null; to: string | null }

export const daysOfYear = (year: number): { from: string; to: string } => {
  const digits = String(year).padStart(4, '0')
  return { from: `${digits}-01-01`, to: `${digits}-12-31` }
}

/** The year that the days are; null where they are another span, or none. */
export function yearOfDays({ from, to }: Days): number | null {
  const year = Number(from?.slice(0, 4))
  const days = Number.isInteger(year) && from ? daysOfYear(year) : null
  return days && days.from === from && days.to === to ? year : null
}
