import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { MapView } from '#app/features/map/components/map-view.tsx'
import { fullMapPath, readMapAsked } from '#app/features/map/map-asked.server.ts'
import { mapPageView } from '#app/features/map/map-page.server.ts'
import { Island } from '#app/features/home/components/island.tsx'
import { islandFiles } from '#app/features/home/islands.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { Link } from '#app/ui/text/link.tsx'

export const handle = { i18n: ['map', 'filters', 'needs', 'projects'], bare: true }

/** The map for a frame of another site: what anybody may see, whoever reads it there. */
export const loader = loaderFor([], async ({ url, language }) => {
  const asked = await readMapAsked(url.searchParams)
  const view = await mapPageView(VISITOR, asked, language, 'map/embed')
  return { ...view, full: fullMapPath(asked, language), island: islandFiles('map') }
})

export const meta = documentTitle

export default function EmbeddedMap() {
  const { t } = useTranslation('map')
  const { title, full, island, ...shown } = useLoaderData<typeof loader>()
  return (
    <>
      <div className="flex min-h-screen flex-col gap-2 bg-white pb-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-3 pt-2">
          <h1 className="text-lg font-semibold">{title}</h1>
          <p className="text-base" aria-live="polite" data-map-part="count">
            {shown.countText}
          </p>
          <div data-map-part="full">
            <Link href={full} target="_blank">
              {t('share.full')}
            </Link>
          </div>
        </div>
        <MapView {...shown} framed />
      </div>
      <Island files={island} />
    </>
  )
}
