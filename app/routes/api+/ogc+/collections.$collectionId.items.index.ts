import { jsonAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { readPage } from '#app/features/api/list-query.server.ts'
import { itemsPage } from '#app/features/downloads/ogc/ogc-documents.server.ts'
import { collectionOf, readItemsQuery } from '#app/features/downloads/ogc/ogc-query.server.ts'
import { readFeaturePage } from '#app/features/downloads/queries/read-features.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader(['collectionId'], async ({ request, url, params }) => {
  const kind = collectionOf(params.collectionId)
  const query = await readItemsQuery(url.searchParams, kind)
  const page = await readPage(query, url.searchParams, () => readFeaturePage(kind, query, url.origin))
  return jsonAnswer(request, itemsPage({ url, kind, filters: query.filters, ...page }), 'application/geo+json; charset=utf-8')
})
