import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { AssignmentLine } from '#app/features/matching/board/queries/assignment-lines.server.ts'
import type { RoundView } from '#app/features/matching/board/queries/round-view.server.ts'
import { MatchStatus } from '#app/features/matching/components/answers/match-status.tsx'
import { Button } from '#app/ui/actions/button.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PriorityMark } from './priority-mark.tsx'

type Props = { assignments: NonNullable<RoundView['assignments']>; canSend: boolean; href: string }

/** What a round gives, place by place; those who send choose among what is provisional. */
export function AssignmentTable({ assignments: { lines, firstHref, nextHref }, canSend, href }: Props) {
  const { t } = useTranslation('matching-board')
  if (lines.length === 0) return <p className="max-w-text text-base">{t('assignment.none')}</p>
  const hasUnsent = canSend && lines.some(({ match }) => match?.state === 'PROPOSED')
  const table = <Lines lines={lines} hasChoice={hasUnsent} />
  return (
    <div className="grid gap-4">
      {hasUnsent ? (
        <Form method="post" action={href} className="grid gap-5">
          <input type="hidden" name="intent" value="send" />
          <p className="max-w-text text-base text-ink-soft">{t('assignment.sendHint')}</p>
          {table}
          <p>
            <Button>{t('assignment.send')}</Button>
          </p>
        </Form>
      ) : (
        table
      )}
      <Pagination firstHref={firstHref ?? undefined} nextHref={nextHref ?? undefined} />
    </div>
  )
}

function Lines({ lines, hasChoice }: { lines: AssignmentLine[]; hasChoice: boolean }) {
  const { t } = useTranslation('matching-board')
  const columns: Column<AssignmentLine>[] = [
    {
      key: 'request',
      header: t('column.request'),
      isRowHeader: true,
      cell: ({ requestHref, title, priority }) => (
        <span className="block min-w-0 sm:min-w-56">
          <Link quiet href={requestHref} className="font-semibold">
            <LanguageTaggedText {...title} />
          </Link>
          {priority && (
            <span className="block text-sm font-normal">
              <PriorityMark priority={priority} />
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'expert',
      header: t('column.expert'),
      cell: ({ expertHref, expert }) => (
        <Link quiet href={expertHref}>
          <bdi>{expert}</bdi>
        </Link>
      ),
    },
    {
      key: 'score',
      header: t('column.score'),
      numeric: true,
      cell: ({ score, whyHref, key }) => (
        <span className="block text-end">
          <span id={`score-${key.replace(' ', '-')}`} className="block">
            {score}
          </span>
          <Link href={whyHref} aria-describedby={`score-${key.replace(' ', '-')}`} className="inline-block py-1 text-base">
            {t('assignment.why')}
          </Link>
        </span>
      ),
    },
    { key: 'commit', header: t('column.commitOn'), nowrap: true, cell: ({ commitOn }) => commitOn ?? '–' },
    { key: 'state', header: t('column.proposal'), cell: ({ match }) => <Proposal match={match} /> },
    ...(hasChoice
      ? [
          {
            key: 'send',
            header: t('column.send'),
            cell: ({ match, expert, title }: AssignmentLine) =>
              match?.state === 'PROPOSED' && (
                <label className="relative inline-flex size-11 items-center justify-center">
                  <span className="sr-only">{t('assignment.choose', { expert, request: title.text })}</span>
                  <input type="checkbox" name="match" value={match.id} defaultChecked={match.isDue} className="size-6 accent-accent" />
                </label>
              ),
          },
        ]
      : []),
  ]
  return <Table caption={t('assignment.title')} captionHidden stickyHead columns={columns} rows={lines} rowKey={({ key }) => key} />
}

function Proposal({ match }: Pick<AssignmentLine, 'match'>) {
  const { t } = useTranslation('matching-board')
  if (!match) return <span className="text-ink-soft">{t('assignment.notProposed')}</span>
  return (
    <Link quiet href={match.href}>
      <MatchStatus state={match.state} />
    </Link>
  )
}
