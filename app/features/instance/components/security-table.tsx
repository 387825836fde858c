import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import { adminThingPath } from '#app/features/instance/paths.ts'
import type { SecurityLine } from '#app/features/instance/queries/list-security.server.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { Table } from '#app/ui/lists/table.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** Security events, each with whom it concerns and from which network it came. */
export function SecurityTable({ language, events }: { language: string; events: SecurityLine[] }) {
  const { t } = useTranslation('admin')
  const shownName = useShownName()
  return (
    <Table
      caption={t('security.title')}
      captionHidden
      rows={events}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'kind',
          header: t('security.kind'),
          isRowHeader: true,
          cell: ({ kind, action }) => (
            <>
              {t(`security.event.${kind}`)}
              {action && <span className="block text-sm font-normal text-ink-soft">{t(`security.action.${action}`, action)}</span>}
            </>
          ),
        },
        { key: 'at', header: t('list.when'), cell: ({ at }) => <time dateTime={at}>{formatInstant(language, at)}</time> },
        {
          key: 'person',
          header: t('security.person'),
          cell: ({ person }) =>
            person && (
              <Link quiet href={adminThingPath(language, 'users', person.id)}>
                <bdi>{shownName(person.name)}</bdi>
              </Link>
            ),
        },
        {
          key: 'workspace',
          header: t('security.workspace'),
          cell: ({ workspace }) =>
            workspace && (
              <Link quiet href={adminThingPath(language, 'workspaces', workspace.id)}>
                <bdi>{workspace.name}</bdi>
              </Link>
            ),
        },
        { key: 'network', header: t('security.network'), cell: ({ network }) => <bdi dir="ltr">{network}</bdi> },
      ]}
    />
  )
}
