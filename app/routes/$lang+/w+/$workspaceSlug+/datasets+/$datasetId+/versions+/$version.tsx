import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { openOwnVersion } from '#app/features/datasets/access.server.ts'
import { DatasetPreview } from '#app/features/datasets/components/view/dataset-preview.tsx'
import { datasetPath, datasetRegisterPath } from '#app/features/datasets/paths.ts'
import { getDatasetView } from '#app/features/datasets/queries/dataset-view.server.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { ReopenForm } from '#app/features/provenance/components/reopen-form.tsx'
import { VersionNotice } from '#app/features/provenance/components/version-notice.tsx'
import { recordPolicy } from '#app/features/provenance/policy.ts'
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

export const handle = { i18n: ['datasets-edit', 'datasets'] }

export const loader = loaderFor(['workspaceSlug', 'datasetId', 'version'], async ({ actor, params, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const open = await openOwnVersion(actor, workspace.id, params.datasetId, Number(params.version))
  const { record } = open
  const version = await showVersion(record, { language, isMember: true }, params.version)
  const view = await getDatasetView(open, language)
  const where = { language, workspace: workspace.slug }
  return {
    title: view.title.text,
    where,
    base: datasetPath(where, record.id),
    version,
    newest: record.currentVersion ?? 0,
    hasWorking: record.workingState !== 'NONE',
    revision: record.revision,
    canReopen: recordPolicy.edit(actor, record) && (!version.isCurrent || record.workingState !== 'NONE'),
    view,
  }
})

export const action = actionFor(['workspaceSlug', 'datasetId', 'version'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const form = await readForm(request)
  if (form.get('intent') !== 'reopen') throw new AppError('invalid', 'invalid.form')
  const where = { workspaceId: workspace.id, recordId: params.datasetId }
  await reopenVersion(actor, datasetRecorded, where, Number(params.version), Number(formText(form, 'revision')))
  return redirect(`${datasetPath({ language, workspace: workspace.slug }, params.datasetId)}?done=reopen`, 303)
})

export const meta = documentTitle

export default function DatasetVersion() {
  const { t } = useTranslation('datasets-edit')
  const { where, base, version, newest, hasWorking, revision, canReopen, view } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <Breadcrumb
          crumbs={[
            { label: t('register.title'), href: datasetRegisterPath(where) },
            { label: view.title.text, href: base, ...(view.title.lang ? { lang: view.title.lang } : {}) },
          ]}
        />
        <PageTitle lang={view.title.lang || undefined} dir={view.title.dir}>
          {view.title.text}
        </PageTitle>
      </div>
      <VersionNotice base={base} version={version} newest={newest} />
      {canReopen && <ReopenForm version={version} replaces={hasWorking} revision={revision} />}
      <DatasetPreview view={view} language={where.language} versionsHref={`${base}/versions`} tablesHref={null} />
    </div>
  )
}
