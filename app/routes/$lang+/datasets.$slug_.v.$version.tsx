import { useLoaderData } from '@remix-run/react'
import { openDataset } from '#app/features/datasets/access.server.ts'
import { DatasetPage } from '#app/features/datasets/components/view/dataset-page.tsx'
import { getDatasetPage } from '#app/features/datasets/queries/dataset-page.server.ts'
import { FirstRows } from '#app/features/datasets/views/components/first-rows.tsx'
import { readFirstRows } from '#app/features/datasets/views/first-rows.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['datasets', 'dataset-views'] }

export const loader = loaderFor(['slug', 'version'], async ({ actor, params, url, language }) => {
  const open = await openDataset(actor, params.slug, params.version)
  const page = await getDatasetPage(open, language, url.origin)
  return { ...page, firstRows: await readFirstRows(open, { base: page.base, language }) }
})

export const meta = documentTitle

export default function DatasetVersion() {
  const { firstRows, ...page } = useLoaderData<typeof loader>()
  return (
    <DatasetPage {...page} reuse={null}>
      {firstRows && <FirstRows view={firstRows} />}
    </DatasetPage>
  )
}
