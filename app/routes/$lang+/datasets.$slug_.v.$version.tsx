import { openDataset } from '#app/features/datasets/access.server.ts'
import { getDatasetPage } from '#app/features/datasets/queries/dataset-page.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

export { default, handle, meta } from './datasets.$slug.tsx'

export const loader = loaderFor(['slug', 'version'], async ({ actor, params, url, language }) =>
  getDatasetPage(await openDataset(actor, params.slug, params.version), language, url.origin),
)
