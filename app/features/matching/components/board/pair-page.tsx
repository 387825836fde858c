import { useTranslation } from 'react-i18next'
import type { PairView } from '#app/features/matching/board/queries/pair-view.server.ts'
import type { RefusedPair } from '#app/features/matching/board/take-pair-form.server.ts'
import { MatchStatus } from '#app/features/matching/components/answers/match-status.tsx'
import { PairingView } from '#app/features/matching/components/explanation/explanation-view.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { DecisionPart, ProposePart } from './pair-forms.tsx'
import { ScoreBar, ScoreLegend } from './score-bar.tsx'

type Props = { pair: PairView; refused: RefusedPair | undefined; action: string; asked: string | null }

/** One expert for one request: the score taken apart, and what a coordinator decides. */
export function PairPage({ pair, refused, action, asked }: Props) {
  const { t } = useTranslation('matching-board')
  const { title, requestHref, expertHref, words, score, rank, decision, match, why, can } = pair
  return (
    <div className="grid gap-10">
      <div className="grid gap-3">
        <p className="text-base">
          {t('pair.for')}{' '}
          <Link href={requestHref} className="font-semibold">
            <bdi lang={title.lang} dir={title.dir}>
              {title.text}
            </bdi>
          </Link>
        </p>
        <p className="figures text-xl font-semibold">{score.of}</p>
        <div className="max-w-text">
          <ScoreBar score={score} />
        </div>
        <ScoreLegend />
        <p className="text-base">{rank ?? t('pair.blocked')}</p>
        {match && (
          <p className="flex flex-wrap items-center gap-3 text-base">
            {t('pair.match')}{' '}
            {match.href ? (
              <Link href={match.href}>
                <MatchStatus state={match.state} />
              </Link>
            ) : (
              <MatchStatus state={match.state} />
            )}
          </p>
        )}
        <p className="flex flex-wrap gap-x-6 gap-y-1 text-base">
          {expertHref && <Link href={expertHref}>{t('pair.profile')}</Link>}
          {why && <Link href={why.href}>{t('pair.why', { number: why.round })}</Link>}
        </p>
      </div>
      <DecisionPart decision={decision} canDecide={can.decide} asked={asked} refused={refused} action={action} />
      {can.propose && <ProposePart refused={refused} action={action} />}
      <PairingView words={words} level={2} />
    </div>
  )
}
