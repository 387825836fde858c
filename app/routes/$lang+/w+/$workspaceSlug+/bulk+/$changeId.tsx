import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import { changeView } from '#app/features/bulk/changes/change-view.server.ts'
import { getChange } from '#app/features/bulk/changes/changes.server.ts'
import { takeChangeForm } from '#app/features/bulk/changes/take-change-form.server.ts'
import { ChangePage } from '#app/features/bulk/components/change-page.tsx'
import { ChangeProgress } from '#app/features/bulk/components/change-progress.tsx'
import { bulkPath, changePath } from '#app/features/bulk/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['bulk', 'provenance'] }

export const loader = loaderFor(['workspaceSlug', 'changeId'], async ({ actor, params, url, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const change = await getChange(actor, workspace.id, params.changeId)
  const view = await changeView(actor, change, { slug: workspace.slug, language, search: url.searchParams })
  return { title: view.title, view }
})

export const action = actionFor(['workspaceSlug', 'changeId'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const change = await getChange(actor, workspace.id, params.changeId)
  const done = await takeChangeForm(actor, change, await readForm(request))
  const where = { language, slug: workspace.slug }
  return redirect(done === 'drop' ? bulkPath(where, change.kind) : changePath(where, change.id), 303)
})

export const meta = documentTitle

export default function OneChange() {
  const { t } = useTranslation('bulk')
  const shownName = useShownName()
  const { view } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <Breadcrumb crumbs={[{ label: t('index.title'), href: view.bulkHref }]} />
        <PageTitle>
          <bdi className="wrap-anywhere">{view.title}</bdi>
        </PageTitle>
        <p className="text-base text-ink-soft">{view.by ? t('page.madeBy', { who: shownName(view.by), when: view.when }) : view.when}</p>
      </div>
      {view.progress ? <ChangeProgress {...view} /> : <ChangePage view={view} />}
    </div>
  )
}
