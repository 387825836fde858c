import { useLoaderData } from '@remix-run/react'
import { RecordQualityPage } from '#app/features/quality/components/record-quality-page.tsx'
import { getRecordQuality } from '#app/features/quality/queries/record-quality.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['quality'] }

export const loader = loaderFor(['workspaceSlug', 'needId'], async ({ actor, params, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { language, workspace: workspace.slug }
  const wanted = { workspaceId: workspace.id, recordId: params.needId, language, where }
  return { title: t('quality')('record.title.need'), quality: await getRecordQuality(actor, 'NEED', wanted) }
})

export const meta = documentTitle

export default function NeedQuality() {
  return <RecordQualityPage {...useLoaderData<typeof loader>()} />
}
