import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ProjectSheet } from '#app/features/projects/components/view/project-sheet.tsx'
import { publicProjectPath } from '#app/features/projects/paths.ts'
import { getProjectView } from '#app/features/projects/queries/project-view.server.ts'
import { VersionNotice } from '#app/features/provenance/components/version-notice.tsx'
import { getPublishedRecord } from '#app/features/provenance/read-record.server.ts'
import { showVersion } from '#app/features/provenance/version-pages.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { readPageNumber } from '#app/platform/http/page-number.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['projects', 'provenance'] }

export const loader = loaderFor(['projectId', 'version'], async ({ params, url, language }) => {
  const record = await getPublishedRecord('PROJECT', params.projectId)
  const version = await showVersion(record, { language, isMember: false }, params.version)
  const page = readPageNumber(url.searchParams, 'transactions')
  const view = await getProjectView(record, { side: version.number, language, page })
  return { title: view.title.text, base: publicProjectPath(language, record.id), language, version, newest: record.currentVersion, view }
})

export const meta = documentTitle

export default function ProjectVersion() {
  const { t } = useTranslation('projects')
  const { base, language, version, newest, view } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead band>
        <Breadcrumb crumbs={[{ label: t('list.title'), href: `/${language}/projects` }]} />
        <PageTitle lang={view.title.lang || undefined} dir={view.title.dir}>
          {view.title.text}
        </PageTitle>
        <VersionNotice base={base} version={version} newest={newest} />
      </PageHead>
      <div className="pt-10">
        <ProjectSheet
          view={view}
          language={language}
          pageHref={(page) => `${base}/versions/${version.number}?transactions=${page}#money`}
          recordFacts={null}
        />
      </div>
    </>
  )
}
