import { useLoaderData } from '@remix-run/react'
import { PrintedMap } from '#app/features/map/components/printed-map.tsx'
import { fullMapPath, readMapAsked } from '#app/features/map/map-asked.server.ts'
import { mapPageView } from '#app/features/map/map-page.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

export const handle = { i18n: ['map', 'filters', 'needs', 'projects'], bare: true }

/** The map on one page of paper, or of a PDF. */
export const loader = loaderFor([], async ({ actor, url, language }) => {
  const asked = await readMapAsked(url.searchParams)
  const view = await mapPageView(actor, asked, language, 'map/print')
  return { ...view, map: fullMapPath(asked, language), origin: url.origin }
})

export const meta = documentTitle

export default function MapOnPaper() {
  return <PrintedMap {...useLoaderData<typeof loader>()} />
}
