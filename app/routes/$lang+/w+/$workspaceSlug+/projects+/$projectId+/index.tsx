import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ComparedPlaces } from '#app/features/map/components/compared-places.tsx'
import { drawComparedPlaces } from '#app/features/map/svg/compared-places.server.ts'
import { InternalPart } from '#app/features/projects/components/view/internal-part.tsx'
import { ProjectPreview } from '#app/features/projects/components/view/project-preview.tsx'
import { editStepPath, projectHistoryPath, projectPath, publicProjectPath, registerPath } from '#app/features/projects/paths.ts'
import { listHindrances } from '#app/features/projects/queries/edit-frame.server.ts'
import { getProjectInternals } from '#app/features/projects/queries/project-internals.server.ts'
import { getProjectView } from '#app/features/projects/queries/project-view.server.ts'
import { projectWords } from '#app/features/projects/queries/project-words.server.ts'
import { publicProjectParts } from '#app/features/projects/queries/public-parts.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { RecordBar } from '#app/features/provenance/components/record-bar.tsx'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { takeRecordForm } from '#app/features/provenance/record-intents.server.ts'
import { previewedSide, readRecordPage } from '#app/features/provenance/record-page.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { readPageNumber } from '#app/platform/http/page-number.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { RecordStatus } from '#app/ui/marks/record-status.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export const handle = { i18n: ['projects-edit', 'projects', 'map'] }

export const loader = loaderFor(['workspaceSlug', 'projectId'], async ({ actor, params, url, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const record = await getOwnRecord(actor, 'PROJECT', workspace.id, params.projectId)
  const side = previewedSide(record)
  const wanted = { language, search: url.searchParams, words: projectWords(language), publicParts: publicProjectParts }
  const [page, view, internals, hindrances] = await Promise.all([
    readRecordPage(actor, projectRecorded, record, wanted),
    getProjectView(record, { side, language, page: readPageNumber(url.searchParams, 'transactions') }),
    getProjectInternals(record, { side, language }),
    listHindrances(record),
  ])
  return {
    title: view.title.text,
    where: { language, workspace: workspace.slug },
    page,
    places: page.ahead && (await drawComparedPlaces(page.ahead.comparison.points)),
    view,
    internals,
    hindrances: hindrances.length,
  }
})

export const action = actionFor(['workspaceSlug', 'projectId'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const form = await readForm(request)
  const where = { language, workspace: workspace.slug }
  const record = { workspaceId: workspace.id, recordId: params.projectId }
  const taken = await takeRecordForm(actor, projectRecorded, record, { form, listHindrances })
  if (taken.outcome === 'notReady') return redirect(editStepPath(where, params.projectId, 'check'), 303)
  if (taken.outcome === 'refused') return data(taken.refused, { status: 422 })
  return redirect(`${taken.done === 'delete' ? registerPath(where) : projectPath(where, params.projectId)}?done=${taken.done}`, 303)
})

export const meta = documentTitle

export default function ProjectRecord() {
  const { t } = useTranslation(['projects-edit', 'provenance'])
  const { where, page, places, view, internals, hindrances } = useLoaderData<typeof loader>()
  const { summary, done } = page
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
      <RecordBar
        kind="project"
        page={page}
        hindrances={hindrances}
        addresses={addresses}
        refused={refused}
        map={places && <ComparedPlaces drawing={places} />}
      />
      <section aria-labelledby="preview" className="grid gap-8 border-t border-line pt-8">
        <SectionHeading id="preview">
          {t(`preview.${summary.workingState !== 'NONE' ? 'working' : summary.publication === 'WITHDRAWN' ? 'withdrawn' : 'published'}`)}
        </SectionHeading>
        <ProjectPreview view={view} language={where.language} here={here} />
      </section>
      <InternalPart {...internals} />
    </div>
  )
}
