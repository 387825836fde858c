import { useLoaderData } from '@remix-run/react'
import { openDataset } from '#app/features/datasets/access.server.ts'
import { DatasetPage } from '#app/features/datasets/components/view/dataset-page.tsx'
import { getDatasetPage } from '#app/features/datasets/queries/dataset-page.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['datasets'] }

export const loader = loaderFor(['slug'], async ({ actor, params, url, language }) =>
  getDatasetPage(await openDataset(actor, params.slug), language, url.origin),
)

export const meta = documentTitle

export default function Dataset() {
  const page = useLoaderData<typeof loader>()
  return (
    <DatasetPage {...page} reuse={null}>
      {null}
    </DatasetPage>
  )
}
