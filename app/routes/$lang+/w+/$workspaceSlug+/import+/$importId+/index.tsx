import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import { ImportProgress } from '#app/features/iati/components/import-progress.tsx'
import { ImportRefusal } from '#app/features/iati/components/import-refusal.tsx'
import { ImportReport } from '#app/features/iati/components/import-report.tsx'
import { OutcomeBadge } from '#app/features/iati/components/outcome-badge.tsx'
import { importView } from '#app/features/iati/import-view.server.ts'
import { getImport } from '#app/features/iati/imports.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['iati-import'] }

export const loader = loaderFor(['workspaceSlug', 'importId'], async ({ actor, params, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const view = await importView(await getImport(workspace.id, params.importId), workspace, language)
  return { title: view.fileName, view }
})

export const meta = documentTitle

export default function OneImport() {
  const { t } = useTranslation('iati-import')
  const shownName = useShownName()
  const { view } = useLoaderData<typeof loader>()
  const { fileName, when, by, outcome, report, refusal } = view
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <Breadcrumb crumbs={[{ label: t('title'), href: view.importsHref }]} />
        <PageTitle status={<OutcomeBadge outcome={outcome} hasFailures={(report?.failed.count ?? 0) > 0} />}>
          <bdi className="wrap-anywhere">{fileName}</bdi>
        </PageTitle>
        <p className="text-base text-ink-soft">{by ? t('page.sentBy', { who: shownName(by), when }) : t('page.sent', { when })}</p>
      </div>
      {report ? (
        <ImportReport {...view} report={report} />
      ) : refusal ? (
        <ImportRefusal refusal={refusal} importsHref={view.importsHref} />
      ) : (
        <ImportProgress {...view} />
      )}
    </div>
  )
}
