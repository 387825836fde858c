import { openOwnDataset } from '#app/features/datasets/access.server.ts'
import { getDocument } from '#app/features/datasets/views/documents.server.ts'
import { answerPdf } from '#app/features/datasets/views/pdf-answer.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** A PDF of a working copy, for the members of its workspace. */
export const loader = loaderFor(['workspaceSlug', 'datasetId', 'index'], async ({ actor, params, request }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const document = await getDocument(await openOwnDataset(actor, workspace.id, params.datasetId), params.index)
  return answerPdf(request, document, { isPublic: false })
})
