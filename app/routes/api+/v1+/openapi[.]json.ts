import { jsonAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { openApiDocument } from '#app/features/api/openapi.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader([], ({ request, url }) => jsonAnswer(request, openApiDocument(url.origin)))
