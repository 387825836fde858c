import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { OrganisationFields } from '#app/features/organisations/components/organisation-fields.tsx'
import { organisationChoices, typedOf } from '#app/features/organisations/form-choices.server.ts'
import { changeOrganisation } from '#app/features/organisations/mutations/save-organisation.server.ts'
import { entryPath } from '#app/features/organisations/paths.ts'
import { getRegisterEntry } from '#app/features/organisations/queries/register-entry.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['admin-organisations'] }

export const loader = loaderFor(['organisationId'], async ({ actor, params, language, t }) => {
  const entry = await getRegisterEntry(actor, params.organisationId, language)
  return {
    title: t('admin-organisations')('form.editTitle'),
    language,
    id: entry.id,
    name: entry.name.text,
    revision: entry.revision,
    typed: typedOf(entry),
    ...organisationChoices(language, entry),
  }
})

export const action = actionFor(['organisationId'], async ({ actor, params, request, language }) => {
  const saved = await changeOrganisation(actor, params.organisationId, await readForm(request))
  if (!('organisationId' in saved)) return data(saved, { status: saved.changedMeanwhile ? 409 : 422 })
  return redirect(`${entryPath(language, saved.organisationId)}?done=saved`, 303)
})

export const meta = documentTitle

export default function EditOrganisationPage() {
  const { title, language, id, name, typed, ...form } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <AdminHead title={title} back={{ href: entryPath(language, id), label: name }} />
      <OrganisationFields
        language={language}
        {...form}
        typed={refused?.typed ?? typed}
        problems={refused?.problems ?? []}
        changedMeanwhile={refused?.changedMeanwhile ?? false}
        backHref={entryPath(language, id)}
      />
    </>
  )
}
