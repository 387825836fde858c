import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ProjectSheet } from '#app/features/projects/components/view/project-sheet.tsx'
import { getProjectView } from '#app/features/projects/queries/project-view.server.ts'
import { getPublishedRecord } from '#app/features/provenance/read-record.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { readPageNumber } from '#app/platform/http/page-number.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { Link } from '#app/ui/text/link.tsx'

export const handle = { i18n: ['projects'] }

export const loader = loaderFor(['projectId'], async ({ params, url, language }) => {
  const record = await getPublishedRecord('PROJECT', params.projectId)
  const page = readPageNumber(url.searchParams, 'transactions')
  const view = await getProjectView(record, { side: 'PUBLIC', language, page })
  return {
    title: view.title.text,
    description: view.texts[0]?.text.text.slice(0, 200),
    view,
    language,
    version: record.currentVersion,
    published: record.publishedAt ? formatDay(language, record.publishedAt.toISOString()) : '',
    workspace: plainText(record.workspace.name as LanguageText, language, record.workspace.slug),
    workspaceSlug: record.workspace.slug,
    path: `/${language}/projects/${record.id}`,
  }
})

export const meta = documentTitle

export default function ProjectPage() {
  const { t } = useTranslation('projects')
  const { view, language, version, published, workspace, workspaceSlug, path } = useLoaderData<typeof loader>()
  const facts = [
    { term: t('fact.identifier'), value: view.identifier && <bdi className="wrap-anywhere">{view.identifier}</bdi> },
    { term: t('fact.languages'), value: view.languages.join(' · ') },
    { term: t('fact.version'), value: <Link href={`${path}/versions`}>{t('fact.versionOf', { version, date: published })}</Link> },
  ]
  return (
    <>
      <PageHead band>
        <Breadcrumb crumbs={[{ label: t('list.title'), href: `/${language}/projects` }]} />
        <PageTitle
          lang={view.title.lang || undefined}
          dir={view.title.dir}
          status={view.status && <StatusBadge tone="info">{view.status}</StatusBadge>}
        >
          {view.title.text}
        </PageTitle>
        <p className="text-base">
          {t('vouched')} <Link href={`/${language}/projects?workspace=${workspaceSlug}`}>{workspace}</Link>
          {view.title.languageName && <span className="text-ink-soft"> · {t('titleIn', { language: view.title.languageName })}</span>}
        </p>
        <DescriptionList
          layout="band"
          items={[
            ...view.dates.map(({ field, day }) => ({ term: t(`date.${field}`), value: day })),
            ...view.countries.slice(0, 1).map(({ name }) => ({
              term: t('countries.title'),
              value: name,
              note: view.countries.length > 1 ? t('andOthers', { count: view.countries.length - 1 }) : undefined,
            })),
          ]}
        />
      </PageHead>
      <div className="pt-10">
        <ProjectSheet
          view={view}
          language={language}
          pageHref={(page) => `${path}?transactions=${page}`}
          recordFacts={<DescriptionList layout="column" items={facts.filter(({ value }) => value)} />}
        />
      </div>
    </>
  )
}
