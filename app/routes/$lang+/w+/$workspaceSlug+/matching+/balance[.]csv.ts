import { balanceCsv } from '#app/features/matching/balance/balance-csv.server.ts'
import { getBalance } from '#app/features/matching/balance/balance-view.server.ts'
import { readPeriod } from '#app/features/matching/balance/period.ts'
import { today } from '#app/features/provenance/today.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { attachment } from '#app/platform/http/attachment.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** The figures of a balance as a file. */
export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language }) => {
  const { slug } = await getMemberWorkspace(actor, params.workspaceSlug)
  const { period } = readPeriod(url.searchParams, today())
  const { name, text } = balanceCsv(await getBalance(actor, { slug, period, language }), language)
  return attachment({ name, type: 'text/csv; charset=utf-8', text })
})
