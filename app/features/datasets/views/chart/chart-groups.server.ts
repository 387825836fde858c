import { aggregateTable } from '#app/features/datasets/engine/engine.server.ts'
import type { AggregateQuery, Condition } from '#app/features/datasets/engine/table-query.ts'
import type { LoadedColumn } from '#app/features/datasets/tables.ts'
import { numberFormat } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { valueWords } from '../value-words.server.ts'
import type { TableContext } from '../view-frame.server.ts'
import { isNumberColumn, isTimeColumn } from '../views.ts'
import type { Chart, ChartColumn } from './chart-query.ts'

/** Groups that one question gives at most. */
export const MOST_GROUPS = 5_000
/** Hues that can be told apart. */
export const MOST_SERIES = 6

export type Bin = 'year' | 'month' | 'day' | number | undefined
export type Group = {
  /** Null: rows without a value. */ key: string | null
  label: string
  /** Where it stands on an axis of numbers. */ at: number
}
export type Series = { key: string; label: string }
export type Measured = {
  group: Group
  series: number
  /** Exact, as the engine wrote it; null: nothing to measure. */ exact: string | null
}
export type Measures = {
  measured: Measured[]
  series: Series[]
  /** There are more groups than could be asked. */ more: boolean
  moreSeries: boolean
}

/** So many bars or points tell a story; finer periods than these are put together. */
const FITTING = { bar: 31, line: 400 }
const DAY_MS = 86_400_000
const WHOLE_NUMBERS = 40
const NUMBER_BINS = 20

/** How values of the first axis are put together: periods that fit, or bins of numbers. */
export function binOf(kind: 'bar' | 'line', column: ChartColumn): Bin {
  if (isTimeColumn(column)) {
    const days = (Date.parse(column.max?.slice(0, 10) ?? '') - Date.parse(column.min?.slice(0, 10) ?? '')) / DAY_MS
    if (!(days >= 0)) return 'year'
    return days < FITTING[kind] ? 'day' : days / 30.4 < FITTING[kind] ? 'month' : 'year'
  }
  if (kind === 'line' || !isNumberColumn(column)) return undefined
  return column.type === 'integer' && (column.distinct ?? Infinity) <= WHOLE_NUMBERS ? undefined : NUMBER_BINS
}

/** What is measured of each group, and of each of its series. */
export async function measureGroups(
  context: TableContext,
  chart: Chart & { kind: 'bar' | 'line' },
  { bin, where }: { bin: Bin; where: Condition[] },
): Promise<Measures> {
  const { files, table, language } = context
  const column = table.columns[chart.x]
  if (!column) return { measured: [], series: [], more: false, moreSeries: false }
  const { series, moreSeries } = chart.group === null ? { series: [], moreSeries: false } : await findSeries(context, chart.group, where)
  const ofSeries: Condition[] = chart.group === null ? [] : [{ column: chart.group, is: 'in', values: series.map(({ key }) => key) }]
  if (chart.group !== null && series.length === 0) return { measured: [], series, more: false, moreSeries }
  const inOrder = chart.kind === 'line' || bin !== undefined || isTimeColumn(column)
  const query: AggregateQuery = {
    by: [{ column: chart.x, ...(bin === undefined ? {} : { bin }) }, ...(chart.group === null ? [] : [{ column: chart.group }])],
    measures: [chart.y === null || chart.measure === 'count' ? { of: 'count' } : { of: chart.measure, column: chart.y }],
    where: [...where, ...ofSeries],
    limit: MOST_GROUPS,
    ...(inOrder ? {} : { sort: { by: 'measure', nth: 0, descending: true } as const }),
  }
  const { rows, edges, more } = await aggregateTable(files, query)
  const wordsOf = groupWords(column, bin, edges[0] ?? null, language)
  const nth = new Map(series.map(({ key }, index) => [key, index]))
  return {
    measured: rows.map(({ by, measures }) => ({
      group: wordsOf(by[0] ?? null),
      series: chart.group === null ? 0 : (nth.get(by[1] ?? '') ?? 0),
      exact: measures[0] ?? null,
    })),
    series,
    more,
    moreSeries,
  }
}

async function findSeries(
  { files, table, language }: TableContext,
  column: number,
  where: Condition[],
): Promise<{ series: Series[]; moreSeries: boolean }> {
  const { rows } = await aggregateTable(files, {
    by: [{ column }],
    measures: [{ of: 'count' }],
    where: [...where, { column, is: 'filled', values: [] }],
    sort: { by: 'measure', nth: 0, descending: true },
    limit: MOST_SERIES + 2,
  })
  const type = table.columns[column]?.type ?? 'text'
  const keys = rows.flatMap(({ by }) => (by[0] !== null && by[0] !== undefined && by[0].length <= 1_000 ? [by[0]] : []))
  return {
    series: keys.slice(0, MOST_SERIES).map((key) => ({ key, label: valueWords(type, key, language) })),
    moreSeries: keys.length > MOST_SERIES,
  }
}

function groupWords(column: LoadedColumn, bin: Bin, edges: number[] | null, language: Language): (key: string | null) => Group {
  const t = translator(language, 'dataset-views')
  const number = (value: number) => numberFormat(language, { maximumSignificantDigits: 6 }).format(value)
  return (key) => {
    if (key === null) return { key, label: t('chart.empty'), at: NaN }
    if (edges) {
      const from = Number(key)
      const to = edges[edges.findIndex((edge) => edge === from) + 1] ?? from
      return { key, label: t('columns.fromTo', { from: number(from), to: number(to) }), at: from }
    }
    if (isTimeColumn(column))
      return { key, label: valueWords('period', key, language), at: Date.parse(key.length === 4 ? `${key}-01-01` : key) }
    // A year has no sign between its thousands.
    const isYear = column.type === 'integer' && /^(1[89]|20|21)\d\d$/.test(key)
    return { key, label: isYear ? valueWords('period', key, language) : valueWords(column.type, key, language), at: Number(key) }
  }
}
