import { endPresence, notePresence } from '#app/features/provenance/presence.server.ts'
import { getWorkspaceRecord } from '#app/features/provenance/read-record.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor } from '#app/platform/http/handlers.server.ts'

/** Where an open form says every half minute that it is open, and is told who else has it open. */
export const action = actionFor(['workspaceSlug', 'recordId'], async ({ actor, params, url }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  await getWorkspaceRecord(actor, workspace.id, params.recordId)
  if (url.searchParams.has('left')) {
    await endPresence(actor, params.recordId)
    return Response.json({ others: [] })
  }
  return Response.json({ others: await notePresence(actor, params.recordId) })
})
