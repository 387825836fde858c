import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DatasetsAbout } from '#app/features/datasets/components/view/datasets-about.tsx'
import { listDatasetsAbout } from '#app/features/datasets/queries/datasets-about.server.ts'
import { NeedByline, NeedKeyFacts, NeedRecordFacts, NeedSheet, NeedStatus } from '#app/features/needs/components/view/need-sheet.tsx'
import { publicNeedPath } from '#app/features/needs/paths.ts'
import { getNeedView } from '#app/features/needs/queries/need-view.server.ts'
import { getPublishedRecord } from '#app/features/provenance/read-record.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['needs', 'datasets'] }

export const loader = loaderFor(['needId'], async ({ actor, params, language }) => {
  const record = await getPublishedRecord('NEED', params.needId)
  const view = await getNeedView(record, { side: 'PUBLIC', language })
  return {
    title: view.title.text,
    description: view.summary?.text.slice(0, 200),
    view,
    datasets: await listDatasetsAbout(actor, record.id, language),
    language,
    path: publicNeedPath(language, record.id),
  }
})

export const meta = documentTitle

export default function NeedPage() {
  const { t } = useTranslation('needs')
  const { view, datasets, language, path } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead band>
        <Breadcrumb crumbs={[{ label: t('list.title'), href: `/${language}/needs` }]} />
        <PageTitle lang={view.title.lang || undefined} dir={view.title.dir} status={<NeedStatus view={view} />}>
          {view.title.text}
        </PageTitle>
        <NeedByline view={view} language={language} />
        <NeedKeyFacts view={view} />
      </PageHead>
      <div className="pt-10">
        <NeedSheet view={view} language={language} recordFacts={<NeedRecordFacts view={view} versionsHref={`${path}/versions`} />} />
      </div>
      <DatasetsAbout datasets={datasets} />
    </>
  )
}
