import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { RosterTable } from '#app/features/expertise/components/roster/roster-table.tsx'
import { capacityPath, newExpertPath } from '#app/features/expertise/paths.ts'
import { getRoster } from '#app/features/expertise/queries/roster/roster-view.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { WRITERS } from '#app/features/workspaces/roles.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['experts', 'skills', 'filters'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const { id, slug, role } = workspace
  return {
    title: t('experts')('roster.title'),
    roster: await getRoster(actor, { workspaceId: id, slug, language }, url.searchParams),
    addHref: WRITERS.includes(role) ? newExpertPath(language, slug) : null,
    capacityHref: capacityPath(language, slug),
  }
})

export const meta = documentTitle

export default function RosterPage() {
  const { t } = useTranslation('experts')
  const { title, roster, addHref, capacityHref } = useLoaderData<typeof loader>()
  const add = addHref && <ButtonLink href={addHref}>{t('roster.add')}</ButtonLink>
  return (
    <div className="grid gap-8">
      <PageTitle
        actions={
          <>
            {!roster.isEmpty && add}
            <ButtonLink href={capacityHref} look="secondary">
              {t('roster.capacity')}
            </ButtonLink>
          </>
        }
      >
        {title}
      </PageTitle>
      {roster.isEmpty ? (
        <EmptyState title={t('roster.empty')} action={add}>
          {t('roster.emptyText')}
        </EmptyState>
      ) : (
        <>
          <Lead>{t('roster.lead')}</Lead>
          <RosterTable roster={roster} />
        </>
      )}
    </div>
  )
}
