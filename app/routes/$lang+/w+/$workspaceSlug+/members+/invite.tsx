import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { InviteForm } from '#app/features/joining/components/invite-form.tsx'
import { takeInviteForm } from '#app/features/joining/take-invite-form.server.ts'
import { invitationsPath, membersPath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { requireManager } from '#app/features/workspaces/require-manager.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['joining'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  requireManager(actor, workspace.id, 'members')
  return { title: t('joining')('invite.title'), language, slug: workspace.slug }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const reply = await takeInviteForm(actor, workspace.id, await readForm(request), language)
  if (reply.outcome !== 'sent') return data(reply, { status: reply.outcome === 'refused' ? 422 : 200 })
  const { invited, members, waiting } = reply.sent
  return redirect(`${invitationsPath(language, workspace.slug)}?done=sent&sent=${invited}&members=${members}&waiting=${waiting}`, 303)
})

export const meta = documentTitle

export default function Invite() {
  const { t } = useTranslation(['joining', 'workspaces'])
  const { title, language, slug } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="grid grid-cols-1 gap-8">
      <div className="grid gap-3">
        <Breadcrumb crumbs={[{ label: t('workspaces:members.title'), href: membersPath(language, slug) }]} />
        <PageTitle>{title}</PageTitle>
        <Lead>{t('invite.lead')}</Lead>
      </div>
      <InviteForm language={language} reply={reply} />
    </div>
  )
}
