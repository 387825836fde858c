import { jsonAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { readPage } from '#app/features/api/list-query.server.ts'
import { readDatasetList } from '#app/features/datasets/api/dataset-filters.server.ts'
import { datasetCardJson } from '#app/features/datasets/api/dataset-json.server.ts'
import { listDatasets } from '#app/features/datasets/queries/list-datasets.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader([], async ({ request, url }) => {
  const { filters, own, page } = await readDatasetList(url.searchParams)
  const { items, ...facts } = await readPage({ page }, url.searchParams, () => listDatasets(VISITOR, filters, own, page))
  return jsonAnswer(request, { items: items.map((card) => datasetCardJson(card, url.origin)), ...facts })
})
