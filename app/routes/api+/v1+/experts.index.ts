import { jsonAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { readPage } from '#app/features/api/list-query.server.ts'
import { readExpertQuery } from '#app/features/api/expert-query.server.ts'
import { listExpertsJson } from '#app/features/expertise/queries/directory/expert-json.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader([], async ({ request, url }) => {
  const query = readExpertQuery(url.searchParams)
  return jsonAnswer(request, await readPage(query, url.searchParams, () => listExpertsJson(query.filters, query.page, url.origin)))
})
