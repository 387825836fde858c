import { jsonAnswer, listAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { inBatches, type Batching } from '#app/features/api/batches.ts'
import { readListQuery, readPage } from '#app/features/api/list-query.server.ts'
import { listProjects, PROJECT_SORTS, type ProjectCard } from '#app/features/projects/queries/list-projects.server.ts'
import { projectCardJson } from '#app/features/projects/queries/project-json.ts'
import { readProjectsJson } from '#app/features/projects/queries/project-json.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

/** A page of usual projects is read at once, those of thousands of transactions one or two at a time. Weights are rows, roughly. */
const BATCHING: Batching<ProjectCard> = { weigh: ({ totals }) => 20 + totals.transactions + totals.budgets, most: 4000 }

export const loader = apiLoader([], async ({ request, url }) => {
  const query = await readListQuery(url.searchParams, { kind: 'projects', sorts: PROJECT_SORTS })
  const { items, ...facts } = await readPage(query, url.searchParams, () => listProjects(VISITOR, 'published', query.filters, query.page))
  if (!query.inFull) return jsonAnswer(request, { items: items.map((card) => projectCardJson(card, url.origin)), ...facts })
  const read = (cards: readonly ProjectCard[]) =>
    readProjectsJson(
      cards.map(({ id }) => id),
      url.origin,
    )
  return listAnswer(request, inBatches(items, BATCHING, read), facts)
})
