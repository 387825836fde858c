import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { ownListAnswer, readOwnPage, requireTokenWorkspace } from '#app/features/api/own-records.server.ts'
import { listOwnProjectsJson } from '#app/features/projects/queries/own-projects-json.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader(['slug'], async ({ actor, url, params }) => {
  const workspace = await requireTokenWorkspace(actor, params.slug)
  return ownListAnswer(await listOwnProjectsJson(actor, workspace.id, readOwnPage(url.searchParams), url.origin))
})
