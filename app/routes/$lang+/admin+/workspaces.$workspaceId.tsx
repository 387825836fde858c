import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { listCountries } from '#app/features/classifications/countries.ts'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { WorkspaceFields } from '#app/features/instance/components/workspace-fields.tsx'
import { WorkspaceFactsView } from '#app/features/instance/components/workspace-facts-view.tsx'
import { changeWorkspace, giveManager, setClosed } from '#app/features/instance/mutations/change-workspace.server.ts'
import { adminPath, adminThingPath } from '#app/features/instance/paths.ts'
import { getWorkspaceForAdmin } from '#app/features/instance/queries/get-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

const REFUSALS = ['hasManager', 'noAccount'] as const

export const loader = loaderFor(['workspaceId'], async ({ actor, params, url, language }) => {
  const workspace = await getWorkspaceForAdmin(actor, params.workspaceId, language)
  const refused = url.searchParams.get('refused')
  return {
    title: workspace.name.text,
    language,
    workspace,
    countries: listCountries(language).map(({ code, name }) => ({ value: code, label: name })),
    isDone: url.searchParams.has('done'),
    refused: REFUSALS.find((one) => one === refused) ?? null,
  }
})

export const action = actionFor(['workspaceId'], async ({ actor, params, request, language }) => {
  requireAdmin(actor)
  const form = await readForm(request)
  const intent = formText(form, 'intent')
  const here = adminThingPath(language, 'workspaces', params.workspaceId)
  if (intent === 'save') {
    const refused = await changeWorkspace(actor, params.workspaceId, form)
    if (refused) return data(refused, { status: 422 })
  } else if (intent === 'manager') {
    const refused = await giveManager(actor, params.workspaceId, formText(form, 'email'))
    if (refused) return redirect(`${here}?refused=${refused}`, 303)
  } else if (intent === 'close' || intent === 'reopen') await setClosed(actor, params.workspaceId, intent === 'close')
  return redirect(`${here}?done=${intent}`, 303)
})

export const meta = documentTitle

export default function WorkspacePage() {
  const { t } = useTranslation('admin')
  const { language, workspace, countries, isDone, refused } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const typed = {
    kind: workspace.kind,
    country: workspace.country ?? '',
    scopeCountries: workspace.scopeCountries.join(', '),
    scopeSectors: workspace.scopeSectors.join(', '),
    organisationRef: workspace.organisation?.ref ?? '',
  }
  return (
    <>
      <AdminHead
        title={workspace.name.text}
        lang={workspace.name.lang || undefined}
        dir={workspace.name.dir}
        back={{ href: adminPath(language, 'workspaces'), label: t('workspaces.title') }}
        done={isDone ? t('list.done') : undefined}
        refused={refused ? t(`workspaces.refused.${refused}`) : undefined}
      />
      <div className="grid gap-12">
        <WorkspaceFactsView language={language} workspace={workspace} />
        <section aria-labelledby="change" className="grid gap-5">
          <SectionHeading id="change">{t('workspaces.change')}</SectionHeading>
          <WorkspaceFields typed={form?.typed ?? typed} problems={form?.problems ?? []} countries={countries} />
        </section>
      </div>
    </>
  )
}
