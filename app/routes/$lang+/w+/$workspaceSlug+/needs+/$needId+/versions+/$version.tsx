import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NeedKeyFacts, NeedSheet, NeedStatus } from '#app/features/needs/components/view/need-sheet.tsx'
import { needPath, needsRegisterPath } from '#app/features/needs/paths.ts'
import { getNeedView } from '#app/features/needs/queries/need-view.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { ReopenForm } from '#app/features/provenance/components/reopen-form.tsx'
import { VersionNotice } from '#app/features/provenance/components/version-notice.tsx'
import { recordPolicy } from '#app/features/provenance/policy.ts'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { reopenVersion } from '#app/features/provenance/save-edits.server.ts'
import { showVersion } from '#app/features/provenance/version-pages.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'

import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['needs-edit', 'needs'] }

export const loader = loaderFor(['workspaceSlug', 'needId', 'version'], async ({ actor, params, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const record = await getOwnRecord(actor, 'NEED', workspace.id, params.needId)
  const version = await showVersion(record, { language, isMember: true }, params.version)
  const view = await getNeedView(record, { side: version.number, language })
  const where = { language, workspace: workspace.slug }
  return {
    title: view.title.text,
    where,
    base: needPath(where, record.id),
    version,
    newest: record.currentVersion ?? 0,
    hasWorking: record.workingState !== 'NONE',
    revision: record.revision,
    canReopen: recordPolicy.edit(actor, record) && (!version.isCurrent || record.workingState !== 'NONE'),
    view,
  }
})

export const action = actionFor(['workspaceSlug', 'needId', 'version'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const form = await readForm(request)
  if (form.get('intent') !== 'reopen') throw new AppError('invalid', 'invalid.form')
  const where = { workspaceId: workspace.id, recordId: params.needId }
  await reopenVersion(actor, needRecorded, where, Number(params.version), Number(formText(form, 'revision')))
  return redirect(`${needPath({ language, workspace: workspace.slug }, params.needId)}?done=reopen`, 303)
})

export const meta = documentTitle

export default function NeedVersion() {
  const { t } = useTranslation('needs-edit')
  const { where, base, version, newest, hasWorking, revision, canReopen, view } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <Breadcrumb
          crumbs={[
            { label: t('register.title'), href: needsRegisterPath(where) },
            { label: view.title.text, href: base, ...(view.title.lang ? { lang: view.title.lang } : {}) },
          ]}
        />
        <PageTitle lang={view.title.lang || undefined} dir={view.title.dir} status={<NeedStatus view={view} />}>
          {view.title.text}
        </PageTitle>
      </div>
      <VersionNotice base={base} version={version} newest={newest} />
      {canReopen && <ReopenForm version={version} replaces={hasWorking} revision={revision} />}
      <NeedKeyFacts view={view} />
      <section className="-mx-4 border-t border-line pt-8 md:-mx-8">
        <NeedSheet view={view} language={where.language} recordFacts={null} />
      </section>
    </div>
  )
}
