import { jsonAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { openApiDocument } from '#app/features/api/openapi.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

/** The reference in OpenAPI 3.1, or as 3.0 where `version` asks for it. */
export const loader = apiLoader([], ({ request, url }) => {
  const version = url.searchParams.get('version') === '3.0' ? '3.0' : '3.1'
  const type = `application/vnd.oai.openapi+json;version=${version}`
  return jsonAnswer(request, openApiDocument(url.origin, version), version === '3.0' ? type : undefined)
})
