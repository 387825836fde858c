import { useLoaderData } from '@remix-run/react'
import { datasetHistoryPath, datasetPath, datasetRegisterPath } from '#app/features/datasets/paths.ts'
import { getDatasetHistory } from '#app/features/datasets/edit/dataset-words.server.ts'
import { HistoryFilters, historyPageHref } from '#app/features/provenance/components/history-filters.tsx'
import { HistoryList } from '#app/features/provenance/components/history-list.tsx'
import { MemberRecordHead } from '#app/features/provenance/components/record-head.tsx'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Pagination } from '#app/ui/lists/pagination.tsx'

export const handle = { i18n: ['datasets-edit'] }

export const loader = loaderFor(['workspaceSlug', 'datasetId'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const wanted = { workspaceId: workspace.id, datasetId: params.datasetId, language, search: url.searchParams }
  return {
    title: t('provenance')('history.title'),
    where: { language, workspace: workspace.slug },
    datasetId: params.datasetId,
    history: await getDatasetHistory(actor, wanted),
  }
})

export const meta = documentTitle

export default function DatasetHistory() {
  const { title, where, datasetId, history } = useLoaderData<typeof loader>()
  const name = history.title
  return (
    <div className="grid gap-8">
      <MemberRecordHead
        namespace="datasets-edit"
        register={datasetRegisterPath(where)}
        base={datasetPath(where, datasetId)}
        name={name}
        heading={title}
      />
      <HistoryFilters action={datasetHistoryPath(where, datasetId)} filter={history.filter} />
      <HistoryList base={datasetPath(where, datasetId)} events={history.events} />
      <Pagination
        nextHref={history.next ? historyPageHref(datasetHistoryPath(where, datasetId), history.filter.chosen, history.next) : undefined}
      />
    </div>
  )
}
