import { jsonAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { collectionPage } from '#app/features/downloads/ogc/ogc-documents.server.ts'
import { collectionOf, refuseParameters } from '#app/features/downloads/ogc/ogc-query.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader(['collectionId'], async ({ request, url, params }) => {
  const kind = collectionOf(params.collectionId)
  refuseParameters(url.searchParams)
  return jsonAnswer(request, await collectionPage(kind, url.origin))
})
