import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { comparePath, newRoundPath, roundsPath } from '#app/features/matching/board/paths.ts'
import { getBoardDesk } from '#app/features/matching/board/queries/board-workspace.server.ts'
import { listRounds } from '#app/features/matching/board/queries/round-rows.server.ts'
import { BoardTabs } from '#app/features/matching/components/board/board-tabs.tsx'
import { RoundList } from '#app/features/matching/components/board/round-list.tsx'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['matching-board'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const desk = await getBoardDesk(actor, params.workspaceSlug, language)
  const cursor = url.searchParams.get('cursor')
  const { lines, next } = await listRounds(desk, cursor)
  const [newest, former] = lines.filter(({ state }) => state === 'DONE')
  const href = roundsPath(desk.where)
  return {
    title: t('matching-board')('rounds.title'),
    where: desk.where,
    lines,
    firstHref: cursor ? href : undefined,
    nextHref: next ? `${href}?${new URLSearchParams({ cursor: next })}` : undefined,
    runHref: desk.canRun ? newRoundPath(desk.where) : null,
    compareHref: newest && former ? comparePath(desk.where, former.number, newest.number) : null,
  }
})

export const meta = documentTitle

export default function MatchingRounds() {
  const { t } = useTranslation('matching-board')
  const { title, where, lines, firstHref, nextHref, runHref, compareHref } = useLoaderData<typeof loader>()
  const run = runHref && <ButtonLink href={runHref}>{t('board.run')}</ButtonLink>
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <PageTitle
          actions={
            <>
              {lines.length > 0 && run}
              {compareHref && (
                <ButtonLink href={compareHref} look="secondary">
                  {t('rounds.compare')}
                </ButtonLink>
              )}
            </>
          }
        >
          {title}
        </PageTitle>
        <Lead>{t('rounds.lead')}</Lead>
      </div>
      <BoardTabs where={where} current="rounds" />
      {lines.length === 0 ? (
        <EmptyState title={t('rounds.empty')} action={run}>
          {t('rounds.emptyText')}
        </EmptyState>
      ) : (
        <RoundList lines={lines} />
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </div>
  )
}
