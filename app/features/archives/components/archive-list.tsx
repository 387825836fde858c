import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import type { ArchiveLine } from '#app/features/archives/archive-lines.server.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Button } from '#app/ui/actions/button.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { StatusBadge, type Tone } from '#app/ui/marks/status-badge.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { HeldCounts } from './held-counts.tsx'

const TONES: Record<ArchiveLine['state'], Tone> = { WAITING: 'neutral', RUNNING: 'info', READY: 'success', REFUSED: 'danger' }

/** The archives of a workspace, to fetch and to delete. */
export function ArchiveList({ lines }: { lines: ArchiveLine[] }) {
  const { t } = useTranslation('archives')
  const shownName = useShownName()
  if (lines.length === 0) return <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
  return (
    <section aria-labelledby="archives">
      <SectionHeading id="archives">{t('list')}</SectionHeading>
      <div className="mt-4">
        <Table
          caption={t('list')}
          captionHidden
          cards
          columns={[
            { key: 'when', header: t('column.when'), isRowHeader: true, cell: ({ when }) => when },
            { key: 'by', header: t('column.by'), cell: ({ by }) => by && <bdi>{shownName(by)}</bdi> },
            { key: 'state', header: t('column.state'), cell: (line) => <State {...line} /> },
            { key: 'holds', header: t('column.holds'), cell: ({ counts }) => <HeldCounts counts={counts} /> },
            { key: 'size', header: t('column.size'), numeric: true, cell: ({ size }) => size },
            { key: 'actions', header: t('column.actions'), cell: (line) => <Actions {...line} /> },
          ]}
          rows={lines}
          rowKey={({ id }) => id}
        />
      </div>
    </section>
  )
}

function State({ state, share, until }: ArchiveLine) {
  const { t } = useTranslation('archives')
  return (
    <div className="grid justify-items-start gap-1">
      <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>
      {state === 'RUNNING' && share && <span className="figures text-sm">{t('progress', { share })}</span>}
      {state === 'READY' && until && <span className="text-sm text-ink-soft">{t('until', { day: until })}</span>}
    </div>
  )
}

function Actions({ id, state, when, href }: ArchiveLine) {
  const { t } = useTranslation('archives')
  if (state === 'WAITING' || state === 'RUNNING') return null
  return (
    <div className="flex flex-wrap gap-2">
      {state === 'READY' && (
        <ButtonLink href={href} look="secondary" aria-label={t('downloadOf', { when })}>
          {t('download')}
        </ButtonLink>
      )}
      <form method="post">
        <input type="hidden" name="intent" value="delete" />
        <input type="hidden" name="archive" value={id} />
        <Button look="danger" aria-label={t('deleteOf', { when })}>
          {t('delete')}
        </Button>
      </form>
    </div>
  )
}
