import { useTranslation } from 'react-i18next'
import { ListFrame } from '#app/features/filters/components/list-frame.tsx'
import { AreaLegend } from '#app/features/patterns/components/area-legend.tsx'
import { AreaTable } from '#app/features/patterns/components/area-table.tsx'
import { BoundaryNotice, ChoroplethFigure } from '#app/features/patterns/components/choropleth-figure.tsx'
import { MapViews } from '#app/features/patterns/components/map-views.tsx'
import { PatternForm } from '#app/features/patterns/components/pattern-form.tsx'
import { Timeline } from '#app/features/patterns/components/timeline.tsx'
import type { AreasPageView } from '#app/features/patterns/areas-page.server.ts'
import { LEVELS, MEASURES } from '#app/features/patterns/measures.ts'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

/** Areas coloured by value, beside the table they are drawn from, with the years under the map. */
export function AreasPage({ view, boundaryNotice }: { view: AreasPageView; boundaryNotice: string }) {
  const { t } = useTranslation('patterns')
  const { measure, level } = view.look
  const choices = [
    {
      name: 'measure',
      label: t('form.measure'),
      value: measure,
      options: MEASURES.map((value) => ({ value, label: t(`measure.${value}`) })),
    },
    { name: 'by', label: t('form.by'), value: level, options: LEVELS.map((value) => ({ value, label: t(`level.${value}`) })) },
  ]
  return (
    <>
      <PageHead>
        <PageTitle>{view.title}</PageTitle>
        <MapViews current="areas" query={view.query} />
        <PatternForm action={view.view.action} kept={view.kept} choices={choices} />
      </PageHead>
      <ListFrame view={view.view} countText={view.countText} isEmpty={false} map={<MapSide view={view} boundaryNotice={boundaryNotice} />}>
        {view.lines.length > 0 && <AreaTable view={view} />}
        {view.choose.length > 0 && <ChooseCountry view={view} />}
        {view.lines.length === 0 && view.choose.length === 0 && <p className="max-w-text py-6 text-base">{t('area.nothing')}</p>}
      </ListFrame>
    </>
  )
}

function MapSide({ view, boundaryNotice }: { view: AreasPageView; boundaryNotice: string }) {
  const { t } = useTranslation('patterns')
  const { t: map } = useTranslation('map')
  return (
    <div className="grid gap-4">
      {view.drawn && (
        <div className="relative grid gap-3">
          <a
            href="#after-map"
            className="sr-only focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-10 focus:rounded-md focus:bg-accent focus:px-4 focus:py-2.5 focus:text-white"
          >
            {map('view.skip')}
          </a>
          <ChoroplethFigure map={view.drawn.map} label={view.title} />
          <div id="after-map" tabIndex={-1} className="grid gap-3">
            <AreaLegend title={t(`measure.${view.look.measure}`)} entries={view.drawn.legend} />
            <BoundaryNotice>{boundaryNotice}</BoundaryNotice>
          </div>
        </div>
      )}
      <Timeline timeline={view.timeline} />
    </div>
  )
}

function ChooseCountry({ view: { choose } }: { view: AreasPageView }) {
  const { t } = useTranslation('patterns')
  return (
    <section className="grid gap-3" aria-labelledby="choose">
      <h2 id="choose" className="text-lg">
        {t('choose.title')}
      </h2>
      <p className="max-w-text text-base">{t('choose.text')}</p>
      <ul className="columns-1 gap-8 sm:columns-2">
        {choose.map(({ href, label, countText }) => (
          <li key={href} className="flex items-baseline justify-between gap-3 border-b border-line">
            <Link href={href} className="inline-flex min-h-11 items-center text-base">
              {label}
            </Link>
            <span className="figures text-sm text-ink-soft">{countText}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
