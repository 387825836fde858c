import { jsonAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { itemPage } from '#app/features/downloads/ogc/ogc-documents.server.ts'
import { collectionOf, refuseParameters } from '#app/features/downloads/ogc/ogc-query.server.ts'
import { getFeature } from '#app/features/downloads/queries/read-features.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader(['collectionId', 'featureId'], async ({ request, url, params }) => {
  const kind = collectionOf(params.collectionId)
  refuseParameters(url.searchParams)
  const feature = await getFeature(kind, params.featureId, url.origin)
  return jsonAnswer(request, itemPage(feature, kind, url.origin), 'application/geo+json; charset=utf-8')
})
