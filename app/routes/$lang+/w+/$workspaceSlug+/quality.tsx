import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { newNeedPath } from '#app/features/needs/paths.ts'
import { newProjectPath } from '#app/features/projects/paths.ts'
import { QualityOverview } from '#app/features/quality/components/quality-overview.tsx'
import { QualityRegister } from '#app/features/quality/components/quality-register.tsx'
import { getWorkspaceQuality } from '#app/features/quality/queries/workspace-quality.server.ts'
import { askForQuality } from '#app/features/quality/refresh-quality.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { WRITERS } from '#app/features/workspaces/roles.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['quality'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  await askForQuality(workspace.id)
  const { slug } = workspace
  return {
    title: t('quality')('workspace.title'),
    where: { language, workspace: slug },
    quality: await getWorkspaceQuality(actor, { workspaceId: workspace.id, slug, language, search: url.searchParams }),
    canWrite: WRITERS.includes(workspace.role),
  }
})

export const meta = documentTitle

export default function WorkspaceQuality() {
  const { t } = useTranslation(['quality', 'workspaces'])
  const { title, where, quality, canWrite } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('workspace.lead')}</Lead>
      </div>
      <Tabs label={t('workspace.tabs')} tabs={quality.tabs.map(({ key, ...tab }) => ({ ...tab, label: t(`workspace.tab.${key}`) }))} />
      {quality.records === 0 ? (
        <EmptyState
          title={t('workspace.empty')}
          action={
            canWrite && (
              <>
                <ButtonLink href={newProjectPath(where)}>{t('workspaces:today.newProject')}</ButtonLink>
                <ButtonLink href={newNeedPath(where)} look="secondary">
                  {t('workspaces:today.newNeed')}
                </ButtonLink>
              </>
            )
          }
        >
          {t('workspace.emptyText')}
        </EmptyState>
      ) : (
        <>
          <QualityOverview {...quality} />
          <QualityRegister {...quality} />
        </>
      )}
    </div>
  )
}
