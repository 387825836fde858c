import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { TableContext } from '../view-frame.server.ts'
import type { Chart } from './chart-query.ts'

const isolated = (text: string) => `\u2068${text}\u2069`

/** What a chart or a map measures: "Sum of population", "Number of rows". */
export function measureWords(
  { table, language }: Pick<TableContext, 'table' | 'language'>,
  { measure, y }: Pick<Chart, 'measure' | 'y'>,
): string {
  const t = translator(language, 'dataset-views')
  return y === null || measure === 'count'
    ? t('measure.count')
    : t(`measure.${measure}`, { column: isolated(table.columns[y]?.name ?? '') })
}

/** What a chart shows, in a short sentence. */
export function chartTitle(context: Pick<TableContext, 'table' | 'language'>, chart: Chart): string {
  const t = translator(context.language, 'dataset-views')
  const name = (column: number | null) => isolated(column === null ? '' : (context.table.columns[column]?.name ?? ''))
  const words = { what: measureWords(context, chart), along: name(chart.x), measured: name(chart.y), group: name(chart.group) }
  const grouped = chart.group !== null && (chart.kind !== 'bar' || chart.measure === 'count' || chart.measure === 'sum')
  return t(`chart.title.${chart.kind}${grouped ? 'Grouped' : ''}`, words)
}
