import { useTranslation } from 'react-i18next'
import type { RankingLine } from '#app/features/matching/board/queries/ranking-view.server.ts'
import { MatchStatus } from '#app/features/matching/components/answers/match-status.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Users } from '#app/ui/marks/icons.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { DecisionBadge } from './decision-badge.tsx'
import { ScoreBar, ScoreTable } from './score-bar.tsx'

type Can = { decide: boolean; propose: boolean }

/** Experts for one request, the best first: each score as a bar of its parts, and the ways to decide on the pair. */
export function RankingList({ lines, can }: { lines: RankingLine[]; can: Can }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {lines.map((line) => (
        <li key={line.profileId} className="grid gap-x-8 gap-y-3 py-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <Who line={line} can={can} />
          <Score line={line} />
        </li>
      ))}
    </ol>
  )
}

function Who({ line: { name, kind, href, rank, facts, blockedBy, decision, match }, can }: { line: RankingLine; can: Can }) {
  const { t } = useTranslation('matching-board')
  return (
    <div className="grid min-w-0 content-start gap-1.5">
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg">
        {rank && <span className="figures text-ink-soft">{t('ranking.rank', { rank })}</span>}
        <Link quiet href={href}>
          <bdi>{name}</bdi>
        </Link>
        {kind === 'TEAM' && (
          <span className="inline-flex items-center gap-1.5 text-base font-normal text-ink-soft">
            <Users aria-hidden size={16} />
            {t('ranking.team')}
          </span>
        )}
      </h3>
      {(decision ?? match) && (
        <p className="flex flex-wrap gap-2">
          {decision && <DecisionBadge kind={decision.kind} />}
          {match && <MatchStatus state={match.state} />}
        </p>
      )}
      {decision && (
        <p dir="auto" className="max-w-text text-start text-base whitespace-pre-line text-ink-soft">
          {decision.reason}
        </p>
      )}
      {blockedBy.length > 0 ? <Blocked blockedBy={blockedBy} /> : <Facts facts={facts} />}
      <p className="no-print flex flex-wrap gap-x-5 text-base">
        <Act href={href} text={t('ranking.why')} who={name} />
        {can.decide && !decision && blockedBy.length === 0 && (
          <Act href={`${href}?decide=LOCK#decision`} text={t('ranking.lock')} who={name} />
        )}
        {can.decide && !decision && <Act href={`${href}?decide=FORBID#decision`} text={t('ranking.forbid')} who={name} />}
        {can.decide && decision && <Act href={`${href}#decision`} text={t('ranking.change')} who={name} />}
        {can.propose && !match && <Act href={`${href}#propose`} text={t('ranking.propose')} who={name} />}
      </p>
    </div>
  )
}

function Act({ href, text, who }: { href: string; text: string; who: string }) {
  return (
    <Link href={href} className="inline-flex min-h-11 items-center">
      {text}
      <span className="sr-only">
        {' '}
        <bdi>{who}</bdi>
      </span>
    </Link>
  )
}

function Facts({ facts }: Pick<RankingLine, 'facts'>) {
  return (
    <ul className="grid gap-0.5 text-base text-ink-soft">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  )
}

function Blocked({ blockedBy }: Pick<RankingLine, 'blockedBy'>) {
  return (
    <ul className="grid gap-0.5 text-base">
      {blockedBy.map(({ name, text }) => (
        <li key={name}>
          <span className="font-semibold text-danger-deep">{name}</span> <span className="text-ink-soft">· {text}</span>
        </li>
      ))}
    </ul>
  )
}

function Score({ line: { score } }: { line: RankingLine }) {
  const { t } = useTranslation('matching-board')
  return (
    <div className="grid content-start gap-1">
      <p className="figures text-lg font-semibold">{score.of}</p>
      <ScoreBar score={score} />
      <div className="text-base">
        <Disclosure summary={t('score.inFigures')}>
          <ScoreTable parts={score.parts} />
        </Disclosure>
      </div>
    </div>
  )
}
