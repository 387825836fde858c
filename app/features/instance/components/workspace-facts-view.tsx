import { useTranslation } from 'react-i18next'
import { Act } from '#app/features/instance/components/act.tsx'
import { adminThingPath } from '#app/features/instance/paths.ts'
import type { WorkspaceView } from '#app/features/instance/queries/get-workspace.server.ts'
import { OrganisationName } from '#app/features/organisations/components/organisation-name.tsx'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** A workspace as those who run the instance see it: facts, counts, members, and what they may do. */
export function WorkspaceFactsView({ language, workspace }: { language: string; workspace: WorkspaceView }) {
  const { t } = useTranslation('admin')
  const { organisation, closedAt } = workspace
  const isOrphan = !workspace.members.some(({ role }) => role === 'MANAGER')
  return (
    <>
      {closedAt && <Notice tone="warning">{t('workspaces.closedSince', { date: formatDay(language, closedAt) })}</Notice>}
      <DescriptionList
        items={[
          { term: t('workspaces.slug'), value: <bdi className="wrap-anywhere">{workspace.slug}</bdi> },
          { term: t('workspaces.kind'), value: t(`kind.${workspace.kind}`) },
          { term: t('workspaces.country'), value: workspace.countryName ?? t('list.none') },
          {
            term: t('workspaces.organisation'),
            value: organisation ? (
              <OrganisationName name={organisation.name} href={adminThingPath(language, 'organisations', organisation.id)} />
            ) : (
              t('list.none')
            ),
          },
          { term: t('users.created'), value: formatDay(language, workspace.createdAt) },
        ]}
      />
      <Table
        caption={t('workspaces.records')}
        rows={workspace.records}
        rowKey={({ kind }) => kind}
        columns={[
          { key: 'kind', header: t('workspaces.kind'), isRowHeader: true, cell: ({ kind }) => t(`workspaces.record.${kind}`) },
          {
            key: 'published',
            header: t('workspaces.published'),
            numeric: true,
            cell: ({ published }) => formatNumber(language, published),
          },
          { key: 'drafts', header: t('workspaces.drafts'), numeric: true, cell: ({ drafts }) => formatNumber(language, drafts) },
        ]}
      />
      {workspace.members.length === 0 ? (
        <p className="text-ink-soft">{t('workspaces.noMembers')}</p>
      ) : (
        <Table
          caption={t('workspaces.members')}
          rows={workspace.members}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              header: t('list.name'),
              isRowHeader: true,
              cell: ({ id, name }) => (
                <Link quiet href={adminThingPath(language, 'users', id)}>
                  <bdi>{name}</bdi>
                </Link>
              ),
            },
            { key: 'email', header: t('users.email'), cell: ({ email }) => <bdi className="wrap-anywhere">{email}</bdi> },
            { key: 'role', header: t('workspaces.role'), cell: ({ role }) => t(`role.${role}`) },
          ]}
        />
      )}
      {isOrphan && (
        <form method="post" className="grid max-w-form gap-3">
          <input type="hidden" name="intent" value="manager" />
          <Field name="email" label={t('workspaces.manager')} hint={t('workspaces.managerHint')}>
            <TextInput type="email" dir="ltr" />
          </Field>
          <div>
            <Button look="secondary">{t('workspaces.manager')}</Button>
          </div>
        </form>
      )}
      <div className="grid gap-3">
        {!closedAt && <p className="max-w-text text-ink-soft">{t('workspaces.closeHint')}</p>}
        <Act intent={closedAt ? 'reopen' : 'close'} look={closedAt ? 'secondary' : 'danger'}>
          {t(closedAt ? 'workspaces.reopen' : 'workspaces.close')}
        </Act>
      </div>
    </>
  )
}
