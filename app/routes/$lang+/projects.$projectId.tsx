import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DatasetsAbout } from '#app/features/datasets/components/view/datasets-about.tsx'
import { listDatasetsAbout } from '#app/features/datasets/queries/datasets-about.server.ts'
import { ProjectByline, ProjectKeyFacts, ProjectRecordFacts, ProjectStatus } from '#app/features/projects/components/view/project-face.tsx'
import { ProjectSheet } from '#app/features/projects/components/view/project-sheet.tsx'
import { publicProjectPath } from '#app/features/projects/paths.ts'
import { getProjectView } from '#app/features/projects/queries/project-view.server.ts'
import { getPublishedRecord } from '#app/features/provenance/read-record.server.ts'
import { readPageNumber } from '#app/platform/http/page-number.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['projects', 'datasets'] }

export const loader = loaderFor(['projectId'], async ({ actor, params, url, language }) => {
  const record = await getPublishedRecord('PROJECT', params.projectId)
  const page = readPageNumber(url.searchParams, 'transactions')
  const view = await getProjectView(record, { side: 'PUBLIC', language, page })
  return {
    title: view.title.text,
    description: view.texts[0]?.text.text.slice(0, 200),
    view,
    datasets: await listDatasetsAbout(actor, record.id, language),
    language,
    path: publicProjectPath(language, record.id),
  }
})

export const meta = documentTitle

export default function ProjectPage() {
  const { t } = useTranslation('projects')
  const { view, datasets, language, path } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead band>
        <Breadcrumb crumbs={[{ label: t('list.title'), href: `/${language}/projects` }]} />
        <PageTitle lang={view.title.lang || undefined} dir={view.title.dir} status={<ProjectStatus view={view} />}>
          {view.title.text}
        </PageTitle>
        <ProjectByline view={view} language={language} />
        <ProjectKeyFacts view={view} />
      </PageHead>
      <div className="pt-10">
        <ProjectSheet
          view={view}
          language={language}
          pageHref={(page) => `${path}?transactions=${page}`}
          recordFacts={<ProjectRecordFacts view={view} versionsHref={`${path}/versions`} />}
        />
      </div>
      <DatasetsAbout datasets={datasets} />
    </>
  )
}
