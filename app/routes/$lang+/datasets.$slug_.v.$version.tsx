import { structuredData } from '#app/features/catalogue/structured/structured-data.server.ts'
import { openDataset } from '#app/features/datasets/access.server.ts'
import { getDatasetPage } from '#app/features/datasets/queries/dataset-page.server.ts'
import { getReuseView } from '#app/features/datasets/reuse/reuse-view.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

export { default, handle, meta } from './datasets.$slug.tsx'

export const loader = loaderFor(['slug', 'version'], async ({ actor, params, url, language }) => {
  const open = await openDataset(actor, params.slug, params.version)
  const page = await getDatasetPage(open, language, url.origin)
  return { ...page, reuse: await getReuseView(open, language), structured: await structuredData(open, language, url.origin) }
})
