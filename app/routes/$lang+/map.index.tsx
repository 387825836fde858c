import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { TakeAway } from '#app/features/downloads/components/take-away.tsx'
import { feedLinks, takeAwayView } from '#app/features/downloads/take-away.ts'
import { ListFrame } from '#app/features/filters/components/list-frame.tsx'
import { MapResults } from '#app/features/map/components/map-results.tsx'
import { MapShare } from '#app/features/map/components/map-share.tsx'
import { MapView } from '#app/features/map/components/map-view.tsx'
import { PlaceFinder } from '#app/features/map/components/place-finder.tsx'
import { readMapAsked } from '#app/features/map/map-asked.server.ts'
import { mapPageView } from '#app/features/map/map-page.server.ts'
import { MapViews } from '#app/features/patterns/components/map-views.tsx'
import { Timeline } from '#app/features/patterns/components/timeline.tsx'
import { timelineView } from '#app/features/patterns/timeline-view.server.ts'
import { Island } from '#app/features/home/components/island.tsx'
import { islandFiles } from '#app/features/home/islands.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['map', 'filters', 'needs', 'projects', 'patterns', 'downloads'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const asked = await readMapAsked(url.searchParams)
  const { filters, records, shown } = asked
  const kept = records === 'both' ? {} : { records }
  const [view, timeline] = await Promise.all([
    mapPageView(actor, asked, language),
    timelineView(actor, { filters, shown, language, path: `/${language}/map`, kept: new URLSearchParams(kept) }),
  ])
  return {
    ...view,
    description: t('map')('lead'),
    timeline,
    takeAway: takeAwayView({ list: 'map', language, filters, kept, kinds: (['needs', 'projects'] as const).filter((kind) => shown[kind]) }),
    embed: url.origin + view.sheets.embed,
    query: url.search,
    islands: [islandFiles('map'), islandFiles('patterns')],
  }
})

export const meta: MetaFunction<typeof loader> = (args) => [...documentTitle(args), ...feedLinks(args)]

export default function MapPage() {
  const { t } = useTranslation('map')
  const { title, view, tabs, find, sheets, embed, query, timeline, takeAway, islands, ...shown } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead>
        <PageTitle>{title}</PageTitle>
        <div data-map-part="views" className="min-w-0">
          <MapViews current="points" query={query} />
        </div>
        <div data-map-part="tabs" className="min-w-0">
          <Tabs label={t('records.label')} tabs={tabs} />
        </div>
      </PageHead>
      <ListFrame
        view={view}
        countText={shown.countText}
        isEmpty={shown.isEmpty}
        above={
          <>
            <PlaceFinder found={find} action={view.action} />
            <div data-map-part="timeline">
              <Timeline timeline={timeline} />
            </div>
          </>
        }
        aside={
          <MapShare print={sheets.print} embed={embed}>
            <TakeAway view={takeAway} across />
          </MapShare>
        }
        map={<MapView {...shown} />}
      >
        <MapResults needs={shown.needs} projects={shown.projects} unplaced={shown.unplaced} />
      </ListFrame>
      {islands.map((files) => (
        <Island key={files.script} files={files} />
      ))}
    </>
  )
}
