import { findDraftRequest } from '#app/features/needs/expertise/draft-request.server.ts'
import { answeringWords } from '#app/features/matching/queries/answering-words.server.ts'
import { countAnswering } from '#app/features/matching/queries/count-answering.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** How many experts could answer the request as it stands, for its form. */
export const loader = loaderFor(['workspaceSlug', 'needId'], async ({ actor, params, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const request = await findDraftRequest(actor, workspace.id, params.needId)
  return answeringWords(request && (await countAnswering(actor, request)), language)
})
