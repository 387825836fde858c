import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ListFrame } from '#app/features/filters/components/list-frame.tsx'
import { MapResults } from '#app/features/map/components/map-results.tsx'
import { MapShare } from '#app/features/map/components/map-share.tsx'
import { MapView } from '#app/features/map/components/map-view.tsx'
import { PlaceFinder } from '#app/features/map/components/place-finder.tsx'
import { readMapAsked } from '#app/features/map/map-asked.server.ts'
import { mapPageView } from '#app/features/map/map-page.server.ts'
import { Island } from '#app/features/home/components/island.tsx'
import { islandFiles } from '#app/features/home/islands.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['map', 'filters', 'needs', 'projects'] }

export const loader = loaderFor([], async ({ actor, url, language }) => {
  const view = await mapPageView(actor, await readMapAsked(url.searchParams), language)
  return { ...view, embed: url.origin + view.sheets.embed, island: islandFiles('map') }
})

export const meta = documentTitle

export default function MapPage() {
  const { t } = useTranslation('map')
  const { title, view, tabs, find, sheets, embed, island, ...shown } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead>
        <PageTitle>{title}</PageTitle>
        <div data-map-part="tabs" className="min-w-0">
          <Tabs label={t('records.label')} tabs={tabs} />
        </div>
      </PageHead>
      <ListFrame
        view={view}
        countText={shown.countText}
        isEmpty={shown.isEmpty}
        above={<PlaceFinder found={find} action={view.action} />}
        map={
          <>
            <MapView {...shown} />
            <div className="mt-4">
              <MapShare print={sheets.print} embed={embed} />
            </div>
          </>
        }
      >
        <MapResults needs={shown.needs} projects={shown.projects} unplaced={shown.unplaced} />
      </ListFrame>
      <Island files={island} />
    </>
  )
}
