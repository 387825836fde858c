import { useTranslation } from 'react-i18next'
import { ListFrame } from '#app/features/filters/components/list-frame.tsx'
import { MapDrawing } from '#app/features/map/components/map-drawing.tsx'
import { MapLegend } from '#app/features/map/components/map-legend.tsx'
import { PALETTE } from '#app/features/map/palette.ts'
import type { BesidePageView, BesideSide } from '#app/features/patterns/beside-page.server.ts'
import type { Difference } from '#app/features/patterns/beside-table.server.ts'
import { TIGHT } from '#app/features/patterns/components/area-table.tsx'
import { AreaLegend } from '#app/features/patterns/components/area-legend.tsx'
import { BoundaryNotice, ChoroplethFigure } from '#app/features/patterns/components/choropleth-figure.tsx'
import { MapViews } from '#app/features/patterns/components/map-views.tsx'
import { PatternForm } from '#app/features/patterns/components/pattern-form.tsx'
import { Timeline } from '#app/features/patterns/components/timeline.tsx'
import { MEASURES, PAIRS } from '#app/features/patterns/measures.ts'
import { classes } from '#app/ui/classes.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

/** Two views beside each other, in one frame and with one legend, and what differs between them by country. */
export function BesidePage({ view, boundaryNotice }: { view: BesidePageView; boundaryNotice: string }) {
  const { t } = useTranslation('patterns')
  const { pair, measure, sides } = view
  const choices = [
    { name: 'with', label: t('form.with'), value: pair, options: PAIRS.map((value) => ({ value, label: t(`pair.${value}`) })) },
    {
      name: 'measure',
      label: t('form.drawn'),
      value: measure ?? '',
      options: [{ value: '', label: t('form.points') }, ...MEASURES.map((value) => ({ value, label: t(`byCountry.${value}`) }))],
    },
  ]
  return (
    <>
      <PageHead>
        <PageTitle>{view.title}</PageTitle>
        <MapViews current="beside" query={view.query} />
        <PatternForm action={view.view.action} kept={view.kept} choices={choices} />
      </PageHead>
      <ListFrame view={view.view} countText={view.countText} isEmpty={false}>
        {view.note && <Notice tone="info">{view.note}</Notice>}
        <div className="mt-4 grid min-w-0 gap-8 *:min-w-0">
          <div className="grid items-start gap-6 md:grid-cols-2">
            {sides.map((side) => (
              <SideFigure key={side.name} side={side} />
            ))}
          </div>
          <div className="grid gap-3">
            {view.legend ? (
              <AreaLegend title={t(`beside.counted.${view.counted}`)} entries={view.legend} isCounted={false} />
            ) : (
              <MapLegend unsettled={view.sides[0].points?.unsettled ?? 'dashed'} />
            )}
            <BoundaryNotice>{boundaryNotice}</BoundaryNotice>
          </div>
          {pair === 'year' && <Timeline timeline={view.timeline} />}
          <DifferenceTable view={view} />
        </div>
      </ListFrame>
    </>
  )
}

function SideFigure({ side: { name, title, countText, mapHref, points, areas } }: { side: BesideSide }) {
  const id = `side-${name}`
  const { t } = useTranslation('patterns')
  return (
    <figure aria-labelledby={id} className="grid min-w-0 gap-2">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={id} className="text-lg">
          {title}
        </h2>
        <Link href={mapHref} className="no-print inline-flex min-h-11 items-center text-base">
          {t('beside.open')}
        </Link>
      </figcaption>
      {points && (
        <div className="overflow-hidden rounded-md border border-line" style={{ backgroundColor: PALETTE.water }}>
          <MapDrawing svg={points} label={title} />
        </div>
      )}
      {areas && <ChoroplethFigure map={areas} label={title} />}
      <p className="text-base">{countText}</p>
    </figure>
  )
}

function DifferenceTable({ view }: { view: BesidePageView }) {
  const { t } = useTranslation('patterns')
  const [left, right] = view.sides
  const unstated = t('table.unstated')
  if (view.lines.length === 0) return <p className="max-w-text text-base">{t('area.nothing')}</p>
  return (
    <div className={TIGHT}>
      <Table
        cards={false}
        stickyHead
        caption={t(`beside.counted.${view.counted}`)}
        rows={view.lines}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'area',
            header: t('table.country'),
            isRowHeader: true,
            cell: ({ kind, name }: Difference) => <span className={classes(kind === 'elsewhere' && 'font-normal italic')}>{name}</span>,
          },
          { key: 'left', header: left.title, numeric: true, cell: (line) => line.left ?? unstated },
          { key: 'right', header: right.title, numeric: true, cell: (line) => line.right ?? unstated },
          { key: 'change', header: t(`beside.change.${view.pair}`), numeric: true, cell: (line) => line.change ?? unstated },
        ]}
      />
    </div>
  )
}
