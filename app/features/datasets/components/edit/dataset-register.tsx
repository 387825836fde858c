import { useTranslation } from 'react-i18next'
import type { DatasetLine, DatasetRegister as Register } from '#app/features/datasets/queries/dataset-register.server.ts'
import { RegisterTable, type RegisterAround } from '#app/features/filters/components/register-table.tsx'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Column } from '#app/ui/lists/table.tsx'
import { RecordStatus } from '#app/ui/marks/record-status.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** A workspace's own datasets: what, how large, who sees it, where it stands. */
export function DatasetRegister({ register: { frame, lines }, ...around }: { register: Register } & RegisterAround<DatasetLine>) {
  const { t, i18n } = useTranslation('datasets-edit')
  const columns: Column<DatasetLine>[] = [
    {
      key: 'title',
      header: t('register.column.title'),
      isRowHeader: true,
      cell: ({ href, title, format, visibility }) => (
        <span className="block min-w-0 lg:min-w-60">
          <Link quiet href={href} className="font-semibold">
            {title ? <LanguageTaggedText {...title} /> : t('untitled')}
          </Link>
          <span className="block font-normal text-ink-soft">
            {[format, t(`visibilityShort.${visibility}`)].filter(Boolean).join(' · ')}
          </span>
        </span>
      ),
    },
    {
      key: 'status',
      header: t('register.column.status'),
      cell: ({ publication, workingState }) => <RecordStatus publication={publication} workingCopy={workingState} />,
    },
    { key: 'rows', header: t('register.column.rows'), cell: ({ rows }) => rows, numeric: true, sort: frame.sorts['rows'] },
    {
      key: 'quality',
      header: t('register.column.quality'),
      cell: ({ quality }) => formatNumber(i18n.language, quality),
      numeric: true,
      sort: frame.sorts['quality'],
    },
    { key: 'owner', header: t('register.column.owner'), cell: ({ owner }) => owner && <bdi>{owner}</bdi> },
    { key: 'languages', header: t('register.column.languages'), cell: ({ languages }) => languages },
    { key: 'updated', header: t('register.column.updated'), cell: ({ updated }) => updated, nowrap: true, sort: frame.sorts['updated'] },
  ]
  return <RegisterTable namespace="datasets-edit" frame={frame} columns={columns} lines={lines} {...around} />
}
