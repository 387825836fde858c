import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { EraseForm, SURE_NAME } from '#app/features/expertise/components/erase-form.tsx'
import { eraseExpert } from '#app/features/expertise/mutations/erase-expert.server.ts'
import { rosterExpertPath, rosterPath } from '#app/features/expertise/paths.ts'
import { getExpertSheet } from '#app/features/expertise/queries/expert-sheet.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { forbidden } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['expert-edit'] }

export const loader = loaderFor(['workspaceSlug', 'profileId'], async ({ actor, params, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const sheet = await getExpertSheet(actor, { profileId: params.profileId, workspaceId: workspace.id }, language)
  if (!sheet.can.erase) throw forbidden('eraseExpert')
  return {
    title: t('expert-edit')('erase.title', { name: sheet.name }),
    name: sheet.name,
    here: rosterExpertPath(language, workspace.slug, sheet.profileId),
    rosterHref: rosterPath(language, workspace.slug),
  }
})

export const action = actionFor(['workspaceSlug', 'profileId'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const form = await readForm(request)
  if (formText(form, SURE_NAME) !== 'yes') return data({ isRefused: true }, { status: 422 })
  await eraseExpert(actor, { profileId: params.profileId, workspaceId: workspace.id })
  return redirect(`${rosterPath(language, workspace.slug)}?done=erased`, 303)
})

export const meta = documentTitle

export default function EraseExpert() {
  const { t } = useTranslation('expert-edit')
  const { title, name, here, rosterHref } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <Breadcrumb
          crumbs={[
            { label: t('roster'), href: rosterHref },
            { label: name, href: here },
          ]}
        />
        <PageTitle>{title}</PageTitle>
      </div>
      <EraseForm cancelHref={here} isRefused={reply !== undefined} />
    </div>
  )
}
