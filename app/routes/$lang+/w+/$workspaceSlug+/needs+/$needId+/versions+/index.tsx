import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { needPath, needsRegisterPath } from '#app/features/needs/paths.ts'
import { VersionList } from '#app/features/provenance/components/version-list.tsx'
import { MemberRecordHead } from '#app/features/provenance/components/record-head.tsx'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { readTitle } from '#app/features/provenance/read-title.server.ts'
import { showVersions } from '#app/features/provenance/version-pages.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Lead } from '#app/ui/text/lead.tsx'

export const handle = { i18n: ['needs-edit'] }

export const loader = loaderFor(['workspaceSlug', 'needId'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const record = await getOwnRecord(actor, 'NEED', workspace.id, params.needId)
  const where = { language, workspace: workspace.slug }
  return {
    title: t('provenance')('versions.title'),
    where,
    base: needPath(where, record.id),
    name: await readTitle(record.id, 'WORKING', language),
    page: await showVersions(record, { language, isMember: true }, url.searchParams.get('before')),
  }
})

export const meta = documentTitle

export default function NeedVersions() {
  const { t } = useTranslation('provenance')
  const { title, where, base, name, page } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <MemberRecordHead namespace="needs-edit" register={needsRegisterPath(where)} base={base} name={name} heading={title}>
        <Lead>{t('versions.lead')}</Lead>
      </MemberRecordHead>
      <VersionList base={base} page={page} />
    </div>
  )
}
