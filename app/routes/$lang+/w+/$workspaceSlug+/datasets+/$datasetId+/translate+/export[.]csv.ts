import { redirect } from '@remix-run/node'
import { translatePath } from '#app/features/translation/paths.ts'
import { exportFile } from '#app/features/translation/queries/export-file.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { attachment } from '#app/platform/http/attachment.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** The texts to translate as a table for a spreadsheet. */
export const loader = loaderFor(['workspaceSlug', 'datasetId'], async ({ actor, params, url, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { workspaceId: workspace.id, recordId: params.datasetId, language, search: url.searchParams }
  const file = await exportFile(actor, 'DATASET', where, 'csv')
  const address = { language, workspace: workspace.slug, kind: 'DATASET' as const, recordId: params.datasetId }
  return file ? attachment(file) : redirect(translatePath(address))
})
