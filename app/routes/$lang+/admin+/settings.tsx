import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { SettingsFields } from '#app/features/instance/components/settings-fields.tsx'
import { changeSettings } from '#app/features/instance/mutations/change-settings.server.ts'
import { adminPath } from '#app/features/instance/paths.ts'
import { typedOf } from '#app/features/instance/settings-form.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { instanceSettings } from '#app/platform/instance/instance-settings.server.ts'

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  requireAdmin(actor)
  const isSaved = url.searchParams.get('done') === 'saved'
  return { title: t('admin')('settings.title'), language, typed: typedOf(await instanceSettings()), isSaved }
})

export const action = actionFor([], async ({ actor, request, language }) => {
  const refused = await changeSettings(actor, await readForm(request))
  if (refused) return data(refused, { status: refused.changedMeanwhile ? 409 : 422 })
  return redirect(`${adminPath(language, 'settings')}?done=saved`, 303)
})

export const meta = documentTitle

export default function SettingsPage() {
  const { t } = useTranslation('admin')
  const { title, language, typed, isSaved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  // Saving again replaces what somebody saved meanwhile, once it was said.
  const shown = refused ? { ...refused.typed, revision: typed.revision } : typed
  return (
    <>
      <AdminHead title={title} done={isSaved && !refused ? t('settings.saved') : undefined} />
      <SettingsFields
        language={language}
        typed={shown}
        problems={refused?.problems ?? []}
        changedMeanwhile={refused?.changedMeanwhile ?? false}
      />
    </>
  )
}
