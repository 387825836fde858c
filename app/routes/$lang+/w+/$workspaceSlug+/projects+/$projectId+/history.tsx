import { useLoaderData } from '@remix-run/react'
import { projectHistoryPath, projectPath, registerPath } from '#app/features/projects/paths.ts'
import { getProjectHistory } from '#app/features/projects/queries/project-words.server.ts'
import { HistoryFilters, historyPageHref } from '#app/features/provenance/components/history-filters.tsx'
import { HistoryList } from '#app/features/provenance/components/history-list.tsx'
import { MemberRecordHead } from '#app/features/provenance/components/record-head.tsx'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Pagination } from '#app/ui/lists/pagination.tsx'

export const handle = { i18n: ['projects-edit'] }

export const loader = loaderFor(['workspaceSlug', 'projectId'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const wanted = { workspaceId: workspace.id, projectId: params.projectId, language, search: url.searchParams }
  const history = await getProjectHistory(actor, wanted)
  return { title: t('provenance')('history.title'), where: { language, workspace: workspace.slug }, projectId: params.projectId, history }
})

export const meta = documentTitle

export default function ProjectHistory() {
  const { title, where, projectId, history } = useLoaderData<typeof loader>()
  const name = history.title
  return (
    <div className="grid gap-8">
      <MemberRecordHead
        namespace="projects-edit"
        register={registerPath(where)}
        base={projectPath(where, projectId)}
        name={name}
        heading={title}
      />
      <HistoryFilters action={projectHistoryPath(where, projectId)} filter={history.filter} />
      <HistoryList base={projectPath(where, projectId)} events={history.events} />
      <Pagination
        nextHref={history.next ? historyPageHref(projectHistoryPath(where, projectId), history.filter.chosen, history.next) : undefined}
      />
    </div>
  )
}
