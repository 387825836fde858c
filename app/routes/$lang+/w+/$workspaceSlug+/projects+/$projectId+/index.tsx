import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ProjectSheet } from '#app/features/projects/components/view/project-sheet.tsx'
import { editStepPath, projectHistoryPath, projectPath, publicProjectPath, registerPath } from '#app/features/projects/paths.ts'
import { listHindrances } from '#app/features/projects/queries/edit-frame.server.ts'
import { getProjectView } from '#app/features/projects/queries/project-view.server.ts'
import { projectWords } from '#app/features/projects/queries/project-words.server.ts'
import { publicProjectParts } from '#app/features/projects/queries/public-parts.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { ChangesAhead } from '#app/features/provenance/components/changes-ahead.tsx'
import { RecordBar } from '#app/features/provenance/components/record-bar.tsx'
import { isRecordDone, isRecordIntent } from '#app/features/provenance/intents.ts'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { compareAhead } from '#app/features/provenance/shown-comparison.server.ts'
import { actOnRecord } from '#app/features/provenance/record-intents.server.ts'
import { summariseRecord } from '#app/features/provenance/record-summary.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { readPageNumber } from '#app/platform/http/page-number.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { RecordStatus } from '#app/ui/marks/record-status.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export const handle = { i18n: ['projects-edit', 'projects'] }

export const loader = loaderFor(['workspaceSlug', 'projectId'], async ({ actor, params, url, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const record = await getOwnRecord(actor, 'PROJECT', workspace.id, params.projectId)
  const page = readPageNumber(url.searchParams, 'transactions')
  const [summary, view, hindrances] = await Promise.all([
    summariseRecord(actor, record, language),
    getProjectView(record, { side: 'WORKING', language, page }),
    listHindrances(record),
  ])
  const [asked, done] = ['ask', 'done'].map((name) => url.searchParams.get(name))
  return {
    title: view.title.text,
    where: { language, workspace: workspace.slug },
    summary,
    view,
    hindrances: hindrances.length,
    asked: isRecordIntent(asked) ? asked : null,
    done: isRecordDone(done) ? done : null,
    ahead: await compareAhead(record, { language, words: projectWords(language), publicParts: publicProjectParts }),
  }
})

export const action = actionFor(['workspaceSlug', 'projectId'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const form = await readForm(request)
  const intent = form.get('intent')
  if (!isRecordIntent(intent)) throw new AppError('invalid', 'invalid.form')
  const where = { language, workspace: workspace.slug }
  if (intent === 'submit') {
    const record = await getOwnRecord(actor, 'PROJECT', workspace.id, params.projectId)
    if (record.workingState !== 'SUBMITTED' && (await listHindrances(record)).length > 0)
      return redirect(editStepPath(where, params.projectId, 'check'), 303)
  }
  const refused = await actOnRecord(actor, projectRecorded, { workspaceId: workspace.id, recordId: params.projectId }, intent, form)
  if (refused) return data(refused, { status: 422 })
  return redirect(`${intent === 'delete' ? registerPath(where) : projectPath(where, params.projectId)}?done=${intent}`, 303)
})

export const meta = documentTitle

export default function ProjectRecord() {
  const { t } = useTranslation(['projects-edit', 'provenance'])
  const { where, summary, view, hindrances, asked, done, ahead } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const here = projectPath(where, summary.id)
  const addresses = {
    record: here,
    edit: editStepPath(where, summary.id, 'texts'),
    check: editStepPath(where, summary.id, 'check'),
    history: projectHistoryPath(where, summary.id),
    publicPage: publicProjectPath(where.language, summary.id),
  }
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <Breadcrumb crumbs={[{ label: t('register.title'), href: registerPath(where) }]} />
        <PageTitle
          eyebrow={view.identifier && <bdi className="wrap-anywhere">{view.identifier}</bdi>}
          lang={view.title.lang || undefined}
          dir={view.title.dir}
          status={<RecordStatus publication={summary.publication} workingCopy={summary.workingState} />}
        >
          {view.title.text}
        </PageTitle>
      </div>
      {done && (
        <Notice tone="success" live>
          {t(`provenance:done.project.${done}`)}
        </Notice>
      )}
      <RecordBar kind="project" record={summary} hindrances={hindrances} addresses={addresses} asked={asked} refused={refused} />
      {ahead && <ChangesAhead version={ahead.version} comparison={ahead.comparison} />}
      <section aria-labelledby="preview" className="grid gap-8 border-t border-line pt-8">
        <SectionHeading id="preview">
          {t(`preview.${summary.workingState !== 'NONE' ? 'working' : summary.publication === 'WITHDRAWN' ? 'withdrawn' : 'published'}`)}
        </SectionHeading>
        {/* The sheet brings the page's own margins; here the frame has them already. */}
        <div className="-mx-4 md:-mx-8">
          <ProjectSheet
            view={view}
            language={where.language}
            pageHref={(page) => `${here}?transactions=${page}#money`}
            recordFacts={null}
          />
        </div>
      </section>
    </div>
  )
}
