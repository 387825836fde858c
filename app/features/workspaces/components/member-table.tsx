import { useTranslation } from 'react-i18next'
import { memberPath } from '#app/features/workspaces/paths.ts'
import type { Role } from '#app/features/workspaces/roles.ts'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { Link } from '#app/ui/text/link.tsx'

export type MemberRow = { id: string; name: string; email: string | null; role: Role; since: string; isSelf: boolean }

type MemberTableProps = { language: string; slug: string; caption: string; members: MemberRow[]; canManage: boolean }

/** The people of a workspace; managers see addresses and the way to each seat, everybody the way to their own. */
export function MemberTable({ language, slug, caption, members, canManage }: MemberTableProps) {
  const { t } = useTranslation('workspaces')
  const columns: Column<MemberRow>[] = [
    {
      key: 'name',
      header: t('members.name'),
      cell: ({ name, isSelf }) => (
        <>
          <bdi>{name}</bdi>
          {isSelf && <span className="font-normal text-ink-soft"> {t('members.you')}</span>}
        </>
      ),
      isRowHeader: true,
    },
    { key: 'role', header: t('members.role'), cell: ({ role }) => t(`role.${role}`) },
    ...(canManage
      ? [{ key: 'email', header: t('members.email'), cell: ({ email }: MemberRow) => <bdi className="wrap-anywhere">{email}</bdi> }]
      : []),
    { key: 'since', header: t('members.since'), cell: ({ since }) => since },
    {
      key: 'change',
      header: t('members.seat'),
      cell: ({ id, name, isSelf }) =>
        canManage || isSelf ? (
          <Link href={memberPath(language, slug, id)}>
            {t(canManage ? 'members.change' : 'members.leave')}
            <span className="sr-only">
              {' '}
              <bdi>{name}</bdi>
            </span>
          </Link>
        ) : null,
    },
  ]
  return <Table caption={caption} captionHidden columns={columns} rows={members} rowKey={({ id }) => id} />
}
