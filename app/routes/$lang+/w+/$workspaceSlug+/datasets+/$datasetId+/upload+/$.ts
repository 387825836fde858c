import { requireFileTaking, takePieces } from '#app/features/datasets/loading/uploads.server.ts'
import { uploadPath } from '#app/features/datasets/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor, type RouteContext } from '#app/platform/http/handlers.server.ts'

/** Pieces of a file, by the tus protocol. */
async function answer({ actor, params, request, language }: RouteContext<'workspaceSlug' | 'datasetId'>): Promise<Response> {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { workspaceId: workspace.id, datasetId: params.datasetId }
  await requireFileTaking(actor, where)
  const address = uploadPath({ language, workspace: workspace.slug }, params.datasetId)
  return takePieces(request, { actor, address, ...where })
}

// HEAD, which asks how much of a file has come, reaches a loader as GET; nothing else reads this address.
export const loader = loaderFor(['workspaceSlug', 'datasetId'], (context) =>
  answer({ ...context, request: new Request(context.request.url, { method: 'HEAD', headers: context.request.headers }) }),
)

export const action = actionFor(['workspaceSlug', 'datasetId'], answer)
