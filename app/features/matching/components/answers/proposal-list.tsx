import { useTranslation } from 'react-i18next'
import type { ProposalLine } from '#app/features/matching/answers/queries/proposal-lines.server.ts'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { MatchStatus } from './match-status.tsx'

/** Proposals: for which request, whom, when, where each stands. `hasExpert`: not the reader's own, where everybody is the same. */
export function ProposalList({ lines, hasExpert = true }: { lines: readonly ProposalLine[]; hasExpert?: boolean }) {
  const { t } = useTranslation('matching')
  const columns: Column<ProposalLine>[] = [
    {
      key: 'request',
      header: t('list.column.request'),
      isRowHeader: true,
      cell: ({ href, title }) => (
        <Link quiet href={href} className="font-semibold">
          <LanguageTaggedText {...title} />
        </Link>
      ),
    },
    ...(hasExpert ? [{ key: 'expert', header: t('list.column.expert'), cell: ({ expert }: ProposalLine) => <bdi>{expert}</bdi> }] : []),
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
