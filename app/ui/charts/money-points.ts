import type { ChartTable } from '#app/ui/charts/chart-table.ts'
import type { Direction } from '#app/ui/charts/drawing.server.ts'

export type MoneySeries = { key: string; label: string }

export type MoneyPoint = {
  year: number
  series: string
  /** In one currency for the whole chart; a number is enough for a picture. */
  amount: number
  /** The amount for the table, exact and in ready words; else `format.amount` of it. */
  exact?: string | undefined
}

export type MoneyOverTime = {
  title: string
  dir: Direction
  /** At most six, such as commitments and disbursements. */
  series: MoneySeries[]
  points: MoneyPoint[]
  words: { year: string }
  format: { year: (year: number) => string; amount: (amount: number) => string }
}

/** @throws RangeError for more than six series: no more hues can be told apart. */
export function requireFewSeries({ series }: MoneyOverTime): void {
  if (series.length > 6) throw new RangeError('a chart tells at most six series apart')
}

/** What a series amounts to in a year. */
export function amountOf(points: MoneyPoint[], year: number | undefined, series: string): number {
  return points.filter((point) => point.year === year && point.series === series).reduce((sum, point) => sum + point.amount, 0)
}

/** Every year from the first to the last, also those without money: a gap must look like one. */
export function yearsOf(points: MoneyPoint[]): number[] {
  const years = points.map((point) => point.year)
  if (years.length === 0) return []
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => first + index)
}

/** Every second year, the last one among them. */
export const everySecond = (years: number[]) => years.filter((_, index) => (years.length - 1 - index) % 2 === 0)

/** The chart as a table, with the exact amounts. */
export function tableOf({ series, points, words, format }: MoneyOverTime): ChartTable {
  const exactOf = (year: number, key: string) => {
    const found = points.filter((point) => point.year === year && point.series === key)
    if (found.length === 0) return ''
    return found.length === 1 && found[0]?.exact !== undefined ? found[0].exact : format.amount(amountOf(found, year, key))
  }
  return {
    columns: [{ key: 'year', label: words.year, numeric: false }, ...series.map(({ key, label }) => ({ key, label, numeric: true }))],
    rows: yearsOf(points).map((year) => ({
      key: String(year),
      cells: { year: format.year(year), ...Object.fromEntries(series.map(({ key }) => [key, exactOf(year, key)])) },
    })),
  }
}
