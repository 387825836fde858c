import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { openOwnDataset, openOwnVersion } from '#app/features/datasets/access.server.ts'
import { ComparedData } from '#app/features/datasets/components/view/compared-data.tsx'
import { datasetWords } from '#app/features/datasets/edit/dataset-words.server.ts'
import { datasetPath, datasetRegisterPath } from '#app/features/datasets/paths.ts'
import { compareData } from '#app/features/datasets/queries/compare-data.server.ts'
import { ComparePage } from '#app/features/provenance/components/compare-page.tsx'
import { MemberRecordHead } from '#app/features/provenance/components/record-head.tsx'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { readTitle } from '#app/features/provenance/read-title.server.ts'
import { compareVersions } from '#app/features/provenance/shown-comparison.server.ts'
import { readPair } from '#app/features/provenance/version-pages.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export const handle = { i18n: ['datasets-edit', 'datasets'] }

export const loader = loaderFor(['workspaceSlug', 'datasetId'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const record = await getOwnRecord(actor, 'DATASET', workspace.id, params.datasetId)
  const where = { language, workspace: workspace.slug }
  const pair = readPair(url.searchParams, record, true)
  const open = (version: number | 'WORKING') =>
    version === 'WORKING' ? openOwnDataset(actor, workspace.id, record.id) : openOwnVersion(actor, workspace.id, record.id, version)
  const keys = url.searchParams.getAll('key').filter(Boolean).slice(0, 8)
  return {
    title: t('provenance')('compare.title'),
    where,
    base: datasetPath(where, record.id),
    name: await readTitle(record.id, 'WORKING', language),
    newest: record.currentVersion ?? 0,
    hasWorking: record.workingState !== 'NONE',
    pair,
    comparison: await compareVersions(record.id, { ...pair, language, words: await datasetWords(record, language) }),
    data: await compareData(await open(pair.from), await open(pair.to), keys, language),
  }
})

export const meta = documentTitle

export default function DatasetComparison() {
  const { t } = useTranslation('datasets')
  const { title, where, name, data, ...page } = useLoaderData<typeof loader>()
  const { base } = page
  return (
    <div className="grid grid-cols-1 gap-10">
      <MemberRecordHead namespace="datasets-edit" register={datasetRegisterPath(where)} base={base} name={name} heading={title} />
      <ComparedData data={data} action={`${base}/compare`} {...page.pair} />
      <section aria-labelledby="texts" className="grid gap-4">
        <SectionHeading id="texts">{t('compare.texts')}</SectionHeading>
        <ComparePage {...page} />
      </section>
    </div>
  )
}
