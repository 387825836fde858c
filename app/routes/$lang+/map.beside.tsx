import { useLoaderData } from '@remix-run/react'
import { readFilters } from '#app/features/filters/read-filters.server.ts'
import { Island } from '#app/features/home/components/island.tsx'
import { islandFiles } from '#app/features/home/islands.server.ts'
import { besidePageView } from '#app/features/patterns/beside-page.server.ts'
import { BesidePage } from '#app/features/patterns/components/beside-page.tsx'
import { boundaryNotice } from '#app/features/map/boundary-notice.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['patterns', 'map', 'filters'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const { filters, problems } = await readFilters(url.searchParams, 'all')
  const view = await besidePageView(actor, { filters, problems, language, search: url.searchParams })
  return {
    title: view.title,
    description: t('map')('lead'),
    view,
    boundaryNotice: await boundaryNotice(language),
    island: islandFiles('patterns'),
  }
})

export const meta = documentTitle

export default function Beside() {
  const { view, boundaryNotice, island } = useLoaderData<typeof loader>()
  return (
    <>
      <BesidePage view={view} boundaryNotice={boundaryNotice} />
      <Island files={island} />
    </>
  )
}
