import { jsonAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { getNeedJson } from '#app/features/needs/queries/need-json.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader(['needId'], async ({ request, url, params }) =>
  jsonAnswer(request, await getNeedJson(params.needId, url.origin)),
)
