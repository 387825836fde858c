import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { datasetPath, datasetRegisterPath } from '#app/features/datasets/paths.ts'
import { VersionList } from '#app/features/provenance/components/version-list.tsx'
import { MemberRecordHead } from '#app/features/provenance/components/record-head.tsx'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { readTitle } from '#app/features/provenance/read-title.server.ts'
import { showVersions } from '#app/features/provenance/version-pages.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Lead } from '#app/ui/text/lead.tsx'

export const handle = { i18n: ['datasets-edit'] }

export const loader = loaderFor(['workspaceSlug', 'datasetId'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const record = await getOwnRecord(actor, 'DATASET', workspace.id, params.datasetId)
  const where = { language, workspace: workspace.slug }
  return {
    title: t('provenance')('versions.title'),
    where,
    base: datasetPath(where, record.id),
    name: await readTitle(record.id, 'WORKING', language),
    page: await showVersions(record, { language, isMember: true }, url.searchParams.get('before')),
  }
})

export const meta = documentTitle

export default function DatasetVersions() {
  const { t } = useTranslation('provenance')
  const { title, where, base, name, page } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <MemberRecordHead namespace="datasets-edit" register={datasetRegisterPath(where)} base={base} name={name} heading={title}>
        <Lead>{t('versions.lead')}</Lead>
      </MemberRecordHead>
      <VersionList base={base} page={page} />
    </div>
  )
}
