import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import type { ImportLine } from '#app/features/iati/import-view.server.ts'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'

type ImportListProps = { lines: ImportLine[]; firstHref: string | undefined; nextHref: string | undefined }

/** The imports of a workspace, each with what it came to. */
export function ImportList({ lines, firstHref, nextHref }: ImportListProps) {
  const { t } = useTranslation('iati-import')
  const shownName = useShownName()
  if (lines.length === 0 && !firstHref) return <EmptyState title={t('list.empty')}>{t('list.emptyText')}</EmptyState>
  return (
    <section aria-labelledby="earlier">
      <SectionHeading id="earlier">{t('list.title')}</SectionHeading>
      <div className="mt-4">
        <Table
          caption={t('list.title')}
          captionHidden
          columns={[
            {
              key: 'file',
              header: t('list.column.file'),
              isRowHeader: true,
              cell: ({ href, fileName }) => (
                <Link quiet href={href} className="font-semibold wrap-anywhere">
                  <bdi>{fileName}</bdi>
                </Link>
              ),
            },
            { key: 'outcome', header: t('list.column.outcome'), cell: (line) => <Outcome {...line} /> },
            { key: 'when', header: t('list.column.when'), cell: ({ when }) => when },
            { key: 'by', header: t('list.column.by'), cell: ({ by }) => by && <bdi>{shownName(by)}</bdi> },
          ]}
          rows={lines}
          rowKey={({ id }) => id}
        />
      </div>
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </section>
  )
}

const COUNTS = ['added', 'changed', 'unchanged', 'failed'] as const

function Outcome({ outcome, counts }: Pick<ImportLine, 'outcome' | 'counts'>) {
  const { t } = useTranslation('iati-import')
  const told = counts ? COUNTS.filter((name) => counts[name].count > 0) : []
  return (
    <div className="grid justify-items-start gap-1">
      <OutcomeBadge outcome={outcome} hasFailures={(counts?.failed.count ?? 0) > 0} />
      {counts && (
        <ul className="text-sm text-ink-soft">
          {told.length === 0 && <li>{t('outcome.nothing')}</li>}
          {told.map((name) => (
            <li key={name}>{t(`outcome.${name}`, counts[name])}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
