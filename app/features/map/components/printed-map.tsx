import { useTranslation } from 'react-i18next'
import { MapDrawing } from '#app/features/map/components/map-drawing.tsx'
import { MapSign } from '#app/features/map/components/map-mark.tsx'
import { MapLegend } from '#app/features/map/components/map-legend.tsx'
import type { MapPageView } from '#app/features/map/map-page.server.ts'
import { needMark } from '#app/features/map/marks.ts'
import { PALETTE } from '#app/features/map/palette.ts'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import { Link } from '#app/ui/text/link.tsx'

type Props = Pick<MapPageView, 'title' | 'countText' | 'caption' | 'svg' | 'needs' | 'projects' | 'unplaced'> & {
  /** The same map as a page. */
  map: string
  origin: string
}

/** The records that find room beside the map on one page. */
const ROOM = 7

/** The map, what is set, the first records, and where it all comes from: laid out for one page across. */
export function PrintedMap({ title, countText, caption, svg, needs, projects, unplaced, map, origin }: Props) {
  const { t } = useTranslation('map')
  const { t: ui } = useTranslation('ui')
  const address = origin + map
  const shownNeeds = needs.results.slice(0, projects.results.length > 0 ? Math.ceil(ROOM / 2) : ROOM)
  const shownProjects = projects.results.slice(0, ROOM - shownNeeds.length)
  return (
    <article className="print-map print-exact mx-auto grid max-w-300 gap-4 p-6 print:p-0">
      <p className="no-print rounded-md bg-accent-pale p-4 text-base">
        {t('print.how')} <Link href={map}>{t('print.back')}</Link>
      </p>
      <header className="grid gap-1">
        <h1 className="text-2xl font-semibold">{title}</h1>
        <p className="text-base font-semibold">{countText}</p>
        <p className="text-sm">{caption.filters}</p>
      </header>
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr] print:grid-cols-[3fr_2fr] print:gap-4">
        <figure className="grid gap-2">
          <div className="overflow-hidden border border-line" style={{ backgroundColor: PALETTE.water }}>
            <MapDrawing svg={svg} label={t('view.label')} />
          </div>
          <MapLegend unsettled={svg.unsettled} />
        </figure>
        <div className="grid gap-3 text-sm">
          {shownNeeds.length > 0 && <h2 className="text-base font-semibold">{needs.heading}</h2>}
          <ul className="grid gap-1.5">
            {shownNeeds.map(({ id, href, title, facts, severity }) => (
              <li key={id}>
                <Title title={title} href={href} />
                <p className="text-xs text-ink-soft">
                  {severity && (
                    <span className="me-1.5 inline-flex items-center gap-1 align-middle text-ink">
                      <MapSign mark={needMark(severity)} size={14} />
                      {ui(`severity.${severity}`)}
                    </span>
                  )}
                  {facts.join(' · ')}
                </p>
              </li>
            ))}
          </ul>
          {shownProjects.length > 0 && <h2 className="text-base font-semibold">{projects.heading}</h2>}
          <ul className="grid gap-1.5">
            {shownProjects.map(({ id, href, title, facts }) => (
              <li key={id}>
                <Title title={title} href={href} />
                <p className="text-xs text-ink-soft">{facts.join(' · ')}</p>
              </li>
            ))}
          </ul>
          <p className="text-xs">{t('print.rest')}</p>
          {unplaced && <p className="text-xs">{unplaced.text}</p>}
        </div>
      </div>
      <footer className="grid gap-1 text-xs text-ink-soft">
        <p>{caption.source}</p>
        <p dir="ltr" className="break-all rtl:text-end">
          {address}
        </p>
        <p>{caption.notice}</p>
      </footer>
    </article>
  )
}

function Title({ title, href }: { title: TaggedText; href: string }) {
  return (
    <a href={href} lang={title.lang || undefined} dir={title.dir} className="font-semibold text-ink no-underline">
      {title.text}
    </a>
  )
}
