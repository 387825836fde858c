import { useLoaderData } from '@remix-run/react'
import { RecordQualityPage } from '#app/features/quality/components/record-quality-page.tsx'
import { getRecordQuality } from '#app/features/quality/queries/record-quality.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['quality'] }

export const loader = loaderFor(['workspaceSlug', 'projectId'], async ({ actor, params, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { language, workspace: workspace.slug }
  const wanted = { workspaceId: workspace.id, recordId: params.projectId, language, where }
  return { title: t('quality')('record.title.project'), quality: await getRecordQuality(actor, 'PROJECT', wanted) }
})

export const meta = documentTitle

export default function ProjectQuality() {
  return <RecordQualityPage {...useLoaderData<typeof loader>()} />
}
