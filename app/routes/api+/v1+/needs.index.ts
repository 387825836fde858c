import { jsonAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { readListQuery, readPage } from '#app/features/api/list-query.server.ts'
import { listNeeds, NEED_SORTS } from '#app/features/needs/queries/list-needs.server.ts'
import { readNeedsJson } from '#app/features/needs/queries/need-json.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader([], async ({ request, url }) => {
  const query = await readListQuery(url.searchParams, { kind: 'needs', sorts: NEED_SORTS })
  const { items, ...facts } = await readPage(query, url.searchParams, () => listNeeds(VISITOR, query.filters, query.page))
  const needs = await readNeedsJson(
    items.map(({ id }) => id),
    url.origin,
  )
  return jsonAnswer(request, { items: needs, ...facts })
})
