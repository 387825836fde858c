import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ProjectSheet } from '#app/features/projects/components/view/project-sheet.tsx'
import { projectPath, registerPath } from '#app/features/projects/paths.ts'
import { getProjectView } from '#app/features/projects/queries/project-view.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
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
import { readPageNumber } from '#app/platform/http/page-number.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['projects-edit', 'projects'] }

export const loader = loaderFor(['workspaceSlug', 'projectId', 'version'], async ({ actor, params, url, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const record = await getOwnRecord(actor, 'PROJECT', workspace.id, params.projectId)
  const version = await showVersion(record, { language, isMember: true }, params.version)
  const view = await getProjectView(record, { side: version.number, language, page: readPageNumber(url.searchParams, 'transactions') })
  const where = { language, workspace: workspace.slug }
  return {
    title: view.title.text,
    where,
    base: projectPath(where, record.id),
    version,
    newest: record.currentVersion ?? 0,
    hasWorking: record.workingState !== 'NONE',
    revision: record.revision,
    canReopen: recordPolicy.edit(actor, record) && (!version.isCurrent || record.workingState !== 'NONE'),
    view,
  }
})

export const action = actionFor(['workspaceSlug', 'projectId', 'version'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const form = await readForm(request)
  if (form.get('intent') !== 'reopen') throw new AppError('invalid', 'invalid.form')
  const where = { workspaceId: workspace.id, recordId: params.projectId }
  await reopenVersion(actor, projectRecorded, where, Number(params.version), Number(formText(form, 'revision')))
  return redirect(`${projectPath({ language, workspace: workspace.slug }, params.projectId)}?done=reopen`, 303)
})

export const meta = documentTitle

export default function ProjectVersion() {
  const { t } = useTranslation('projects-edit')
  const { where, base, version, newest, hasWorking, revision, canReopen, view } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <Breadcrumb
          crumbs={[
            { label: t('register.title'), href: registerPath(where) },
            { label: view.title.text, href: base, ...(view.title.lang ? { lang: view.title.lang } : {}) },
          ]}
        />
        <PageTitle lang={view.title.lang || undefined} dir={view.title.dir}>
          {view.title.text}
        </PageTitle>
      </div>
      <VersionNotice base={base} version={version} newest={newest} />
      {canReopen && <ReopenForm version={version} replaces={hasWorking} revision={revision} />}
      <section className="-mx-4 border-t border-line pt-8 md:-mx-8">
        <ProjectSheet
          view={view}
          language={where.language}
          pageHref={(page) => `${base}/versions/${version.number}?transactions=${page}#money`}
          recordFacts={null}
        />
      </section>
    </div>
  )
}
