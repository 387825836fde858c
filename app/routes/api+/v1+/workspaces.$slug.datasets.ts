import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { ownListAnswer, readOwnPage, requireTokenWorkspace } from '#app/features/api/own-records.server.ts'
import { listOwnDatasetsJson } from '#app/features/datasets/queries/own-datasets-json.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader(['slug'], async ({ actor, url, params }) => {
  const workspace = await requireTokenWorkspace(actor, params.slug)
  return ownListAnswer(await listOwnDatasetsJson(actor, workspace.id, readOwnPage(url.searchParams), url.origin))
})
