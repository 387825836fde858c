import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { publicNeedPath } from '#app/features/needs/paths.ts'
import { VersionList } from '#app/features/provenance/components/version-list.tsx'
import { getPublishedRecord } from '#app/features/provenance/read-record.server.ts'
import { readTitle } from '#app/features/provenance/read-title.server.ts'
import { showVersions } from '#app/features/provenance/version-pages.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

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
  const { t } = useTranslation(['needs', 'provenance'])
  const { title, base, list, name, page } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead>
        <Breadcrumb
          crumbs={[
            { label: t('list.title'), href: list },
            { label: name?.text ?? t('list.title'), href: base, ...(name?.lang ? { lang: name.lang } : {}) },
          ]}
        />
        <PageTitle eyebrow={name && <LanguageTaggedText {...name} />}>{title}</PageTitle>
        <Lead>{t('provenance:versions.lead')}</Lead>
      </PageHead>
      <div className="shell pb-16">
        <VersionList base={base} page={page} />
      </div>
    </>
  )
}
