import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { openDataset } from '#app/features/datasets/access.server.ts'
import { ComparedData } from '#app/features/datasets/components/view/compared-data.tsx'
import { datasetWords } from '#app/features/datasets/edit/dataset-words.server.ts'
import { datasetsPath, publicDatasetPath } from '#app/features/datasets/paths.ts'
import { compareData } from '#app/features/datasets/queries/compare-data.server.ts'
import { publicDatasetParts } from '#app/features/datasets/queries/public-parts.server.ts'
import { ComparePage } from '#app/features/provenance/components/compare-page.tsx'
import { PublicRecordHead } from '#app/features/provenance/components/record-head.tsx'
import { readTitle } from '#app/features/provenance/read-title.server.ts'
import { compareVersions } from '#app/features/provenance/shown-comparison.server.ts'
import { readPair } from '#app/features/provenance/version-pages.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export const handle = { i18n: ['datasets', 'datasets-edit', 'provenance'] }

export const loader = loaderFor(['slug'], async ({ actor, params, url, language, t }) => {
  const { record, slug } = await openDataset(actor, params.slug)
  const pair = readPair(url.searchParams, record, false)
  // Each of the two is opened by itself: a version from before the dataset was made public stays closed.
  const before = await openDataset(actor, slug, String(pair.from))
  const after = await openDataset(actor, slug, String(pair.to))
  const words = await datasetWords(record, language, 'public')
  return {
    title: t('datasets')('compare.title'),
    base: publicDatasetPath(language, slug),
    list: datasetsPath(language),
    name: await readTitle(record.id, 'PUBLIC', language),
    newest: record.currentVersion ?? 0,
    pair,
    comparison: await compareVersions(record.id, { ...pair, language, words, publicParts: publicDatasetParts }),
    data: await compareData(before, after, url.searchParams.getAll('key').filter(Boolean).slice(0, 8), language),
  }
})

export const meta = documentTitle

export default function DatasetComparison() {
  const { t } = useTranslation('datasets')
  const { title, list, name, data, ...page } = useLoaderData<typeof loader>()
  return (
    <>
      <PublicRecordHead namespace="datasets" list={list} base={page.base} name={name} heading={title} />
      <div className="shell grid gap-12 pb-16">
        <ComparedData data={data} action={`${page.base}/compare`} {...page.pair} />
        <section aria-labelledby="texts" className="grid gap-4">
          <SectionHeading id="texts">{t('compare.texts')}</SectionHeading>
          <ComparePage {...page} hasWorking={false} />
        </section>
      </div>
    </>
  )
}
