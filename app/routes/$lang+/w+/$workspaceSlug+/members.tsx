import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { listMembers } from '#app/features/workspaces/queries/members.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { Table } from '#app/ui/lists/table.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const members = await listMembers(workspace)
  return {
    title: t('workspaces')('members.title'),
    members: members.map(({ since, ...member }) => ({ ...member, since: formatDay(language, since.toISOString()) })),
  }
})

export const meta = documentTitle

export default function Members() {
  const { t } = useTranslation('workspaces')
  const { title, members } = useLoaderData<typeof loader>()
  const seesEmail = members.some(({ email }) => email !== null)
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('members.lead')}</Lead>
      </div>
      <Table
        caption={title}
        captionHidden
        columns={[
          { key: 'name', header: t('members.name'), cell: ({ name }) => <bdi>{name}</bdi>, isRowHeader: true },
          { key: 'role', header: t('members.role'), cell: ({ role }) => t(`role.${role}`) },
          ...(seesEmail
            ? [{ key: 'email', header: t('members.email'), cell: ({ email }: { email: string | null }) => <bdi>{email}</bdi> }]
            : []),
          { key: 'since', header: t('members.since'), cell: ({ since }) => since },
        ]}
        rows={members}
        rowKey={({ id }) => id}
      />
    </div>
  )
}
