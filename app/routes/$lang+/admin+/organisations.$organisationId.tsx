import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { EntryView } from '#app/features/organisations/components/entry-view.tsx'
import { findOrganisationByRef, whereOrganisationIs } from '#app/features/organisations/find-by-ref.server.ts'
import { undoMerge } from '#app/features/organisations/mutations/undo-merge.server.ts'
import { comparePath, entryPath, registerPath } from '#app/features/organisations/paths.ts'
import { getRegisterEntry } from '#app/features/organisations/queries/register-entry.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'

export const handle = { i18n: ['admin-organisations'] }

const DONE = ['saved', 'merged', 'unmerged'] as const

export const loader = loaderFor(['organisationId'], async ({ actor, params, url, language }) => {
  requireAdmin(actor)
  const where = await whereOrganisationIs(params.organisationId)
  if (where?.moved) throw redirect(entryPath(language, where.id))
  const entry = await getRegisterEntry(actor, params.organisationId, language)
  const done = url.searchParams.get('done')
  return { title: entry.name.text, language, entry, done: DONE.find((one) => one === done) ?? null, stands: done === 'stands' }
})

export const action = actionFor(['organisationId'], async ({ actor, params, request, language }) => {
  requireAdmin(actor)
  const form = await readForm(request)
  const here = entryPath(language, params.organisationId)
  if (formText(form, 'intent') === 'undo') {
    const obstacles = await undoMerge(actor, formText(form, 'merge'))
    return redirect(`${here}?done=${obstacles.length > 0 ? 'stands' : 'unmerged'}`, 303)
  }
  const typed = formText(form, 'with').trim().slice(0, 200)
  const other = typed ? await findOrganisationByRef(typed) : null
  if (!other || other === params.organisationId) return data({ refused: typed }, { status: 422 })
  return redirect(comparePath(language, params.organisationId, other), 303)
})

export const meta = documentTitle

export default function EntryPage() {
  const { t } = useTranslation('admin-organisations')
  const { language, entry, done, stands } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <AdminHead
        title={entry.name.text}
        lang={entry.name.lang || undefined}
        dir={entry.name.dir}
        back={{ href: registerPath(language), label: t('list.title') }}
        actions={<ButtonLink href={`${entryPath(language, entry.id)}/edit`}>{t('page.edit')}</ButtonLink>}
        done={done ? t(`page.done.${done}`) : undefined}
        refused={stands ? t('page.done.stands') : undefined}
      />
      <EntryView language={language} entry={entry} refused={refused?.refused ?? null} />
    </>
  )
}
