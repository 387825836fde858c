import { useTranslation } from 'react-i18next'
import type { ShownVersion, ShownVersions } from '#app/features/provenance/version-pages.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { CompareForm } from './compare-form.tsx'
import { useShownName } from './use-shown-name.ts'

/** The versions of a record, each at its address under `base`, and a form to compare two of them. */
export function VersionList({ base, page: { versions, next, newest, hasWorking } }: { base: string; page: ShownVersions }) {
  const { t } = useTranslation('provenance')
  const columns = useColumns(base, versions)
  if (versions.length === 0) return <p className="text-base text-ink-soft">{t('versions.none')}</p>
  return (
    <div className="grid gap-8">
      {(newest > 1 || hasWorking) && <CompareForm base={base} newest={newest} hasWorking={hasWorking} />}
      <Table caption={t('versions.title')} captionHidden columns={columns} rows={versions} rowKey={({ number }) => String(number)} />
      <Pagination nextHref={next === null ? undefined : `${base}/versions?before=${next}`} />
    </div>
  )
}

function useColumns(base: string, versions: ShownVersion[]): Column<ShownVersion>[] {
  const { t, i18n } = useTranslation('provenance')
  const shownName = useShownName()
  const by: Column<ShownVersion> = {
    key: 'by',
    header: t('versions.by'),
    cell: (row) => (row.by === null ? t('person.portal') : shownName(row.by)),
  }
  return [
    {
      key: 'number',
      header: t('versions.number'),
      isRowHeader: true,
      cell: ({ number, figure, isCurrent }) => (
        <span className="flex flex-wrap items-center gap-x-3">
          <Link href={`${base}/versions/${number}`}>{t('versions.version', { version: figure })}</Link>
          {isCurrent && <StatusBadge tone="success">{t('versions.current')}</StatusBadge>}
        </span>
      ),
    },
    { key: 'published', header: t('versions.published'), cell: ({ when }) => when },
    ...(versions.some((row) => row.by !== null) ? [by] : []),
    {
      key: 'changes',
      header: t('versions.changes'),
      cell: ({ number }) =>
        number === 1 ? (
          t('versions.first')
        ) : (
          <Link href={`${base}/compare?from=${number - 1}&to=${number}`}>
            {t('versions.sinceLast', { version: formatNumber(i18n.language, number - 1) })}
          </Link>
        ),
    },
  ]
}
