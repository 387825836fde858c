import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { WorkspaceToday } from '#app/features/workspaces/components/workspace-today.tsx'
import { listTodayOfAll } from '#app/features/workspaces/queries/today-of-all.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'

export const handle = { i18n: ['workspaces'] }

export const loader = loaderFor([], async ({ actor, language, t }) => {
  if (actor.kind !== 'person') throw new AppError('unauthenticated', 'unauthenticated.page')
  return { title: t('workspaces')('today.all'), language, workspaces: await listTodayOfAll(actor, language) }
})

export const meta = documentTitle

export default function TodayOfAll() {
  const { t } = useTranslation('workspaces')
  const { title, language, workspaces } = useLoaderData<typeof loader>()
  return (
    <>
      <AccountHead title={title} lead={t('today.allLead')} />
      <ReadingLayout>
        {workspaces.length === 0 && (
          <EmptyState
            title={t('today.noWorkspace')}
            action={<ButtonLink href={`/${language}/workspace-request`}>{t('today.ask')}</ButtonLink>}
          >
            {t('today.noWorkspaceText')}
          </EmptyState>
        )}
        {workspaces.map((workspace) => (
          <WorkspaceToday key={workspace.slug} language={language} {...workspace} />
        ))}
      </ReadingLayout>
    </>
  )
}
