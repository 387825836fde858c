import { useLoaderData } from '@remix-run/react'
import { datasetPath, datasetRegisterPath } from '#app/features/datasets/paths.ts'
import { datasetWords } from '#app/features/datasets/edit/dataset-words.server.ts'
import { ComparePage } from '#app/features/provenance/components/compare-page.tsx'
import { MemberRecordHead } from '#app/features/provenance/components/record-head.tsx'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { readTitle } from '#app/features/provenance/read-title.server.ts'
import { compareVersions } from '#app/features/provenance/shown-comparison.server.ts'
import { readPair } from '#app/features/provenance/version-pages.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['datasets-edit'] }

export const loader = loaderFor(['workspaceSlug', 'datasetId'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const record = await getOwnRecord(actor, 'DATASET', workspace.id, params.datasetId)
  const where = { language, workspace: workspace.slug }
  const pair = readPair(url.searchParams, record, true)
  const comparison = await compareVersions(record.id, { ...pair, language, words: await datasetWords(record, language) })
  return {
    title: t('provenance')('compare.title'),
    where,
    base: datasetPath(where, record.id),
    name: await readTitle(record.id, 'WORKING', language),
    newest: record.currentVersion ?? 0,
    hasWorking: record.workingState !== 'NONE',
    pair,
    comparison,
  }
})

export const meta = documentTitle

export default function DatasetComparison() {
  const { title, where, name, ...page } = useLoaderData<typeof loader>()
  const { base } = page
  return (
    <div className="grid gap-8">
      <MemberRecordHead namespace="datasets-edit" register={datasetRegisterPath(where)} base={base} name={name} heading={title} />
      <ComparePage {...page} />
    </div>
  )
}
