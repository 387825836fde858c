import { useTranslation } from 'react-i18next'
import { Act } from '#app/features/instance/components/act.tsx'
import type { JobLine } from '#app/features/instance/queries/list-jobs.server.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Table } from '#app/ui/lists/table.tsx'

/** Jobs one by one, with what went wrong and what may be done. */
export function JobTable({ language, jobs, caption }: { language: string; jobs: JobLine[]; caption: string }) {
  const { t } = useTranslation('admin')
  return (
    <Table
      caption={caption}
      captionHidden
      rows={jobs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'kind',
          header: t('jobs.kind'),
          isRowHeader: true,
          cell: ({ kind, id }) => (
            <>
              <bdi>{kind}</bdi>
              <span className="block text-sm font-normal text-ink-soft">{t('jobs.of', { id })}</span>
            </>
          ),
        },
        { key: 'state', header: t('list.state'), cell: ({ state }) => t(`jobs.state.${state}`) },
        {
          key: 'attempts',
          header: t('jobs.attempts'),
          cell: ({ attempts, maxAttempts }) =>
            t('jobs.attemptsOf', { done: formatNumber(language, attempts), most: formatNumber(language, maxAttempts) }),
        },
        {
          key: 'error',
          header: t('jobs.error'),
          cell: ({ error }) => (
            <bdi lang="en" className="wrap-anywhere">
              {error}
            </bdi>
          ),
        },
        { key: 'runAt', header: t('list.when'), cell: ({ runAt }) => formatInstant(language, runAt) },
        {
          key: 'action',
          header: t('list.action'),
          cell: ({ id, state }) =>
            state !== 'running' && (
              <span className="flex flex-wrap gap-2">
                <Act intent="retry" values={{ job: id }} about={t('jobs.of', { id })}>
                  {t('jobs.retry')}
                </Act>
                <Act intent="drop" look="quiet" values={{ job: id }} about={t('jobs.of', { id })}>
                  {t('jobs.drop')}
                </Act>
              </span>
            ),
        },
      ]}
    />
  )
}
