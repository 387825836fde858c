import { data, redirect, type HeadersFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { openDataset } from '#app/features/datasets/access.server.ts'
import { datasetsPath, datasetVersionPath, publicDatasetPath, versionDocumentsPath } from '#app/features/datasets/paths.ts'
import { ViewPageBody } from '#app/features/datasets/views/components/view-page.tsx'
import { readView } from '#app/features/datasets/views/read-view.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['dataset-views', 'datasets', 'map', 'patterns'] }

/** A view of a published version: the same for ever at its address. */
export const loader = loaderFor(['slug', 'version', 'view'], async ({ actor, params, url, language, t }) => {
  const open = await openDataset(actor, params.slug, params.version)
  const number = open.version ?? 0
  const base = datasetVersionPath(language, open.slug, number)
  const asked = { base, documents: versionDocumentsPath(open.slug, number), view: params.view, search: url.searchParams, language }
  const read = await readView(open, asked)
  if ('moved' in read) throw redirect(read.moved, 303)
  const { page, status, isPlain } = read
  const newest = open.record.currentVersion ?? number
  const newer = newest > number ? `${datasetVersionPath(language, open.slug, newest)}/${page.frame.view}` : null
  const name = t('dataset-views')(`view.${page.frame.view}`)
  return data(
    { title: `${page.frame.title.text} – ${name}`, language, slug: open.slug, version: formatNumber(language, number), base, newer, page },
    // Questions of one reader would push the pages of many out of the cache.
    { status, headers: isPlain && open.isPublic ? {} : { 'Cache-Control': 'private, no-store' } },
  )
})

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const meta = documentTitle

export default function DatasetVersionView() {
  const { t } = useTranslation(['dataset-views', 'datasets'])
  const { language, slug, version, base, newer, page } = useLoaderData<typeof loader>()
  const { title } = page.frame
  return (
    <>
      <PageHead>
        <Breadcrumb
          crumbs={[
            { label: t('datasets:list.title'), href: datasetsPath(language) },
            { label: title.text, href: publicDatasetPath(language, slug), ...(title.lang ? { lang: title.lang } : {}) },
            { label: t('version', { version }), href: base },
          ]}
        />
        <PageTitle lang={title.lang || undefined} dir={title.dir}>
          {title.text}
        </PageTitle>
      </PageHead>
      <div className="shell grid gap-6 pb-16">
        {newer && (
          <Notice>
            {t('older.text', { version })} <Link href={newer}>{t('older.link')}</Link>
          </Notice>
        )}
        <ViewPageBody page={page} />
      </div>
    </>
  )
}
