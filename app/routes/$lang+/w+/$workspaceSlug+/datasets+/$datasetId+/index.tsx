import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { isPublishedForMembers, openOwnDataset } from '#app/features/datasets/access.server.ts'
import { DatasetPreview } from '#app/features/datasets/components/view/dataset-preview.tsx'
import { datasetWords } from '#app/features/datasets/edit/dataset-words.server.ts'
import { listDatasetHindrances } from '#app/features/datasets/edit/frame.server.ts'
import { datasetHistoryPath, datasetPath, datasetRegisterPath, datasetStepPath, publicDatasetPath } from '#app/features/datasets/paths.ts'
import { getDatasetView } from '#app/features/datasets/queries/dataset-view.server.ts'
import { publicDatasetParts } from '#app/features/datasets/queries/public-parts.server.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { RecordBar } from '#app/features/provenance/components/record-bar.tsx'
import { takeRecordForm } from '#app/features/provenance/record-intents.server.ts'
import { readRecordPage } from '#app/features/provenance/record-page.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { RecordStatus } from '#app/ui/marks/record-status.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export const handle = { i18n: ['datasets-edit', 'datasets'] }

export const loader = loaderFor(['workspaceSlug', 'datasetId'], async ({ actor, params, url, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const open = await openOwnDataset(actor, workspace.id, params.datasetId)
  const { record, slug } = open
  const wanted = { language, search: url.searchParams, words: await datasetWords(record, language), publicParts: publicDatasetParts }
  const [page, view, hindrances, isForMembers] = await Promise.all([
    readRecordPage(actor, datasetRecorded, record, wanted),
    getDatasetView(open, language),
    listDatasetHindrances(record),
    isPublishedForMembers(record.id),
  ])
  return {
    title: view.title.text,
    where: { language, workspace: workspace.slug },
    slug,
    page,
    view,
    hindrances: hindrances.length,
    isForMembers,
  }
})

export const action = actionFor(['workspaceSlug', 'datasetId'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const form = await readForm(request)
  const where = { language, workspace: workspace.slug }
  const record = { workspaceId: workspace.id, recordId: params.datasetId }
  const taken = await takeRecordForm(actor, datasetRecorded, record, { form, listHindrances: listDatasetHindrances })
  if (taken.outcome === 'notReady') return redirect(datasetStepPath(where, params.datasetId, 'check'), 303)
  if (taken.outcome === 'refused') return data(taken.refused, { status: 422 })
  return redirect(`${taken.done === 'delete' ? datasetRegisterPath(where) : datasetPath(where, params.datasetId)}?done=${taken.done}`, 303)
})

export const meta = documentTitle

export default function DatasetRecord() {
  const { t } = useTranslation(['datasets-edit', 'provenance'])
  const { where, slug, page, view, hindrances, isForMembers } = useLoaderData<typeof loader>()
  const { summary, done } = page
  const refused = useActionData<typeof action>()
  const addresses = {
    record: datasetPath(where, summary.id),
    edit: datasetStepPath(where, summary.id, 'file'),
    check: datasetStepPath(where, summary.id, 'check'),
    history: datasetHistoryPath(where, summary.id),
    publicPage: publicDatasetPath(where.language, slug),
    quality: view.file ? `${datasetPath(where, summary.id)}/data/quality` : null,
  }
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <Breadcrumb crumbs={[{ label: t('register.title'), href: datasetRegisterPath(where) }]} />
        <PageTitle
          lang={view.title.lang || undefined}
          dir={view.title.dir}
          status={<RecordStatus publication={summary.publication} workingCopy={summary.workingState} />}
        >
          {view.title.text}
        </PageTitle>
      </div>
      {done && (
        <Notice tone="success" live>
          {t(`provenance:done.dataset.${done}`)}
        </Notice>
      )}
      <RecordBar kind="dataset" page={page} hindrances={hindrances} addresses={addresses} refused={refused} isForMembers={isForMembers} />
      <section aria-labelledby="preview" className="grid gap-8 border-t border-line pt-8">
        <SectionHeading id="preview">
          {t(`preview.${summary.workingState !== 'NONE' ? 'working' : summary.publication === 'WITHDRAWN' ? 'withdrawn' : 'published'}`)}
        </SectionHeading>
        <DatasetPreview
          view={view}
          language={where.language}
          versionsHref={`${addresses.record}/versions`}
          tablesHref={view.tables.length > 0 ? `${addresses.record}/data` : null}
        />
      </section>
    </div>
  )
}
