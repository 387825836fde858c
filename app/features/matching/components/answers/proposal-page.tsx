import { useTranslation } from 'react-i18next'
import { ExplanationView } from '#app/features/matching/components/explanation/explanation-view.tsx'
import type { ProposalView } from '#app/features/matching/answers/queries/proposal-view.server.ts'
import type { RefusedForm } from '#app/features/matching/answers/take-proposal-form.server.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { ActForm, WithdrawForm } from './act-forms.tsx'
import { AnswerForm } from './answer-form.tsx'
import { ContactPart, ProposalFactsList, RequestAndExpert, StandingPart } from './proposal-parts.tsx'

/** A proposal for one of those it concerns: what they may do first, then where it stands, what it is about, and why. */
export function ProposalPage({ proposal, refused }: { proposal: ProposalView; refused: RefusedForm | undefined }) {
  const { t } = useTranslation('matching')
  const { can, nextHref, facts, standing, contact, request, expert, explanation } = proposal
  // One form to answer at a time: who may answer for both sides sees the other next.
  const [as] = can.answer
  const [back] = can.withdraw
  return (
    <>
      <ProposalFactsList facts={facts} />
      {as && <AnswerForm as={as} refused={refused} />}
      {can.send && <ActForm intent="send" refused={refused} />}
      {can.complete && <ActForm intent="complete" refused={refused} />}
      <StandingPart standing={standing} />
      {nextHref && (
        <div>
          <ButtonLink href={nextHref}>{t('proposal.findNext')}</ButtonLink>
        </div>
      )}
      {contact && <ContactPart contact={contact} />}
      <RequestAndExpert request={request} expert={expert} />
      {explanation && <ExplanationView words={explanation} />}
      {back && <WithdrawForm as={back} refused={refused} />}
    </>
  )
}
