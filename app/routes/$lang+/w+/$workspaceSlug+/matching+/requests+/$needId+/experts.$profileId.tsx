import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { pairPath } from '#app/features/matching/board/paths.ts'
import { getBoardDesk } from '#app/features/matching/board/queries/board-workspace.server.ts'
import { getPairView } from '#app/features/matching/board/queries/pair-view.server.ts'
import { PAIR_DONE, takePairForm } from '#app/features/matching/board/take-pair-form.server.ts'
import { PairPage } from '#app/features/matching/components/board/pair-page.tsx'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['matching-board', 'matching'] }

const NAMES = ['workspaceSlug', 'needId', 'profileId'] as const

export const loader = loaderFor(NAMES, async ({ actor, params, url, language }) => {
  const desk = await getBoardDesk(actor, params.workspaceSlug, language)
  const pair = await getPairView(desk, params.needId, params.profileId)
  return {
    title: pair.expert,
    pair,
    action: pairPath(desk.where, params.needId, params.profileId),
    asked: url.searchParams.get('decide'),
    done: PAIR_DONE.find((one) => one === url.searchParams.get('done')) ?? null,
  }
})

export const action = actionFor(NAMES, async ({ actor, params, request, language }) => {
  const desk = await getBoardDesk(actor, params.workspaceSlug, language)
  const { needId, profileId } = params
  const taken = await takePairForm(actor, desk, { needId, profileId }, await readForm(request))
  if (taken.outcome === 'refused') return data(taken, { status: 422 })
  return redirect(`${pairPath(desk.where, needId, profileId)}?done=${taken.done}`, 303)
})

export const meta = documentTitle

export default function RequestExpert() {
  const { t } = useTranslation('matching-board')
  const { title, pair, action: path, asked, done } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="grid gap-8">
      <Breadcrumb crumbs={[{ label: pair.title.text, href: pair.requestHref }]} />
      <PageTitle>
        <bdi>{title}</bdi>
      </PageTitle>
      {done && !refused && (
        <Notice tone="success" live>
          {t(`decision.done.${done}`)}
        </Notice>
      )}
      <PairPage pair={pair} refused={refused} action={path} asked={asked} />
    </div>
  )
}
