import { jsonAnswer, listAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { inBatches } from '#app/features/api/batches.ts'
import { readListQuery, readPage } from '#app/features/api/list-query.ts'
import { listProjects, PROJECT_SORTS } from '#app/features/projects/queries/list-projects.server.ts'
import { projectCardJson } from '#app/features/projects/queries/project-json.ts'
import { readProjectsJson } from '#app/features/projects/queries/project-json.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

/** Projects of two thousand transactions each are held this many at a time. */
const BATCH = 25

export const loader = apiLoader([], async ({ request, url }) => {
  const query = readListQuery(url.searchParams, PROJECT_SORTS)
  const { items, ...facts } = await readPage(query, url.searchParams, () => listProjects(VISITOR, 'published', query.filters, query.page))
  if (!query.inFull) return jsonAnswer(request, { items: items.map((card) => projectCardJson(card, url.origin)), ...facts })
  const ids = items.map(({ id }) => id)
  return listAnswer(
    request,
    inBatches(ids, BATCH, (some) => readProjectsJson(some, url.origin)),
    facts,
  )
})
