import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { bulkView } from '#app/features/bulk/changes/bulk-view.server.ts'
import { startSheet } from '#app/features/bulk/changes/start-change.server.ts'
import { ChangeList } from '#app/features/bulk/components/change-list.tsx'
import { SheetForm } from '#app/features/bulk/components/sheet-form.tsx'
import { changePath } from '#app/features/bulk/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['bulk'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  return { title: t('bulk')('index.title'), view: await bulkView(actor, workspace, { language, search: url.searchParams }) }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const sent = { contentType: request.headers.get('content-type'), body: request.body }
  const reply = await startSheet(actor, { workspaceId: workspace.id, language }, sent)
  if (reply.outcome === 'refused') return data(reply, { status: 422 })
  return redirect(changePath({ language, slug: workspace.slug }, reply.changeId), 303)
})

export const meta = documentTitle

export default function Bulk() {
  const { t } = useTranslation('bulk')
  const { title, view } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="grid gap-12">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('index.lead')}</Lead>
      </div>
      {view.form ? <SheetForm {...view.form} refused={refused} /> : <p className="max-w-text text-base">{t('index.readersOnly')}</p>}
      <ChangeList lines={view.lines} firstHref={view.firstHref} nextHref={view.nextHref} />
    </div>
  )
}
