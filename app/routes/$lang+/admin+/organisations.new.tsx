import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { OrganisationFields } from '#app/features/organisations/components/organisation-fields.tsx'
import { organisationChoices } from '#app/features/organisations/form-choices.server.ts'
import { addOrganisation } from '#app/features/organisations/mutations/save-organisation.server.ts'
import { entryPath, registerPath } from '#app/features/organisations/paths.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['admin-organisations'] }

export const loader = loaderFor([], ({ actor, language, t }) => {
  requireAdmin(actor)
  return { title: t('admin-organisations')('form.newTitle'), language, ...organisationChoices(language) }
})

export const action = actionFor([], async ({ actor, request, language }) => {
  const saved = await addOrganisation(actor, await readForm(request))
  if (!('organisationId' in saved)) return data(saved, { status: 422 })
  return redirect(`${entryPath(language, saved.organisationId)}?done=saved`, 303)
})

export const meta = documentTitle

export default function NewOrganisationPage() {
  const { t } = useTranslation('admin-organisations')
  const { title, language, ...choices } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <AdminHead title={title} back={{ href: registerPath(language), label: t('list.title') }} />
      <OrganisationFields
        language={language}
        {...choices}
        typed={refused?.typed ?? {}}
        problems={refused?.problems ?? []}
        changedMeanwhile={false}
        backHref={registerPath(language)}
      />
    </>
  )
}
