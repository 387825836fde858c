import { describe, expect, test } from 'vitest'
import { defaultChart, kindsOf, readChart, type ChartColumn } from '#app/features/datasets/views/chart/chart-query.ts'
import { binOf } from '#app/features/datasets/views/chart/chart-groups.server.ts'

const column = (name: string, type: ChartColumn['type'], more: Partial<ChartColumn> = {}): ChartColumn => ({
  name,
  type,
  role: null,
  ...more,
})
const CODE = column('id', 'integer')
const NAME = column('nom', 'text', { isRepeating: false, distinct: 900 })
const REGION = column('région', 'text', { role: 'adminName', isRepeating: true, distinct: 14 })
const LATITUDE = column('latitude', 'decimal', { role: 'latitude' })
const AMOUNT = column('montant', 'decimal', { distinct: 800 })
const YEAR = column('année', 'integer', { min: '2010', max: '2024', distinct: 15 })
const DAY = column('jour', 'date', { min: '2024-01-01', max: '2024-12-31', distinct: 300 })
const OUTLINE = column('contour', 'text', { role: 'geometry' })

const read = (text: string, ...columns: ChartColumn[]) => readChart(new URLSearchParams(text), columns)

describe('a chart that nobody has chosen', () => {
  test('shows what is measured over time, where there are days or years', () => {
    expect(defaultChart([CODE, REGION, AMOUNT, DAY])).toEqual({ kind: 'line', x: 3, y: 2, measure: 'sum', group: null })
    expect(defaultChart([YEAR, AMOUNT])).toMatchObject({ kind: 'line', x: 0, y: 1 })
  })

  test('shows what is measured by a category, and never sums identifiers or coordinates', () => {
    expect(defaultChart([CODE, NAME, LATITUDE, REGION, AMOUNT])).toEqual({ kind: 'bar', x: 3, y: 4, measure: 'sum', group: null })
    expect(defaultChart([CODE, REGION])).toEqual({ kind: 'bar', x: 1, y: null, measure: 'count', group: null })
  })

  test('shows how a number spreads where there is nothing else', () => {
    expect(defaultChart([NAME, AMOUNT])).toMatchObject({ kind: 'histogram', x: 1 })
    expect(defaultChart([OUTLINE, NAME])).toMatchObject({ kind: 'bar', x: 1 })
  })
})

describe('a chart that is asked for', () => {
  test('is what the address says', () => {
    expect(read('kind=bar&x=0&y=1&measure=mean&group=0', REGION, AMOUNT).chart).toMatchObject({
      kind: 'bar',
      x: 0,
      y: 1,
      measure: 'mean',
      group: null,
    })
    expect(read('kind=scatter&x=montant&y=latitude', LATITUDE, AMOUNT)).toEqual({
      chart: { kind: 'scatter', x: 1, y: 0, measure: 'count', group: null },
      problems: [],
    })
  })

  test('counts rows where no column is measured, and measures one where a measure is named', () => {
    expect(read('kind=bar&x=0&measure=count&y=1', REGION, AMOUNT).chart).toMatchObject({ y: null, measure: 'count' })
    expect(read('kind=bar&x=0&measure=max', REGION, AMOUNT).chart).toMatchObject({ y: 1, measure: 'max' })
  })

  test('tells what does not fit and draws what does', () => {
    const { chart, problems } = read('kind=pie&x=9&y=0&measure=mode', REGION, AMOUNT)
    expect(chart).toMatchObject({ kind: 'bar', x: 0 })
    expect(problems.map(({ name }) => name)).toEqual(['kind', 'x', 'y', 'measure'])
  })
})

test('a table offers the charts that it has columns for', () => {
  expect(kindsOf([REGION])).toEqual(['bar'])
  expect(kindsOf([DAY, AMOUNT])).toEqual(['bar', 'line', 'histogram'])
  expect(kindsOf([LATITUDE, AMOUNT])).toEqual(['bar', 'scatter', 'histogram'])
})

test('days are put together in periods that fit', () => {
  const over = (max: string) => column('jour', 'date', { min: '2024-01-01', max })
  expect(['2024-01-20', '2025-12-31', '2040-01-01'].map((max) => binOf('bar', over(max)))).toEqual(['day', 'month', 'year'])
  expect(['2024-12-31', '2040-01-01', '2100-01-01'].map((max) => binOf('line', over(max)))).toEqual(['day', 'month', 'year'])
})
