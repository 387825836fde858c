import { useTranslation } from 'react-i18next'
import type { ProposalLine } from '#app/features/matching/answers/queries/proposal-lines.server.ts'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { MatchStatus } from './match-status.tsx'

type ProposalListProps = {
  lines: readonly ProposalLine[]
  /** What all of them have in common is not repeated: the request beside its need, the expert on the expert's own page. */
  common?: 'request' | 'expert'
}

/** Proposals: for which request, whom, when, where each stands. */
export function ProposalList({ lines, common }: ProposalListProps) {
  const { t } = useTranslation('matching')
  const request = ({ title }: ProposalLine) => <LanguageTaggedText {...title} />
  const expert = (line: ProposalLine) => <bdi>{line.expert}</bdi>
  const [named, other] = common === 'request' ? [expert, null] : [request, common === 'expert' ? null : expert]
  const columns: Column<ProposalLine>[] = [
    {
      key: 'named',
      header: t(common === 'request' ? 'list.column.expert' : 'list.column.request'),
      isRowHeader: true,
      cell: (line) => (
        <Link quiet href={line.href} className="font-semibold">
          {named(line)}
        </Link>
      ),
    },
    ...(other ? [{ key: 'expert', header: t('list.column.expert'), cell: other }] : []),
    {
      key: 'state',
      header: t('list.column.state'),
      cell: ({ state, waits }) => (
        <span className="flex flex-wrap gap-2">
          {waits ? <StatusBadge tone="warning">{t('list.waits')}</StatusBadge> : <MatchStatus state={state} />}
        </span>
      ),
    },
    { key: 'when', header: t('list.column.when'), cell: ({ when }) => when },
    { key: 'updated', header: t('list.column.updated'), cell: ({ updated }) => updated, nowrap: true },
  ]
  return <Table caption={t('list.title')} captionHidden stickyHead columns={columns} rows={[...lines]} rowKey={({ id }) => id} />
}
