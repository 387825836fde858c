import { readProfiles } from '#app/features/datasets/loading/loads.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { askTable } from '#app/features/datasets/engine/engine.server.ts'
import type { FilterChip } from '#app/ui/lists/filter-chips.tsx'
import { conditionChips, filterForm, readAdded, withCondition, type FilterForm } from '../filter-words.server.ts'
import type { TableContext } from '../view-frame.server.ts'
import { readConditions, writeCondition, type AddressProblem } from '../view-query.ts'
import { isNumberColumn, viewPath } from '../views.ts'
import { readFigures, type ChartFigures } from './chart-figures.server.ts'
import { canBeX, canGroup, kindsOf, readChart, type Chart, type ChartColumn, type ChartKind } from './chart-query.ts'
import { chartTitle } from './measure-words.server.ts'

type Option = { value: string; label: string }

export type ChartView = {
  kind: 'chart'
  chart: Chart
  title: string
  rowsText: string
  figures: ChartFigures | null
  form: { action: string; kept: { name: string; value: string }[]; kinds: ChartKind[]; x: Option[]; numbers: Option[]; groups: Option[] }
  filter: FilterForm
  chips: FilterChip[]
}

/** Columns of a table that a list offers; a chart of others is had by its address. */
const MOST_LISTED = 300

/** A chart by picked columns, with what was left out said in words. */
export async function chartView(context: TableContext): Promise<{ view: ChartView; problems: AddressProblem[] } | { moved: string }> {
  const { table, asked, files, language } = context
  const columns = await chartColumns(context)
  const { chart, problems } = readChart(asked.search, columns)
  const { where, problems: unread } = readConditions(asked.search, table.columns)
  const ofChart = chartParams(chart, table.position)
  const params = new URLSearchParams([...ofChart, ...where.map((condition): [string, string] => ['f', writeCondition(condition)])])
  const sent = readAdded(asked.search, table.columns)
  if (sent?.added) return { moved: viewPath(asked.base, 'chart', withCondition(params, sent.added)) }
  const title = chartTitle(context, chart)
  const figures = await readFigures(context, { title, chart, columns, where })
  const rows = where.length === 0 ? table.rows : (await askTable(files, { where, limit: 0 })).total
  const options = (is: (column: ChartColumn) => boolean) =>
    columns.flatMap((column, position) => (is(column) ? [{ value: String(position), label: column.name }] : [])).slice(0, MOST_LISTED)
  const view: ChartView = {
    kind: 'chart',
    chart,
    title,
    rowsText: formatNumber(language, rows),
    figures,
    form: {
      action: viewPath(asked.base, 'chart'),
      kept: [...params].filter(([name]) => name === 'f' || name === 'table').map(([name, value]) => ({ name, value })),
      kinds: kindsOf(columns),
      x: options((column) => canBeX('bar', column) || canBeX(chart.kind, column)),
      numbers: options(isNumberColumn),
      groups: options(canGroup),
    },
    filter: filterForm(table.columns, asked.search, viewPath(asked.base, 'chart'), params),
    chips: conditionChips(where, {
      columns: table.columns,
      language,
      without: (kept) =>
        viewPath(
          asked.base,
          'chart',
          new URLSearchParams([...ofChart, ...kept.map((one): [string, string] => ['f', writeCondition(one)])]),
        ),
    }),
  }
  return { view, problems: [...problems, ...unread, ...(sent?.problems ?? [])] }
}

/** Profiles are read where there are not so many that reading them takes longer than the chart. */
export async function chartColumns({ table, load }: TableContext): Promise<ChartColumn[]> {
  const profiles = table.columns.length > MOST_LISTED ? [] : await readProfiles(load.id, table.position)
  return table.columns.map(({ name, type, role }, position) => {
    const profile = profiles[position]
    if (!profile) return { name, type, role }
    return {
      name,
      type,
      role,
      distinct: profile.distinct,
      min: profile.min,
      max: profile.max,
      isRepeating: profile.top.some(({ count }) => count > 1),
    }
  })
}

function chartParams({ kind, x, y, measure, group }: Chart, table: number): [string, string][] {
  return [
    ...(table > 0 ? [['table', String(table)] satisfies [string, string]] : []),
    ['kind', kind],
    ['x', String(x)],
    ...(y === null ? [] : [['y', String(y)] satisfies [string, string]]),
    ['measure', measure],
    ...(group === null ? [] : [['group', String(group)] satisfies [string, string]]),
  ]
}
