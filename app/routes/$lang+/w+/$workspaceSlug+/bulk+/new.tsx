import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { chooseView } from '#app/features/bulk/chosen/choose-view.server.ts'
import { startChosen } from '#app/features/bulk/changes/start-change.server.ts'
import { ChooseForm } from '#app/features/bulk/components/choose-form.tsx'
import { changePath } from '#app/features/bulk/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['bulk', 'ui'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  return { title: t('bulk')('choose.title'), view: await chooseView(actor, workspace, { language, search: url.searchParams }) }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const form = await readForm(request)
  const reply = await startChosen(actor, { workspaceId: workspace.id, language }, form)
  if (reply.outcome === 'started') return redirect(changePath({ language, slug: workspace.slug }, reply.changeId), 303)
  const typed = Object.fromEntries([...form].filter(([name]) => name !== 'record').map(([name, value]) => [name, String(value)]))
  return data({ ...reply, typed }, { status: 422 })
})

export const meta = documentTitle

export default function Choose() {
  const { title, view } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <Breadcrumb crumbs={[{ label: view.register, href: view.registerHref }]} />
        <PageTitle>{title}</PageTitle>
      </div>
      <ChooseForm view={view} refused={refused} />
    </div>
  )
}
