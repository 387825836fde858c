import { expect, test } from 'vitest'
import { projectCharts } from '#app/features/projects/queries/project-charts.server.ts'

const flow = (currency: string, type: string, year: string, amount: string) => ({ currency, type, year, amount })
const TOTALS = {
  sums: [
    flow('XOF', '2', '2025', '500'),
    flow('XOF', '3', '2026', '200'),
    flow('XOF', '3', '2027', '300'),
    flow('EUR', '1', '2025', '7'),
    flow('EUR', '1', '2026', '9'),
    flow('USD', '1', '2026', '1'),
  ],
  leftOut: 0,
  transactions: 6,
  budgets: 0,
}

test('a reader sees the flows of every currency that has years to compare, the most used first', () => {
  expect(projectCharts(TOTALS, [], 'fr').money.map(({ currency }) => currency)).toEqual(['XOF', 'EUR'])
})

test('a reader of Arabic reads the years in Arabic digits', () => {
  const [chart] = projectCharts(TOTALS, [], 'ar').money
  expect(chart?.chart.svg).toContain('>٢٠٢٥<')
  expect(chart?.chart.table.rows.map(({ cells }) => cells['year'])).toEqual(['٢٠٢٥', '٢٠٢٦', '٢٠٢٧'])
})
