import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NeedKeyFacts, NeedSheet, NeedStatus } from '#app/features/needs/components/view/need-sheet.tsx'
import { publicNeedPath } from '#app/features/needs/paths.ts'
import { getNeedView } from '#app/features/needs/queries/need-view.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { getPublishedRecord } from '#app/features/provenance/read-record.server.ts'
import { taggedText } from '#app/features/provenance/tagged-text.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['needs'] }

export const loader = loaderFor(['needId'], async ({ params, language }) => {
  const record = await getPublishedRecord('NEED', params.needId)
  const view = await getNeedView(record, { side: 'PUBLIC', language })
  const { slug, name } = record.workspace
  return {
    title: view.title.text,
    description: view.summary?.text.slice(0, 200),
    view,
    language,
    languages: formatList(language, view.languages),
    path: publicNeedPath(language, record.id),
    version: formatNumber(language, record.currentVersion),
    published: record.publishedAt ? formatDay(language, record.publishedAt.toISOString()) : '',
    workspace: {
      href: `/${language}/needs?workspace=${slug}`,
      name: taggedText(name as LanguageText, language) ?? { text: slug, lang: '', dir: 'auto' as const },
    },
  }
})

export const meta = documentTitle

export default function NeedPage() {
  const { t } = useTranslation('needs')
  const { view, language, languages, path, version, published, workspace } = useLoaderData<typeof loader>()
  const facts = [
    { term: t('fact.version'), value: <Link href={`${path}/versions`}>{t('fact.versionOf', { version, date: published })}</Link> },
    { term: t('fact.languages'), value: languages },
  ]
  return (
    <>
      <PageHead band>
        <Breadcrumb crumbs={[{ label: t('list.title'), href: `/${language}/needs` }]} />
        <PageTitle lang={view.title.lang || undefined} dir={view.title.dir} status={<NeedStatus view={view} />}>
          {view.title.text}
        </PageTitle>
        <p className="text-base">
          {t('vouched')}{' '}
          <Link href={workspace.href}>
            <LanguageTaggedText {...workspace.name} />
          </Link>
          {view.title.languageName && <span className="text-ink-soft"> · {t('titleIn', { language: view.title.languageName })}</span>}
        </p>
        <NeedKeyFacts view={view} />
      </PageHead>
      <div className="pt-10">
        <NeedSheet view={view} language={language} recordFacts={<DescriptionList layout="column" items={facts} />} />
      </div>
    </>
  )
}
