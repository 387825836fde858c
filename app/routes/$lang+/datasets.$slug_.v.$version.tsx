import { useLoaderData } from '@remix-run/react'
import { StructuredBlock } from '#app/features/catalogue/components/structured-block.tsx'
import { structuredData } from '#app/features/catalogue/structured/structured-data.server.ts'
import { openDataset } from '#app/features/datasets/access.server.ts'
import { ReusePanel } from '#app/features/datasets/components/reuse/reuse-panel.tsx'
import { DatasetPage } from '#app/features/datasets/components/view/dataset-page.tsx'
import { getDatasetPage } from '#app/features/datasets/queries/dataset-page.server.ts'
import { getReuseView } from '#app/features/datasets/reuse/reuse-view.server.ts'
import { FirstRows } from '#app/features/datasets/views/components/first-rows.tsx'
import { readFirstRows } from '#app/features/datasets/views/first-rows.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['datasets', 'dataset-views', 'dataset-reuse'] }

export const loader = loaderFor(['slug', 'version'], async ({ actor, params, url, language }) => {
  const open = await openDataset(actor, params.slug, params.version)
  const page = await getDatasetPage(open, language, url.origin)
  return {
    ...page,
    firstRows: await readFirstRows(open, { base: page.base, language }),
    reuse: await getReuseView(open, language),
    structured: await structuredData(open, language, url.origin),
  }
})

export const meta = documentTitle

export default function DatasetVersion() {
  const { firstRows, reuse, structured, ...page } = useLoaderData<typeof loader>()
  return (
    <DatasetPage {...page} reuse={<ReusePanel view={reuse} />}>
      {firstRows && <FirstRows view={firstRows} />}
      <StructuredBlock json={structured} />
    </DatasetPage>
  )
}
