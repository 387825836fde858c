import { data, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { openOwnDataset } from '#app/features/datasets/access.server.ts'
import { datasetDataPath, datasetPath, datasetRegisterPath, ownDocumentsPath } from '#app/features/datasets/paths.ts'
import { ViewPageBody } from '#app/features/datasets/views/components/view-page.tsx'
import { readView } from '#app/features/datasets/views/read-view.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['dataset-views', 'datasets', 'datasets-edit', 'map', 'patterns'] }

/** A view of what a workspace's members see of a dataset of theirs: its working copy. */
export const loader = loaderFor(['workspaceSlug', 'datasetId', 'view'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const open = await openOwnDataset(actor, workspace.id, params.datasetId)
  const where = { language, workspace: workspace.slug }
  const [base, documents] = [datasetDataPath(where, open.record.id), ownDocumentsPath(where, open.record.id)]
  const read = await readView(open, { base, documents, view: params.view, search: url.searchParams, language })
  if ('moved' in read) throw redirect(read.moved, 303)
  const { page, status } = read
  const name = t('dataset-views')(`view.${page.frame.view}`)
  return data({ title: `${page.frame.title.text} – ${name}`, where, recordHref: datasetPath(where, open.record.id), page }, { status })
})

export const meta = documentTitle

export default function DatasetData() {
  const { t } = useTranslation('datasets-edit')
  const { where, recordHref, page } = useLoaderData<typeof loader>()
  const { title } = page.frame
  return (
    <div className="grid min-w-0 gap-6">
      <div className="grid gap-4">
        <Breadcrumb
          crumbs={[
            { label: t('register.title'), href: datasetRegisterPath(where) },
            { label: title.text, href: recordHref, ...(title.lang ? { lang: title.lang } : {}) },
          ]}
        />
        <PageTitle lang={title.lang || undefined} dir={title.dir}>
          {title.text}
        </PageTitle>
      </div>
      <ViewPageBody page={page} />
    </div>
  )
}
