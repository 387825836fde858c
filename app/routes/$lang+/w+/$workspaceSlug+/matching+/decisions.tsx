import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { decisionsPath } from '#app/features/matching/board/paths.ts'
import { getBoardDesk } from '#app/features/matching/board/queries/board-workspace.server.ts'
import { listDecisions } from '#app/features/matching/board/queries/decision-lines.server.ts'
import { BoardTabs } from '#app/features/matching/components/board/board-tabs.tsx'
import { DecisionTable } from '#app/features/matching/components/board/decision-list.tsx'
import { undecidePair } from '#app/features/matching/mutations/decide-pair.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['matching-board'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const desk = await getBoardDesk(actor, params.workspaceSlug, language)
  return {
    title: t('matching-board')('decisions.title'),
    where: desk.where,
    decisions: await listDecisions(desk, url.searchParams.get('cursor')),
    action: desk.canRun ? decisionsPath(desk.where) : null,
    isFreed: url.searchParams.has('freed'),
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const form = await readForm(request)
  await undecidePair(actor, params.workspaceSlug, { needId: formText(form, 'need'), profileId: formText(form, 'expert') })
  return redirect(`${decisionsPath({ language, workspace: params.workspaceSlug })}?freed=1`, 303)
})

export const meta = documentTitle

export default function MatchingDecisions() {
  const { t } = useTranslation('matching-board')
  const { title, where, decisions, action, isFreed } = useLoaderData<typeof loader>()
  const { lines, firstHref, nextHref } = decisions
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('decisions.lead')}</Lead>
      </div>
      <BoardTabs where={where} current="decisions" />
      {isFreed && (
        <Notice tone="success" live>
          {t('decision.done.freed')}
        </Notice>
      )}
      {lines.length === 0 ? (
        <EmptyState title={t('decisions.empty')}>{t('decisions.emptyText')}</EmptyState>
      ) : (
        <DecisionTable lines={lines} action={action} />
      )}
      <Pagination firstHref={firstHref ?? undefined} nextHref={nextHref ?? undefined} />
    </div>
  )
}
