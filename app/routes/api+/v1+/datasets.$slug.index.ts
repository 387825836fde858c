import { jsonAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { getDatasetJson } from '#app/features/datasets/api/dataset-json.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader(['slug'], async ({ request, url, params }) =>
  jsonAnswer(request, await getDatasetJson(params.slug, url.origin, url.searchParams.get('version') ?? undefined)),
)
