import { useTranslation } from 'react-i18next'
import { RegisterTable, type RegisterAround } from '#app/features/filters/components/register-table.tsx'
import type { NeedLine, NeedRegister as Register } from '#app/features/needs/queries/edit-register.server.ts'
import type { Column } from '#app/ui/lists/table.tsx'
import { KindIcon } from '#app/ui/marks/kind-icon.tsx'
import { CoverageStatus, RecordStatus } from '#app/ui/marks/record-status.tsx'
import { SeverityBadge } from '#app/ui/marks/severity-badge.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** A workspace's own needs: what, how severe, where it stands. */
export function NeedRegister({ register: { frame, lines }, ...around }: { register: Register } & RegisterAround<NeedLine>) {
  const { t } = useTranslation('needs-edit')
  const columns: Column<NeedLine>[] = [
    {
      key: 'title',
      header: t('register.column.title'),
      isRowHeader: true,
      cell: ({ href, title, kind, place }) => (
        <span className="block min-w-0 lg:min-w-60">
          <Link quiet href={href} className="font-semibold">
            {title ? <LanguageTaggedText {...title} /> : t('untitled')}
          </Link>
          <span className="flex flex-wrap items-center gap-x-3 font-normal text-ink-soft">
            {kind && <KindIcon kind={kind} />}
            {place && <bdi>{place}</bdi>}
          </span>
        </span>
      ),
    },
    {
      key: 'status',
      header: t('register.column.status'),
      cell: ({ publication, workingState, coverage }) => (
        <span className="flex flex-wrap gap-2">
          <RecordStatus publication={publication} workingCopy={workingState} />
          {publication === 'PUBLISHED' && <CoverageStatus state={coverage} />}
        </span>
      ),
    },
    {
      key: 'severity',
      header: t('register.column.severity'),
      cell: ({ severity }) => severity && <SeverityBadge level={severity} />,
      sort: frame.sorts['severity'],
    },
    { key: 'start', header: t('register.column.dates'), cell: ({ dates }) => dates, sort: frame.sorts['start'] },
    { key: 'people', header: t('register.column.people'), cell: ({ people }) => people, numeric: true, sort: frame.sorts['people'] },
    { key: 'amount', header: t('register.column.amount'), cell: ({ amount }) => amount, numeric: true, sort: frame.sorts['amount'] },
    { key: 'owner', header: t('register.column.owner'), cell: ({ owner }) => owner && <bdi>{owner}</bdi> },
    { key: 'quality', header: t('register.column.quality'), cell: ({ quality }) => quality, numeric: true, sort: frame.sorts['quality'] },
    { key: 'languages', header: t('register.column.languages'), cell: ({ languages }) => languages },
    { key: 'updated', header: t('register.column.updated'), cell: ({ updated }) => updated, nowrap: true, sort: frame.sorts['updated'] },
  ]
  return <RegisterTable namespace="needs-edit" frame={frame} columns={columns} lines={lines} {...around} />
}
