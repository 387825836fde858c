import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { listCountries } from '#app/features/classifications/countries.ts'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { WorkspaceFields } from '#app/features/instance/components/workspace-fields.tsx'
import { openWorkspace } from '#app/features/instance/mutations/change-workspace.server.ts'
import { adminPath, adminThingPath } from '#app/features/instance/paths.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const loader = loaderFor([], ({ actor, language, t }) => {
  requireAdmin(actor)
  return {
    title: t('admin')('workspaces.create'),
    language,
    countries: listCountries(language).map(({ code, name }) => ({ value: code, label: name })),
  }
})

export const action = actionFor([], async ({ actor, request, language }) => {
  const made = await openWorkspace(actor, await readForm(request), language)
  if (!('workspaceId' in made)) return data(made, { status: 422 })
  return redirect(`${adminThingPath(language, 'workspaces', made.workspaceId)}?done=saved`, 303)
})

export const meta = documentTitle

export default function NewWorkspacePage() {
  const { t } = useTranslation('admin')
  const { title, language, countries } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <AdminHead title={title} back={{ href: adminPath(language, 'workspaces'), label: t('workspaces.title') }} />
      <WorkspaceFields isNew typed={refused?.typed ?? {}} problems={refused?.problems ?? []} countries={countries} />
    </>
  )
}
