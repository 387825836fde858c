import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import type { RoundLine } from '#app/features/matching/board/queries/round-rows.server.ts'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { CertaintyBadge } from './certainty-badge.tsx'
import { RoundStatus } from './round-status.tsx'

/** Rounds, newest first: where each stands, how good it is, what it fills. */
export function RoundList({ lines }: { lines: RoundLine[] }) {
  const { t } = useTranslation('matching-board')
  const shownName = useShownName()
  const columns: Column<RoundLine>[] = [
    {
      key: 'round',
      header: t('column.round'),
      isRowHeader: true,
      cell: ({ href, numberText }) => (
        <Link quiet href={href} className="font-semibold whitespace-nowrap">
          {t('round.name', { number: numberText })}
        </Link>
      ),
    },
    { key: 'state', header: t('column.state'), cell: ({ state }) => <RoundStatus state={state} /> },
    {
      key: 'certainty',
      header: t('column.certainty'),
      cell: ({ certainty }) => (certainty ? <CertaintyBadge certainty={certainty} /> : '–'),
    },
    { key: 'filled', header: t('column.filled'), cell: ({ filled }) => <span className="figures">{filled ?? '–'}</span> },
    {
      key: 'when',
      header: t('column.when'),
      cell: ({ when, by }) => (
        <>
          {when}
          {by && <bdi className="block text-sm text-ink-soft">{shownName(by)}</bdi>}
        </>
      ),
    },
  ]
  return <Table caption={t('rounds.title')} captionHidden stickyHead columns={columns} rows={lines} rowKey={({ id }) => id} />
}
