import { jsonAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { getProjectJson } from '#app/features/projects/queries/project-json.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader(['projectId'], async ({ request, url, params }) =>
  jsonAnswer(request, await getProjectJson(params.projectId, url.origin)),
)
