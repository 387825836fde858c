import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import { NewExpertForm } from '#app/features/expertise/components/new-expert-form.tsx'
import { createExpert, requireExpertCreation } from '#app/features/expertise/mutations/create-expert.server.ts'
import { rosterExpertPath, rosterPath } from '#app/features/expertise/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['expert-edit', 'skills'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  requireExpertCreation(actor, workspace.id)
  return {
    title: t('expert-edit')('new.title'),
    // Made with the page: a form sent twice makes one profile.
    id: uuidv7(),
    rosterHref: rosterPath(language, workspace.slug),
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const reply = await createExpert(actor, workspace.id, await readForm(request), language)
  if (reply.outcome === 'refused') return data(reply, { status: 422 })
  return redirect(`${rosterExpertPath(language, workspace.slug, reply.profileId)}?done=created`, 303)
})

export const meta = documentTitle

export default function NewExpert() {
  const { t } = useTranslation('expert-edit')
  const { title, id, rosterHref } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <Breadcrumb crumbs={[{ label: t('roster'), href: rosterHref }]} />
        <PageTitle>{title}</PageTitle>
        <Lead>{t('new.lead')}</Lead>
      </div>
      <NewExpertForm id={id} cancelHref={rosterHref} reply={reply} />
    </div>
  )
}
