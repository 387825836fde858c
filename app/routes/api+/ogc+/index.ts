import { jsonAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { landingPage } from '#app/features/downloads/ogc/ogc-documents.server.ts'
import { refuseParameters } from '#app/features/downloads/ogc/ogc-query.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader([], async ({ request, url }) => {
  refuseParameters(url.searchParams)
  return jsonAnswer(request, await landingPage(url.origin))
})
