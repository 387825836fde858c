import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { publicNeedPath } from '#app/features/needs/paths.ts'
import { VersionList } from '#app/features/provenance/components/version-list.tsx'
import { PublicRecordHead } from '#app/features/provenance/components/record-head.tsx'
import { getPublishedRecord } from '#app/features/provenance/read-record.server.ts'
import { readTitle } from '#app/features/provenance/read-title.server.ts'
import { showVersions } from '#app/features/provenance/version-pages.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Lead } from '#app/ui/text/lead.tsx'

export const handle = { i18n: ['needs', 'provenance'] }

export const loader = loaderFor(['needId'], async ({ params, url, language, t }) => {
  const record = await getPublishedRecord('NEED', params.needId)
  return {
    title: t('provenance')('versions.title'),
    base: publicNeedPath(language, record.id),
    list: `/${language}/needs`,
    name: await readTitle(record.id, 'PUBLIC', language),
    page: await showVersions(record, { language, isMember: false }, url.searchParams.get('before')),
  }
})

export const meta = documentTitle

export default function NeedVersions() {
  const { t } = useTranslation('provenance')
  const { title, base, list, name, page } = useLoaderData<typeof loader>()
  return (
    <>
      <PublicRecordHead namespace="needs" list={list} base={base} name={name} heading={title}>
        <Lead>{t('versions.lead')}</Lead>
      </PublicRecordHead>
      <div className="shell pb-16">
        <VersionList base={base} page={page} />
      </div>
    </>
  )
}
