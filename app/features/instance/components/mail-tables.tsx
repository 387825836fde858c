import { useTranslation } from 'react-i18next'
import { adminPath } from '#app/features/instance/paths.ts'
import type { MailDay, MailLine, MailState } from '#app/features/instance/queries/list-mail.server.ts'
import { formatInstant, formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { Link } from '#app/ui/text/link.tsx'

const STATES: MailState[] = ['smtp', 'failing', 'outbox']

/** Messages by day, and one by one, without what they say. */
export function MailTables({ language, days, messages }: { language: string; days: MailDay[]; messages: MailLine[] }) {
  const { t } = useTranslation('admin')
  if (messages.length === 0) return <EmptyState title={t('mail.none')}>{t('mail.noneText')}</EmptyState>
  return (
    <>
      {days.length > 0 && (
        <Table
          caption={t('mail.days')}
          rows={days}
          rowKey={({ day }) => day}
          columns={[
            { key: 'day', header: t('mail.day'), isRowHeader: true, cell: ({ day }) => formatShortDay(language, day) },
            ...STATES.map((state) => ({
              key: state,
              header: t(`mail.state.${state}`),
              numeric: true,
              cell: (row: MailDay) => formatNumber(language, row[state]),
            })),
          ]}
        />
      )}
      <div>
        <p className="mb-3 flex flex-wrap gap-4">
          {STATES.map((state) => (
            <Link key={state} href={`${adminPath(language, 'mail')}?state=${state}`} className="py-2">
              {t(`mail.state.${state}`)}
            </Link>
          ))}
        </p>
        <Table
          caption={t('mail.messages')}
          rows={messages}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'to',
              header: t('mail.to'),
              isRowHeader: true,
              cell: ({ masked }) => <bdi className="wrap-anywhere">{masked || t('list.none')}</bdi>,
            },
            { key: 'state', header: t('list.state'), cell: ({ state }) => t(`mail.state.${state}`) },
            { key: 'error', header: t('mail.error'), cell: ({ error }) => <bdi>{error}</bdi> },
            { key: 'at', header: t('list.when'), cell: ({ at }) => formatInstant(language, at) },
          ]}
        />
      </div>
    </>
  )
}
