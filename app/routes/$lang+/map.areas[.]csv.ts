import { readFiltersOrRefuse } from '#app/features/api/list-query.server.ts'
import { areasCsv } from '#app/features/patterns/areas-csv.server.ts'
import { areasList } from '#app/features/patterns/areas-page.server.ts'
import { operatorName } from '#app/platform/env/operator.server.ts'
import { attachment } from '#app/platform/http/attachment.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** The table of areas as a file. What cannot be understood is refused: a file carries no note. */
export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const filters = await readFiltersOrRefuse(url.searchParams, areasList(url.searchParams))
  const operator = operatorName() ?? t('map')('notice.operator')
  const { name, text } = await areasCsv(actor, { filters, language, search: url.searchParams, origin: url.origin, operator })
  return attachment({ name, type: 'text/csv; charset=utf-8', text })
})
