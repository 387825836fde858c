import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import type { ChartTable, DrawnChart } from '#app/ui/charts/chart-table.ts'
import { Table } from '#app/ui/lists/table.tsx'

export type ChartFigureProps = {
  /** What the chart shows, in a short sentence. */
  title: string
  /** Unit, source and date, in one line. */
  note: ReactNode
  chart: DrawnChart
  level?: 2 | 3 | 4
}

/** A chart drawn on the server, with its title, unit, source and date, and its data as a table. */
export function ChartFigure({ title, note, chart, level = 3 }: ChartFigureProps) {
  const { t } = useTranslation('ui')
  const Heading = `h${level}` as const
  const { columns, rows } = chart.table
  return (
    <figure>
      <Heading className="text-lg">{title}</Heading>
      <div className="chart-wide mt-4" dangerouslySetInnerHTML={{ __html: chart.svg }} />
      <div className="chart-narrow mt-4" dangerouslySetInnerHTML={{ __html: chart.narrowSvg }} />
      <figcaption className="mt-3 text-sm text-ink-soft">{note}</figcaption>
      <div className="mt-1 text-base">
        <Disclosure summary={t('chart.asTable')}>
          <Table
            caption={title}
            captionHidden
            cards={false}
            rows={rows}
            rowKey={(row) => row.key}
            columns={columns.map(({ key, label, numeric }, index) => ({
              key,
              header: label,
              numeric,
              isRowHeader: index === 0,
              cell: (row: ChartTable['rows'][number]) => row.cells[key] ?? '',
            }))}
          />
        </Disclosure>
      </div>
    </figure>
  )
}
