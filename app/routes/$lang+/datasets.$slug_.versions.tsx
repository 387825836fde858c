import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { openDataset } from '#app/features/datasets/access.server.ts'
import { DatasetVersionList } from '#app/features/datasets/components/view/dataset-version-list.tsx'
import { datasetsPath, publicDatasetPath } from '#app/features/datasets/paths.ts'
import { listDatasetVersions } from '#app/features/datasets/queries/dataset-versions.server.ts'
import { PublicRecordHead } from '#app/features/provenance/components/record-head.tsx'
import { readTitle } from '#app/features/provenance/read-title.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Lead } from '#app/ui/text/lead.tsx'

export const handle = { i18n: ['datasets', 'provenance'] }

export const loader = loaderFor(['slug'], async ({ actor, params, url, language, t }) => {
  const open = await openDataset(actor, params.slug)
  return {
    title: t('datasets')('versions.title'),
    base: publicDatasetPath(language, open.slug),
    list: datasetsPath(language),
    name: await readTitle(open.record.id, 'PUBLIC', language),
    versions: await listDatasetVersions(actor, open, language, url.searchParams.get('before')),
  }
})

export const meta = documentTitle

export default function DatasetVersions() {
  const { t } = useTranslation('datasets')
  const { title, base, list, name, versions } = useLoaderData<typeof loader>()
  return (
    <>
      <PublicRecordHead namespace="datasets" list={list} base={base} name={name} heading={title}>
        <Lead>{t('versions.lead')}</Lead>
      </PublicRecordHead>
      <div className="shell pb-16">
        <DatasetVersionList versions={versions} />
      </div>
    </>
  )
}
