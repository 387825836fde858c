import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { MatchStatus } from '#app/features/matching/components/answers/match-status.tsx'
import { ProposalPage } from '#app/features/matching/components/answers/proposal-page.tsx'
import { proposalPath } from '#app/features/matching/answers/paths.ts'
import { getProposal } from '#app/features/matching/answers/queries/proposal-view.server.ts'
import { DONE, takeProposalForm } from '#app/features/matching/answers/take-proposal-form.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['matching'] }

// What concerns two sides alone.
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

export const loader = loaderFor(['matchId'], async ({ actor, params, url, language }) => {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated', 'unauthenticated.page')
  const proposal = await getProposal(actor, params.matchId, language)
  return { title: proposal.facts.title.text, proposal, done: DONE.find((one) => one === url.searchParams.get('done')) ?? null }
})

export const action = actionFor(['matchId'], async ({ actor, params, request, language }) => {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated', 'unauthenticated.page')
  const taken = await takeProposalForm(actor, params.matchId, await readForm(request))
  if (taken.outcome === 'refused') return data(taken, { status: 422 })
  return redirect(`${proposalPath(language, params.matchId)}?done=${taken.done}`, 303)
})

export const meta = documentTitle

export default function Proposal() {
  const { t } = useTranslation('matching')
  const { proposal, done } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { title, state } = proposal.facts
  return (
    <>
      <PageHead>
        <PageTitle eyebrow={t('proposal.eyebrow')} status={<MatchStatus state={state} />}>
          <LanguageTaggedText {...title} />
        </PageTitle>
      </PageHead>
      <div className="shell grid gap-10 pb-16">
        {done && !refused && (
          <Notice tone="success" live>
            {t(`done.${done}`)}
          </Notice>
        )}
        <ProposalPage proposal={proposal} refused={refused} />
      </div>
    </>
  )
}
