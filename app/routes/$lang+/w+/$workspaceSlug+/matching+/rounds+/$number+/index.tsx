import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { getBoardDesk } from '#app/features/matching/board/queries/board-workspace.server.ts'
import { readRoundNumber } from '#app/features/matching/board/queries/round-row.server.ts'
import { getRoundView } from '#app/features/matching/board/queries/round-view.server.ts'
import { takeRoundForm } from '#app/features/matching/board/take-round-form.server.ts'
import { RoundActions, RoundPage } from '#app/features/matching/components/board/round-page.tsx'
import { RoundStatus } from '#app/features/matching/components/board/round-status.tsx'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['matching-board', 'matching'] }

export const loader = loaderFor(['workspaceSlug', 'number'], async ({ actor, params, url, language, t }) => {
  const desk = await getBoardDesk(actor, params.workspaceSlug, language)
  const round = await getRoundView(actor, desk, readRoundNumber(params.number), url.searchParams)
  return { title: t('matching-board')('round.name', { number: round.numberText }), round }
})

export const action = actionFor(['workspaceSlug', 'number'], async ({ actor, params, request, language }) => {
  const desk = await getBoardDesk(actor, params.workspaceSlug, language)
  return takeRoundForm(actor, desk, readRoundNumber(params.number), await readForm(request))
})

export const meta = documentTitle

export default function MatchingRound() {
  const { t } = useTranslation('matching-board')
  const { title, round } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  return (
    <div className="grid gap-8">
      <Breadcrumb crumbs={[{ label: t('rounds.title'), href: round.links.rounds }]} />
      <PageTitle status={<RoundStatus state={round.state} />} actions={<RoundActions round={round} />}>
        {title}
      </PageTitle>
      <RoundPage round={round} done={done ?? null} />
    </div>
  )
}
