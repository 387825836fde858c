import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import type { ChangeLine } from '#app/features/bulk/changes/bulk-view.server.ts'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

type ChangeListProps = { lines: ChangeLine[]; firstHref: string | undefined; nextHref: string | undefined }

/** What was changed before, newest first. */
export function ChangeList({ lines, firstHref, nextHref }: ChangeListProps) {
  const { t } = useTranslation('bulk')
  const shownName = useShownName()
  return (
    <section aria-labelledby="changes" className="grid gap-4">
      <SectionHeading id="changes">{t('index.list')}</SectionHeading>
      {lines.length === 0 ? (
        <p className="max-w-text text-base">{t('index.empty')}</p>
      ) : (
        <Table
          caption={t('index.list')}
          captionHidden
          rows={lines}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              header: t('index.column.what'),
              isRowHeader: true,
              cell: ({ href, title }) => (
                <Link quiet href={href} className="font-semibold wrap-anywhere">
                  <bdi>{title}</bdi>
                </Link>
              ),
            },
            { key: 'kind', header: t('index.column.kind'), cell: ({ kind }) => kind },
            { key: 'state', header: t('index.column.state'), cell: ({ state }) => state },
            { key: 'by', header: t('index.column.by'), cell: ({ by }) => by && <bdi>{shownName(by)}</bdi> },
            { key: 'when', header: t('index.column.when'), cell: ({ when }) => when },
          ]}
        />
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </section>
  )
}
