import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { ownListAnswer, readOwnPage, requireTokenWorkspace } from '#app/features/api/own-records.server.ts'
import { listOwnExpertsJson } from '#app/features/expertise/queries/own-experts-json.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader(['slug'], async ({ actor, url, params }) => {
  const workspace = await requireTokenWorkspace(actor, params.slug)
  return ownListAnswer(await listOwnExpertsJson(actor, workspace.id, readOwnPage(url.searchParams)))
})
