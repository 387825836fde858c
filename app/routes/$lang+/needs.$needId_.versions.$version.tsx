import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NeedKeyFacts, NeedSheet, NeedStatus } from '#app/features/needs/components/view/need-sheet.tsx'
import { publicNeedPath } from '#app/features/needs/paths.ts'
import { getNeedView } from '#app/features/needs/queries/need-view.server.ts'
import { VersionNotice } from '#app/features/provenance/components/version-notice.tsx'
import { getPublishedRecord } from '#app/features/provenance/read-record.server.ts'
import { showVersion } from '#app/features/provenance/version-pages.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['needs', 'provenance'] }

export const loader = loaderFor(['needId', 'version'], async ({ params, language }) => {
  const record = await getPublishedRecord('NEED', params.needId)
  const version = await showVersion(record, { language, isMember: false }, params.version)
  const view = await getNeedView(record, { side: version.number, language })
  return { title: view.title.text, base: publicNeedPath(language, record.id), language, version, newest: record.currentVersion, view }
})

export const meta = documentTitle

export default function NeedVersion() {
  const { t } = useTranslation('needs')
  const { base, language, version, newest, view } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead band>
        <Breadcrumb crumbs={[{ label: t('list.title'), href: `/${language}/needs` }]} />
        <PageTitle lang={view.title.lang || undefined} dir={view.title.dir} status={<NeedStatus view={view} />}>
          {view.title.text}
        </PageTitle>
        <VersionNotice base={base} version={version} newest={newest} />
        <NeedKeyFacts view={view} />
      </PageHead>
      <div className="pt-10">
        <NeedSheet view={view} language={language} recordFacts={null} />
      </div>
    </>
  )
}
