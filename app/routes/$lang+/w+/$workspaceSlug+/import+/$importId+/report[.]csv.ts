import { redirect } from '@remix-run/node'
import { getImport } from '#app/features/iati/imports.server.ts'
import { oneImportPath } from '#app/features/iati/paths.ts'
import { reportCsv } from '#app/features/iati/report-csv.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** The report of an import that is done, for a spreadsheet. */
export const loader = loaderFor(['workspaceSlug', 'importId'], async ({ actor, params, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const held = await getImport(workspace.id, params.importId)
  if (held.state !== 'DONE') return redirect(oneImportPath(language, workspace.slug, held.id))
  const { name, text } = reportCsv(held.report, language)
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="import.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
})
