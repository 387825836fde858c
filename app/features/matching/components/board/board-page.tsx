import { useTranslation } from 'react-i18next'
import type { Board, BoardLine } from '#app/features/matching/board/queries/board-view.server.ts'
import type { LatestRounds } from '#app/features/matching/board/queries/round-rows.server.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { StatTiles } from '#app/ui/marks/stat-tiles.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { BoardFilterForm } from './board-filter.tsx'
import { CertaintyBadge } from './certainty-badge.tsx'
import { PlaceMarks } from './place-marks.tsx'
import { PriorityMark } from './priority-mark.tsx'
import { AskAgain } from './round-progress.tsx'
import { RoundStatus } from './round-status.tsx'

/** The open requests in scope, how far their places are given, and the round that was run last. */
export function BoardPage({ board }: { board: Board }) {
  const { t } = useTranslation('matching-board')
  const { figures, latest, lines, filter, firstHref, nextHref, isEmpty, hasExperts } = board
  return (
    <>
      <StatTiles
        tiles={figures.map(({ note, ...figure }) => ({ ...figure, label: t(`figure.${figure.key}`), ...(note ? { note } : {}) }))}
      />
      <LatestRound latest={latest} />
      {!hasExperts && <Notice tone="warning">{t('noExperts')}</Notice>}
      <section aria-labelledby="requests" className="grid gap-5">
        <SectionHeading id="requests">{t('board.requests')}</SectionHeading>
        {isEmpty ? (
          <EmptyState title={t('board.empty')} level={3}>
            {t('board.emptyText')}
          </EmptyState>
        ) : (
          <>
            <BoardFilterForm filter={filter} />
            {lines.length === 0 ? <p className="max-w-text">{t('board.nothingFound')}</p> : <Requests lines={lines} />}
            <Pagination firstHref={firstHref ?? undefined} nextHref={nextHref ?? undefined} />
          </>
        )}
      </section>
    </>
  )
}

function LatestRound({ latest: { running, done } }: { latest: LatestRounds }) {
  const { t } = useTranslation('matching-board')
  if (!running && !done) return <p className="max-w-text text-base text-ink-soft">{t('latest.none')}</p>
  return (
    <section aria-labelledby="latest" className="grid gap-3 rounded-md border border-line bg-paper p-5">
      <SectionHeading id="latest">{t('latest.title')}</SectionHeading>
      {running && (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-base">
          <AskAgain />
          <Link href={running.href} className="font-semibold">
            {t('round.name', { number: running.numberText })}
          </Link>
          <RoundStatus state={running.state} />
        </p>
      )}
      {done && (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-base">
          <Link href={done.href} className="font-semibold">
            {t('round.name', { number: done.numberText })}
          </Link>
          {done.certainty && <CertaintyBadge certainty={done.certainty} />}
          <span className="figures">{done.filled}</span>
          <span className="text-ink-soft">{done.when}</span>
        </p>
      )}
    </section>
  )
}

/** Skills named in a row; the page of the request has all. */
const MOST_SKILLS = 2

function Requests({ lines }: { lines: BoardLine[] }) {
  const { t } = useTranslation('matching-board')
  const columns: Column<BoardLine>[] = [
    { key: 'request', header: t('column.request'), isRowHeader: true, cell: (line) => <Request line={line} /> },
    {
      key: 'asked',
      header: t('column.asked'),
      cell: ({ asked }) => (
        <ul className="grid gap-0.5 lg:min-w-60">
          {asked.skills.slice(0, MOST_SKILLS).map(({ text, must }) => (
            <li key={text} className={must ? undefined : 'text-ink-soft'}>
              {text}
            </li>
          ))}
          {asked.languages.length > 0 && <li className="text-sm text-ink-soft">{asked.languages.map(({ text }) => text).join(' · ')}</li>}
        </ul>
      ),
    },
    { key: 'places', header: t('column.places'), cell: ({ places }) => <PlaceMarks places={places} nowrap /> },
    {
      key: 'answering',
      header: t('column.answering'),
      cell: ({ answering: { text, isShort } }) => (
        <span className={isShort ? 'figures font-semibold text-danger-deep' : 'figures'}>
          {text}
          {isShort && <span className="block text-sm font-normal">{t('answeringShort')}</span>}
        </span>
      ),
    },
  ]
  return <Table caption={t('board.requests')} captionHidden stickyHead columns={columns} rows={lines} rowKey={({ id }) => id} />
}

/** What is asked, by whom and where; how pressing it is, and when. */
function Request({ line: { href, title, requester, asked } }: { line: BoardLine }) {
  return (
    <span className="grid min-w-0 gap-0.5 lg:min-w-72">
      <span>
        <Link quiet href={href} className="font-semibold">
          <LanguageTaggedText {...title} />
        </Link>
      </span>
      <span className="font-normal text-ink-soft">
        {requester && (
          <>
            <LanguageTaggedText {...requester} languageName={undefined} /> ·{' '}
          </>
        )}
        {asked.place}
      </span>
      <span className="flex flex-wrap items-baseline gap-x-4 text-sm font-normal">
        <PriorityMark priority={asked.priority} />
        <span>
          {asked.when} <span className="text-ink-soft">· {asked.mode}</span>
        </span>
      </span>
    </span>
  )
}
