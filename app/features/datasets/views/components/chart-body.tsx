import { useTranslation } from 'react-i18next'
import type { ChartView } from '#app/features/datasets/views/chart/chart-view.server.ts'
import { MEASURES } from '#app/features/datasets/views/chart/chart-query.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { FilterChips } from '#app/ui/lists/filter-chips.tsx'
import { FilterFields, KeptFields } from './filter-fields.tsx'

const HUES = ['bg-chart-1', 'bg-chart-2', 'bg-chart-3', 'bg-chart-4', 'bg-chart-5', 'bg-chart-6']

/** A chart of picked columns, drawn on the server, with its figures as a table. */
export function ChartBody({ view }: { view: ChartView }) {
  const { t } = useTranslation('dataset-views')
  const { title, rowsText, figures, filter, chips } = view
  return (
    <div className="grid min-w-0 gap-6">
      <ChartForm view={view} />
      <div className="no-print text-base">
        <Disclosure summary={t('filter.title')} open={filter.given.value !== '' || filter.given.column !== ''}>
          <FilterFields form={filter} />
        </Disclosure>
      </div>
      <FilterChips chips={chips} />
      {figures ? (
        <div className="max-w-4xl">
          <ChartFigure
            level={2}
            title={title}
            chart={figures.drawn}
            note={
              <>
                {figures.series.length > 0 && <Legend series={figures.series} />}
                <span className="block">{t('chart.source', { rows: rowsText })}</span>
                {figures.notes.map((note) => (
                  <span key={note} className="block">
                    {note}
                  </span>
                ))}
              </>
            }
          />
        </div>
      ) : (
        <EmptyState title={t('chart.nothing')}>{t('chart.nothingText')}</EmptyState>
      )}
    </div>
  )
}

function ChartForm({ view: { chart, form } }: { view: ChartView }) {
  const { t } = useTranslation('dataset-views')
  const value = (column: number | null) => (column === null ? '' : String(column))
  const isMeasured = chart.kind === 'bar' || chart.kind === 'line'
  return (
    <form method="get" action={form.action} className="no-print grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <KeptFields kept={form.kept} />
      <Field name="kind" label={t('chart.form.kind')}>
        <Select options={form.kinds.map((kind) => ({ value: kind, label: t(`chart.kind.${kind}`) }))} defaultValue={chart.kind} />
      </Field>
      <Field name="x" label={t(isMeasured ? 'chart.form.by' : 'chart.form.x')}>
        <Select options={form.x} defaultValue={value(chart.x)} />
      </Field>
      {isMeasured && (
        <Field name="measure" label={t('chart.form.measure')}>
          <Select
            options={MEASURES.map((measure) => ({ value: measure, label: t(`chart.measure.${measure}`) }))}
            defaultValue={chart.measure}
          />
        </Field>
      )}
      {chart.kind !== 'histogram' && form.numbers.length > 0 && (
        <Field name="y" label={t(isMeasured ? 'chart.form.of' : 'chart.form.y')} required={!isMeasured}>
          <Select options={form.numbers} defaultValue={value(chart.y)} {...(isMeasured ? { emptyLabel: t('chart.form.ofRows') } : {})} />
        </Field>
      )}
      {chart.kind !== 'histogram' && form.groups.length > 0 && (
        <Field name="group" label={t('chart.form.group')} required={false}>
          <Select options={form.groups} defaultValue={value(chart.group)} emptyLabel={t('chart.form.noGroup')} />
        </Field>
      )}
      <div>
        <Button look="secondary">{t('chart.form.draw')}</Button>
      </div>
    </form>
  )
}

function Legend({ series }: { series: string[] }) {
  const { t } = useTranslation('dataset-views')
  return (
    <ul aria-label={t('chart.legend')} className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-base text-ink">
      {series.map((label, nth) => (
        <li key={label} className="inline-flex items-center gap-2">
          <span className={`print-exact size-3 shrink-0 rounded-sm ${HUES[nth] ?? ''}`} />
          <bdi className="wrap-anywhere">{label}</bdi>
        </li>
      ))}
    </ul>
  )
}
