import { getImport } from '#app/features/iati/imports.server.ts'
import { reportCsv } from '#app/features/iati/report-csv.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** The report of an import that is done, for a spreadsheet. */
export const loader = loaderFor(['workspaceSlug', 'importId'], async ({ actor, params, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const held = await getImport(workspace.id, params.importId)
  if (held.state !== 'DONE') throw notFound('import')
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
