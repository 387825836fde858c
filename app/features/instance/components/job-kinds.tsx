import { useTranslation } from 'react-i18next'
import { Act } from '#app/features/instance/components/act.tsx'
import { adminPath } from '#app/features/instance/paths.ts'
import type { JobKindCounts, JobState } from '#app/features/instance/queries/list-jobs.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { Link } from '#app/ui/text/link.tsx'

const STATES: JobState[] = ['failed', 'retrying', 'running', 'waiting']

/** How many jobs of each kind are in each state; failures stand out, and can be tried again together. */
export function JobKinds({ language, kinds }: { language: string; kinds: JobKindCounts[] }) {
  const { t } = useTranslation('admin')
  const path = adminPath(language, 'jobs')
  const columns: Column<JobKindCounts>[] = [
    {
      key: 'kind',
      header: t('jobs.kind'),
      isRowHeader: true,
      cell: ({ kind }) => (
        <Link quiet href={`${path}?${new URLSearchParams({ kind })}`}>
          <bdi>{kind}</bdi>
        </Link>
      ),
    },
    ...STATES.map((state) => ({
      key: state,
      header: t(`jobs.state.${state}`),
      numeric: true,
      cell: (row: JobKindCounts) =>
        row[state] === 0 ? (
          formatNumber(language, 0)
        ) : (
          <Link
            href={`${path}?${new URLSearchParams({ kind: row.kind, state })}`}
            className={state === 'failed' ? 'font-semibold' : undefined}
          >
            {formatNumber(language, row[state])}
          </Link>
        ),
    })),
    {
      key: 'action',
      header: t('list.action'),
      cell: ({ kind, failed }) =>
        failed > 0 && (
          <Act intent="retryAll" values={{ kind }} about={kind}>
            {t('jobs.retryAll')}
          </Act>
        ),
    },
  ]
  return (
    <div className="mb-10">
      <Table caption={t('jobs.kinds')} rows={kinds} rowKey={({ kind }) => kind} columns={columns} />
    </div>
  )
}
