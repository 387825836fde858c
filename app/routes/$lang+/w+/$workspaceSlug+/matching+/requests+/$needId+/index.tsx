import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { getBoardDesk } from '#app/features/matching/board/queries/board-workspace.server.ts'
import { getRankingView } from '#app/features/matching/board/queries/ranking-view.server.ts'
import { RankingPage } from '#app/features/matching/components/board/ranking-page.tsx'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['matching-board', 'matching', 'skills'] }

export const loader = loaderFor(['workspaceSlug', 'needId'], async ({ actor, params, url, language }) => {
  const desk = await getBoardDesk(actor, params.workspaceSlug, language)
  const ranking = await getRankingView(actor, desk, params.needId, url.searchParams)
  return { title: ranking.title.text, ranking, can: { decide: desk.canRun, propose: desk.canSend } }
})

export const meta = documentTitle

export default function RequestRanking() {
  const { t } = useTranslation('matching-board')
  const { ranking, can } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <Breadcrumb crumbs={[{ label: t('board.title'), href: ranking.boardHref }]} />
      <PageTitle
        eyebrow={t('request.eyebrow')}
        actions={
          <ButtonLink href={ranking.needHref} look="secondary">
            {t('request.open')}
          </ButtonLink>
        }
      >
        <LanguageTaggedText {...ranking.title} />
      </PageTitle>
      <RankingPage ranking={ranking} can={can} />
    </div>
  )
}
