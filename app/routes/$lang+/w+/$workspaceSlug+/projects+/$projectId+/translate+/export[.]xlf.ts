import { redirect } from '@remix-run/node'
import { translatePath } from '#app/features/translation/paths.ts'
import { exportFile } from '#app/features/translation/queries/export-file.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { attachment } from '#app/platform/http/attachment.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** The texts to translate as XLIFF 2.0. */
export const loader = loaderFor(['workspaceSlug', 'projectId'], async ({ actor, params, url, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { workspaceId: workspace.id, recordId: params.projectId, language, search: url.searchParams }
  const file = await exportFile(actor, 'PROJECT', where, 'xlf')
  const address = { language, workspace: workspace.slug, kind: 'PROJECT' as const, recordId: params.projectId }
  return file ? attachment(file) : redirect(translatePath(address))
})
