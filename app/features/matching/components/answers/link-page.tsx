import { useTranslation } from 'react-i18next'
import { ExplanationView } from '#app/features/matching/components/explanation/explanation-view.tsx'
import type { LinkView } from '#app/features/matching/answers/queries/link-view.server.ts'
import type { RefusedForm } from '#app/features/matching/answers/take-proposal-form.server.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { AnswerForm } from './answer-form.tsx'
import { ProposalFactsList, RequestAndExpert } from './proposal-parts.tsx'

type LinkPageProps = {
  view: LinkView
  taken: { outcome: 'spent' } | ({ outcome: 'refused' } & RefusedForm) | undefined
  /** The answer was just given. */
  isThanks: boolean
  signInHref: string
}

/** Behind the link of a mail: the proposal with its form, what was answered, or that the link is no longer good. */
export function LinkPage({ view, taken, isThanks, signInHref }: LinkPageProps) {
  const { t } = useTranslation('matching')
  if (view.state === 'answered' && isThanks) {
    const done = view.answer === 'DECLINED' ? 'declined' : view.matchState === 'ACCEPTED' ? 'agreed' : 'accepted'
    return (
      <ReadingLayout>
        <Notice tone="success" live>
          {t(`done.${done}`)}
        </Notice>
      </ReadingLayout>
    )
  }
  if (view.state !== 'open' || taken?.outcome === 'spent') {
    return (
      <ReadingLayout>
        <Notice tone="warning" title={t('link.spent.title')} live={taken !== undefined}>
          <p>{t('link.spent.text')}</p>
        </Notice>
        <div>
          <ButtonLink href={signInHref}>{t('link.signIn')}</ButtonLink>
        </div>
      </ReadingLayout>
    )
  }
  const { side, words, explanation } = view
  return (
    <div className="shell grid gap-10 pb-16">
      <h2 className="text-xl">
        <LanguageTaggedText {...words.facts.title} />
      </h2>
      <ProposalFactsList facts={words.facts} />
      <AnswerForm as={side === 'EXPERT' ? 'expert' : 'requester'} refused={taken} />
      <RequestAndExpert request={words.request} expert={words.expert} />
      {explanation && <ExplanationView words={explanation} />}
    </div>
  )
}
