import { useTranslation } from 'react-i18next'
import { BoundaryNotice, ChoroplethFigure } from '#app/features/patterns/components/choropleth-figure.tsx'
import { AreaLegend, Swatch } from '#app/features/patterns/components/area-legend.tsx'
import type { MapView } from '#app/features/datasets/views/map/map-view.server.ts'
import type { AreaLine } from '#app/features/datasets/views/map/area-map.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { FilterChips } from '#app/ui/lists/filter-chips.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { FilterFields, KeptFields } from './filter-fields.tsx'
import { PlaceFigure } from './place-figure.tsx'

/** The data on a map, beside the table that the map is drawn from and what could not be placed. */
export function MapBody({ view }: { view: MapView }) {
  const { t } = useTranslation('dataset-views')
  const { title, boundaryNotice, filter, chips, areas, places, notes } = view
  const isEmpty = (areas?.lines.length ?? 0) === 0 && !places?.drawing
  return (
    <div className="grid min-w-0 gap-6">
      <MapForm view={view} />
      <div className="no-print text-base">
        <Disclosure summary={t('filter.title')} open={filter.given.value !== '' || filter.given.column !== ''}>
          <FilterFields form={filter} />
        </Disclosure>
      </div>
      <FilterChips chips={chips} />
      <SectionHeading>{title}</SectionHeading>
      <ul className="grid gap-1 text-base">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {isEmpty ? (
        <EmptyState title={t('map.nothing')} level={3}>
          {t('map.nothingText')}
        </EmptyState>
      ) : (
        <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[3fr_2fr]">
          <div className="grid min-w-0 gap-3">
            {areas?.drawing && (
              <>
                <ChoroplethFigure map={areas.drawing.map} label={title} />
                <AreaLegend title={areas.valueHead} entries={areas.drawing.legend} />
              </>
            )}
            {places?.drawing && <PlaceFigure drawing={places.drawing} label={title} />}
            <BoundaryNotice>{boundaryNotice}</BoundaryNotice>
          </div>
          <div className="min-w-0">
            {areas && <AreaLines areas={areas} caption={title} />}
            {places && <PlaceLines lines={places.lines} caption={title} />}
          </div>
        </div>
      )}
      {areas && areas.unmatched.length > 0 && <Unmatched areas={areas} />}
    </div>
  )
}

function MapForm({ view: { form, areas } }: { view: MapView }) {
  const { t } = useTranslation('dataset-views')
  return (
    <form method="get" action={form.action} className="no-print grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <KeptFields kept={form.kept} />
      <Field name="by" label={t('map.form.by')}>
        <Select options={form.places} defaultValue={form.place} />
      </Field>
      {areas && form.numbers.length > 0 && (
        <>
          <Field name="measure" label={t('chart.form.measure')}>
            <Select options={form.measures.map((value) => ({ value, label: t(`chart.measure.${value}`) }))} defaultValue={form.measure} />
          </Field>
          <Field name="y" label={t('chart.form.of')} required={false}>
            <Select options={form.numbers} defaultValue={form.y} emptyLabel={t('chart.form.ofRows')} />
          </Field>
        </>
      )}
      <div>
        <Button look="secondary">{t('chart.form.draw')}</Button>
      </div>
    </form>
  )
}

function AreaLines({ areas: { lines, valueHead, level }, caption }: { areas: NonNullable<MapView['areas']>; caption: string }) {
  const { t } = useTranslation('dataset-views')
  return (
    <div className="max-h-[40rem] overflow-y-auto" tabIndex={0} role="region" aria-label={caption}>
      <Table
        caption={caption}
        captionHidden
        cards={false}
        rows={lines}
        rowKey={({ area }) => area}
        columns={[
          {
            key: 'area',
            header: t(`map.head.${level}`),
            isRowHeader: true,
            cell: ({ name, look, href }: AreaLine) => (
              <span className="inline-flex items-center gap-2.5">
                <Swatch look={look} />
                <Link href={href}>{name}</Link>
              </span>
            ),
          },
          { key: 'value', header: valueHead, numeric: true, cell: ({ value }) => value ?? t('map.unstated') },
          { key: 'rows', header: t('columns.rows'), numeric: true, cell: ({ rows }) => rows },
        ]}
      />
    </div>
  )
}

function PlaceLines({ lines, caption }: { lines: NonNullable<MapView['places']>['lines']; caption: string }) {
  const { t } = useTranslation('dataset-views')
  if (lines.length === 0) return null
  return (
    <div className="max-h-[40rem] overflow-y-auto" tabIndex={0} role="region" aria-label={caption}>
      <Table
        caption={caption}
        captionHidden
        cards={false}
        rows={lines.map((line, nth) => ({ ...line, nth }))}
        rowKey={({ nth }) => String(nth)}
        columns={[
          {
            key: 'place',
            header: t('map.head.place'),
            isRowHeader: true,
            cell: ({ place, href }) => (href ? <Link href={href}>{place}</Link> : place),
          },
          { key: 'rows', header: t('columns.rows'), numeric: true, cell: ({ rows }) => rows },
        ]}
      />
    </div>
  )
}

function Unmatched({ areas: { unmatched, moreUnmatched } }: { areas: NonNullable<MapView['areas']> }) {
  const { t } = useTranslation('dataset-views')
  return (
    <section aria-labelledby="unmatched" className="grid gap-3">
      <SectionHeading id="unmatched" level={3}>
        {t('map.unmatched')}
      </SectionHeading>
      <p className="max-w-text text-base">{t('map.unmatchedText')}</p>
      <ul className="gap-8 text-base sm:columns-2 lg:columns-3">
        {unmatched.map(({ text, rows, href }) => (
          <li key={text} className="flex items-baseline justify-between gap-3 border-b border-line py-1">
            <Link href={href}>
              <bdi className="wrap-anywhere">{text}</bdi>
            </Link>
            <span className="figures shrink-0 text-ink-soft">{rows}</span>
          </li>
        ))}
      </ul>
      {moreUnmatched > 0 && <p className="text-base text-ink-soft">{t('map.moreUnmatched', { values: moreUnmatched })}</p>}
    </section>
  )
}
