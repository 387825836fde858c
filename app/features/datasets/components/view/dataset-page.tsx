import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { datasetsPath, publicDatasetPath } from '#app/features/datasets/paths.ts'
import type { DatasetView } from '#app/features/datasets/queries/dataset-view.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { ViewTabs } from '#app/features/datasets/views/components/view-tabs.tsx'
import type { ViewName } from '#app/features/datasets/views/views.ts'
import { Citation, type CitationProps } from './citation.tsx'
import { DatasetFacts, DatasetQuality } from './dataset-facts.tsx'
import { DatasetByline, DatasetKeyFacts, DatasetSheet, DatasetStatus } from './dataset-sheet.tsx'

type DatasetPageProps = {
  view: DatasetView
  language: string
  /** Where the views of this version are. */
  base: string
  views: readonly { view: ViewName; href: string }[]
  citation: CitationProps | null
  /** What one takes away, beside the sections. */
  reuse: ReactNode
  /** The data at first sight, among the sections. */
  children: ReactNode
}

/** A version of a dataset, as everybody who may read it does. */
export function DatasetPage({ view, language, base, views, citation, reuse, children }: DatasetPageProps) {
  const { t } = useTranslation('datasets')
  const { title, version, slug } = view
  return (
    <>
      <PageHead band>
        <Breadcrumb crumbs={[{ label: t('list.title'), href: datasetsPath(language) }]} />
        <PageTitle lang={title.lang || undefined} dir={title.dir} status={<DatasetStatus view={view} />}>
          {title.text}
        </PageTitle>
        <DatasetByline view={view} language={language} />
        {version && !version.isNewest && (
          <Notice tone="warning" title={t('versions.older', { version: formatNumber(language, version.number), date: version.date })}>
            <ul className="flex flex-wrap gap-x-6">
              <li>
                <Link href={publicDatasetPath(language, slug)}>{t('versions.toCurrent')}</Link>
              </li>
              <li>
                <Link href={`${publicDatasetPath(language, slug)}/compare?from=${version.number}`}>{t('versions.toCompare')}</Link>
              </li>
            </ul>
          </Notice>
        )}
        <DatasetKeyFacts view={view} />
      </PageHead>
      {views.length > 0 && (
        <div className="shell pt-2">
          <ViewTabs overview={publicDatasetPath(language, slug)} tabs={views} current={null} />
        </div>
      )}
      <div className="pt-10">
        <DatasetSheet
          view={view}
          tablesHref={view.tables.length > 0 ? base : null}
          aside={
            <>
              {reuse}
              <DatasetFacts view={view} versionsHref={`${publicDatasetPath(language, slug)}/versions`} />
              <DatasetQuality view={view} />
              {citation && <Citation {...citation} />}
            </>
          }
        >
          {children}
        </DatasetSheet>
      </div>
    </>
  )
}
