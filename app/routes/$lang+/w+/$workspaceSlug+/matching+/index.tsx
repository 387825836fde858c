import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { newRoundPath } from '#app/features/matching/board/paths.ts'
import { getBoardDesk } from '#app/features/matching/board/queries/board-workspace.server.ts'
import { getBoard } from '#app/features/matching/board/queries/board-view.server.ts'
import { BoardPage } from '#app/features/matching/components/board/board-page.tsx'
import { BoardTabs } from '#app/features/matching/components/board/board-tabs.tsx'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['matching-board', 'matching'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const desk = await getBoardDesk(actor, params.workspaceSlug, language)
  const board = await getBoard(desk, url.searchParams)
  const mayRun = desk.canRun && !board.latest.running && !board.isEmpty
  return { title: t('matching-board')('board.title'), where: desk.where, board, runHref: mayRun ? newRoundPath(desk.where) : null }
})

export const meta = documentTitle

export default function MatchingBoard() {
  const { t } = useTranslation('matching-board')
  const { title, where, board, runHref } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <PageTitle actions={runHref && <ButtonLink href={runHref}>{t('board.run')}</ButtonLink>}>{title}</PageTitle>
        <Lead>{t('board.lead')}</Lead>
      </div>
      <BoardTabs where={where} current="board" />
      <BoardPage board={board} />
    </div>
  )
}
