import { useTranslation } from 'react-i18next'
import type { LoadView } from '#app/features/archives/archive-lines.server.ts'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { StatusBadge, type Tone } from '#app/ui/marks/status-badge.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

const TONES: Record<LoadView['state'], Tone> = {
  WAITING: 'neutral',
  RUNNING: 'info',
  READY: 'warning',
  REFUSED: 'danger',
  LOADING: 'info',
  LOADED: 'success',
}

/** Archives that were sent to be loaded. */
export function LoadList({ loads }: { loads: LoadView[] }) {
  const { t } = useTranslation('archives')
  if (loads.length === 0) return <EmptyState title={t('admin.empty')}>{t('admin.emptyText')}</EmptyState>
  return (
    <section aria-labelledby="sent">
      <SectionHeading id="sent">{t('admin.list')}</SectionHeading>
      <div className="mt-4">
        <Table
          caption={t('admin.list')}
          captionHidden
          cards
          columns={[
            {
              key: 'file',
              header: t('column.file'),
              isRowHeader: true,
              cell: ({ href, fileName }) => (
                <Link quiet href={href} className="font-semibold wrap-anywhere">
                  <bdi>{fileName}</bdi>
                </Link>
              ),
            },
            { key: 'state', header: t('column.state'), cell: ({ state }) => <LoadBadge state={state} /> },
            { key: 'when', header: t('column.when'), cell: ({ when }) => when },
            { key: 'size', header: t('column.size'), numeric: true, cell: ({ size }) => size },
          ]}
          rows={loads}
          rowKey={({ id }) => id}
        />
      </div>
    </section>
  )
}

export function LoadBadge({ state }: Pick<LoadView, 'state'>) {
  const { t } = useTranslation('archives')
  return <StatusBadge tone={TONES[state]}>{t(`loadState.${state}`)}</StatusBadge>
}
