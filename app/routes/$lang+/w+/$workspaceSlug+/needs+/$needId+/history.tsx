import { useLoaderData } from '@remix-run/react'
import { needHistoryPath, needPath, needsRegisterPath } from '#app/features/needs/paths.ts'
import { getNeedHistory } from '#app/features/needs/queries/need-words.server.ts'
import { HistoryFilters, historyPageHref } from '#app/features/provenance/components/history-filters.tsx'
import { HistoryList } from '#app/features/provenance/components/history-list.tsx'
import { MemberRecordHead } from '#app/features/provenance/components/record-head.tsx'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Pagination } from '#app/ui/lists/pagination.tsx'

export const handle = { i18n: ['needs-edit'] }

export const loader = loaderFor(['workspaceSlug', 'needId'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const wanted = { workspaceId: workspace.id, needId: params.needId, language, search: url.searchParams }
  return {
    title: t('provenance')('history.title'),
    where: { language, workspace: workspace.slug },
    needId: params.needId,
    history: await getNeedHistory(actor, wanted),
  }
})

export const meta = documentTitle

export default function NeedHistory() {
  const { title, where, needId, history } = useLoaderData<typeof loader>()
  const name = history.title
  return (
    <div className="grid gap-8">
      <MemberRecordHead
        namespace="needs-edit"
        register={needsRegisterPath(where)}
        base={needPath(where, needId)}
        name={name}
        heading={title}
      />
      <HistoryFilters action={needHistoryPath(where, needId)} filter={history.filter} />
      <HistoryList base={needPath(where, needId)} events={history.events} />
      <Pagination
        nextHref={history.next ? historyPageHref(needHistoryPath(where, needId), history.filter.chosen, history.next) : undefined}
      />
    </div>
  )
}
