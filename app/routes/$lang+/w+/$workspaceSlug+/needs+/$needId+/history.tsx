import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { needHistoryPath, needPath, needsRegisterPath } from '#app/features/needs/paths.ts'
import { getNeedHistory } from '#app/features/needs/queries/need-words.server.ts'
import { HistoryFilters, historyPageHref } from '#app/features/provenance/components/history-filters.tsx'
import { HistoryList } from '#app/features/provenance/components/history-list.tsx'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

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
  const { t } = useTranslation('needs-edit')
  const { title, where, needId, history } = useLoaderData<typeof loader>()
  const name = history.title
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <Breadcrumb
          crumbs={[
            { label: t('register.title'), href: needsRegisterPath(where) },
            { label: name?.text ?? t('untitled'), href: needPath(where, needId), ...(name?.lang ? { lang: name.lang } : {}) },
          ]}
        />
        <PageTitle eyebrow={name ? <LanguageTaggedText {...name} /> : t('untitled')}>{title}</PageTitle>
      </div>
      <HistoryFilters action={needHistoryPath(where, needId)} filter={history.filter} />
      <HistoryList base={needPath(where, needId)} events={history.events} />
      <Pagination
        nextHref={history.next ? historyPageHref(needHistoryPath(where, needId), history.filter.chosen, history.next) : undefined}
      />
    </div>
  )
}
