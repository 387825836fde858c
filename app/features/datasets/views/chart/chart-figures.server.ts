import Big from 'big.js'
import { dirOf } from '#app/features/classifications/languages.ts'
import { aggregateTable, askTable, sampleColumns } from '#app/features/datasets/engine/engine.server.ts'
import { MOST_SAMPLE, type Condition } from '#app/features/datasets/engine/table-query.ts'
import { formatNumber, numberFormat } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { DrawnChart } from '#app/ui/charts/chart-table.ts'
import { valueWords } from '../value-words.server.ts'
import type { TableContext } from '../view-frame.server.ts'
import { measureWords } from './measure-words.server.ts'
import { binOf, measureGroups, MOST_SERIES, type Measures, type Series } from './chart-groups.server.ts'
import type { Chart, ChartColumn } from './chart-query.ts'
import { drawBars } from './draw-bars.server.ts'
import { drawPlane } from './draw-plane.server.ts'

export type ChartFigures = { drawn: DrawnChart; series: string[]; notes: string[] }
type Asked = { title: string; chart: Chart; columns: readonly ChartColumn[]; where: Condition[] }

const MOST_BARS = 20
const MOST_PERIODS = 60
const MOST_LINES = 500
const BINS = 30

/** The figures of a chart, drawn and as a table; null where there is nothing to draw. */
export function readFigures(context: TableContext, asked: Asked): Promise<ChartFigures | null> {
  const { kind } = asked.chart
  switch (kind) {
    case 'bar':
    case 'line':
      return groupedFigures(context, asked, kind)
    case 'scatter':
      return scatterFigures(context, asked)
    case 'histogram':
      return histogramFigures(context, asked)
    default:
      return kind satisfies never
  }
}

const exactWords = (exact: string | null, language: string) =>
  exact === null
    ? '–'
    : /e/i.test(exact) || exact.includes('.')
      ? numberFormat(language, { maximumSignificantDigits: 10 }).format(Number(exact))
      : formatNumber(language, exact)
const shortWords = (value: number, language: string) =>
  Math.abs(value) >= 100_000
    ? numberFormat(language, { notation: 'compact', maximumSignificantDigits: 3 }).format(value)
    : numberFormat(language, { maximumSignificantDigits: 5 }).format(value)

async function groupedFigures(context: TableContext, asked: Asked, kind: 'bar' | 'line'): Promise<ChartFigures | null> {
  const { table, language } = context
  const { chart, columns, where } = asked
  const t = translator(language, 'dataset-views')
  const isAdditive = chart.measure === 'count' || chart.measure === 'sum'
  // Means of groups do not add up to a bar.
  const group = kind === 'bar' && !isAdditive ? null : chart.group
  const column = columns[chart.x]
  if (!column) return null
  const bin = binOf(kind, column)
  const found = await measureGroups(context, { ...chart, kind, group }, { bin, where })
  const notes = [
    ...(chart.group !== null && group === null ? [t('chart.noGroup')] : []),
    ...(found.moreSeries ? [t('chart.moreSeries', { series: formatNumber(language, MOST_SERIES) })] : []),
    ...(found.more ? [t('chart.moreGroups')] : []),
  ]
  const isInOrder = bin !== undefined
  const groups = new Set(found.measured.map(({ group: { key } }) => key)).size
  if (groups > MOST_LINES) notes.push(t('chart.tableCut', { rows: formatNumber(language, MOST_LINES) }))
  const words = { group: table.columns[chart.x]?.name ?? '', value: measureWords(context, chart) }
  const picture = kind === 'line' ? lineOf(context, asked, found) : barsOf(context, asked, found, { isInOrder, isAdditive })
  if (!picture) return null
  const drawn = { ...picture.drawn, table: groupTable(found, words, language) }
  return { drawn, series: found.series.map(({ label }) => label), notes: [...notes, ...picture.notes] }
}

type Picture = { drawn: { svg: string; narrowSvg: string }; notes: string[] }

function lineOf({ language }: TableContext, { title }: Asked, { measured }: Measures): Picture | null {
  const t = translator(language, 'dataset-views')
  const points = measured.flatMap(({ group, series, exact }) =>
    exact === null || Number.isNaN(group.at) ? [] : [{ x: group.at, y: Number(exact), series }],
  )
  if (points.length === 0) return null
  const places = new Map(measured.filter(({ group }) => !Number.isNaN(group.at)).map(({ group: { at, label } }) => [at, label]))
  const format = (value: number) => shortWords(value, language)
  const drawn = drawPlane({
    title,
    dir: dirOf(language) === 'rtl' ? 'rtl' : 'ltr',
    kind: 'line',
    points,
    places: [...places].map(([at, label]) => ({ at, label })),
    format: { x: format, y: format },
  })
  return { drawn, notes: measured.some(({ group }) => group.key === null) ? [t('chart.withoutPlace')] : [] }
}

function barsOf(
  { language }: TableContext,
  { title }: Asked,
  { measured, series }: Measures,
  { isInOrder, isAdditive }: { isInOrder: boolean; isAdditive: boolean },
): Picture | null {
  const t = translator(language, 'dataset-views')
  const groups = new Map<string, { label: string; parts: { series: number; value: number; exact: string }[] }>()
  for (const { group, series: nth, exact } of measured) {
    if (exact === null) continue
    const key = group.key === null ? '' : `=${group.key}`
    const known = groups.get(key) ?? { label: group.label, parts: [] }
    known.parts.push({ series: nth, value: Number(exact), exact })
    groups.set(key, known)
  }
  const all = [...groups].map(([key, group]) => ({ key, ...group, total: totalOf(group.parts.map(({ exact }) => exact)) }))
  if (all.length === 0) return null
  if (!isInOrder && series.length > 0) all.sort((a, b) => Number(b.total) - Number(a.total))
  const most = isInOrder ? MOST_PERIODS : MOST_BARS
  const shown = isInOrder ? all.slice(-most) : all.slice(0, most)
  const others = isInOrder ? all.slice(0, -most) : all.slice(most)
  const drawn = drawBars({
    title,
    dir: dirOf(language) === 'rtl' ? 'rtl' : 'ltr',
    bars: shown.map(({ key, label, parts, total }) => ({
      key,
      label: label.replace(/\s+/g, ' '),
      parts: parts.sort((a, b) => a.series - b.series),
      text: shortWords(Number(total), language),
    })),
  })
  const left = { groups: formatNumber(language, others.length), total: exactWords(totalOf(others.map(({ total }) => total)), language) }
  return { drawn, notes: others.length === 0 ? [] : [t(isAdditive ? 'chart.others' : 'chart.othersUncounted', left)] }
}

/** Exact where the engine gave exact values. */
function totalOf(exacts: readonly string[]): string {
  return exacts.reduce((sum, exact) => sum.plus(exact), new Big(0)).toFixed()
}

function groupTable({ measured, series }: Measures, words: { group: string; value: string }, language: string): DrawnChart['table'] {
  const columns: readonly Series[] = series.length > 0 ? series : [{ key: 'value', label: words.value }]
  const rows = new Map<string, { key: string; cells: Record<string, string> }>()
  for (const { group, series: nth, exact } of measured) {
    const key = group.key === null ? '' : `=${group.key}`
    const row = rows.get(key) ?? { key, cells: { group: group.label } }
    row.cells[`s${nth}`] = exactWords(exact, language)
    rows.set(key, row)
  }
  return {
    columns: [
      { key: 'group', label: words.group, numeric: false },
      ...columns.map(({ label }, nth) => ({ key: `s${nth}`, label, numeric: true })),
    ],
    rows: [...rows.values()].slice(0, MOST_LINES),
  }
}

async function histogramFigures({ files, table, language }: TableContext, { title, chart, where }: Asked): Promise<ChartFigures | null> {
  const t = translator(language, 'dataset-views')
  const { rows, edges } = await aggregateTable(files, { by: [{ column: chart.x, bin: BINS }], measures: [{ of: 'count' }], where })
  const own = edges[0] ?? []
  if (own.length < 2) return null
  const counts = new Map(rows.map(({ by, measures }) => [by[0] ?? null, measures[0] ?? '0']))
  const number = (value: number) => numberFormat(language, { maximumSignificantDigits: 6 }).format(value)
  const bars = own.slice(0, -1).map((from, nth) => ({ from, to: own[nth + 1] ?? from, count: countAt(counts, from) }))
  const missing = counts.get(null)
  return {
    drawn: {
      ...drawPlane({
        title,
        dir: dirOf(language) === 'rtl' ? 'rtl' : 'ltr',
        kind: 'histogram',
        points: bars.map(({ from, count }) => ({ x: from, y: Number(count), series: 0 })),
        edges: own,
        format: { x: (value) => shortWords(value, language), y: (value) => shortWords(value, language) },
      }),
      table: {
        columns: [
          { key: 'bin', label: table.columns[chart.x]?.name ?? '', numeric: false },
          { key: 'count', label: t('columns.rows'), numeric: true },
        ],
        rows: bars.map(({ from, to, count }) => ({
          key: String(from),
          cells: { bin: t('columns.fromTo', { from: number(from), to: number(to) }), count: formatNumber(language, count) },
        })),
      },
    },
    series: [],
    notes: missing ? [t('chart.withoutValue', { rows: formatNumber(language, missing) })] : [],
  }
}

/** The engine writes an edge as a double is written, which `Number` reads back whole. */
function countAt(counts: ReadonlyMap<string | null, string>, edge: number): string {
  for (const [key, count] of counts) if (key !== null && Number(key) === edge) return count
  return '0'
}

async function scatterFigures({ files, table, language }: TableContext, { title, chart, where }: Asked): Promise<ChartFigures | null> {
  const t = translator(language, 'dataset-views')
  if (chart.y === null) return null
  const columns = [chart.x, chart.y, ...(chart.group === null ? [] : [chart.group])]
  const [{ rows }, { total }] = await Promise.all([sampleColumns(files, { columns, where }), askTable(files, { where, limit: 0 })])
  if (rows.length === 0) return null
  const series = frequent(rows.flatMap(({ values }) => (chart.group === null ? [] : [values[2] ?? ''])))
  const nthOf = (value: string | null | undefined) => {
    const nth = series.indexOf(value ?? '')
    return chart.group === null ? 0 : nth < 0 ? MOST_SERIES - 1 : nth
  }
  const type = chart.group === null ? 'text' : (table.columns[chart.group]?.type ?? 'text')
  const isOver = chart.group !== null && rows.some(({ values }) => !series.includes(values[2] ?? ''))
  const heads = columns.map((column, nth) => ({ key: `c${nth}`, label: table.columns[column]?.name ?? '', numeric: nth < 2 }))
  const format = (value: number) => shortWords(value, language)
  const points = rows.map(({ values }) => ({ x: Number(values[0]), y: Number(values[1]), series: nthOf(values[2]) }))
  return {
    drawn: {
      ...drawPlane({ title, dir: dirOf(language) === 'rtl' ? 'rtl' : 'ltr', kind: 'scatter', points, format: { x: format, y: format } }),
      table: {
        columns: heads,
        rows: rows.slice(0, MOST_LINES).map(({ row, values }) => ({
          key: String(row),
          cells: Object.fromEntries(
            heads.map(({ key }, nth) => [key, valueWords(nth < 2 ? 'decimal' : type, values[nth] ?? '', language)]),
          ),
        })),
      },
    },
    series: [...series.map((value) => valueWords(type, value, language)), ...(isOver ? [t('chart.otherSeries')] : [])],
    notes: [
      rows.length >= MOST_SAMPLE
        ? t('chart.sampled', { points: formatNumber(language, rows.length), rows: formatNumber(language, total) })
        : t('chart.points', { points: formatNumber(language, rows.length), rows: formatNumber(language, total) }),
      ...(rows.length > MOST_LINES ? [t('chart.tableCut', { rows: formatNumber(language, MOST_LINES) })] : []),
    ],
  }
}

/** The most frequent values, one hue being left for all others. */
function frequent(values: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, counts.size > MOST_SERIES ? MOST_SERIES - 1 : MOST_SERIES)
    .map(([value]) => value)
}
