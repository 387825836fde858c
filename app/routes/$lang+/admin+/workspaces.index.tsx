import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { ListSearch } from '#app/ui/form/list-search.tsx'
import { adminPath, adminThingPath } from '#app/features/instance/paths.ts'
import { listWorkspaces } from '#app/features/instance/queries/list-workspaces.server.ts'
import { OrganisationName } from '#app/features/organisations/components/organisation-name.tsx'
import { counted } from '#app/features/provenance/counted.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const after = url.searchParams.get('after')
  const page = await listWorkspaces(actor, language, { q, after })
  const kept = new URLSearchParams(q ? { q } : {})
  const path = adminPath(language, 'workspaces')
  return {
    title: t('admin')('workspaces.title'),
    language,
    q,
    page,
    firstHref: after ? `${path}?${kept}` : undefined,
    nextHref: page.next ? `${path}?${new URLSearchParams([...kept, ['after', page.next]])}` : undefined,
  }
})

export const meta = documentTitle

export default function WorkspacesPage() {
  const { t } = useTranslation('admin')
  const { title, language, q, page, firstHref, nextHref } = useLoaderData<typeof loader>()
  const path = adminPath(language, 'workspaces')
  return (
    <>
      <AdminHead
        title={title}
        lead={t('workspaces.lead')}
        actions={<ButtonLink href={`${path}/new`}>{t('workspaces.create')}</ButtonLink>}
      />
      <ListSearch
        action={path}
        label={t('workspaces.search')}
        button={t('list.searchButton')}
        q={q}
        clear={q ? { href: path, label: t('list.clear') } : undefined}
      />
      {page.items.length === 0 ? (
        <EmptyState title={t('workspaces.none')}>{t('workspaces.noneText')}</EmptyState>
      ) : (
        <Table
          caption={t('workspaces.count', counted(language, page.total))}
          rows={page.items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              header: t('list.name'),
              isRowHeader: true,
              cell: ({ id, name, isOrphan, isClosed }) => (
                <span className="flex flex-wrap items-center gap-2">
                  <OrganisationName name={name} href={adminThingPath(language, 'workspaces', id)} />
                  {isClosed && <StatusBadge>{t('workspaces.closed')}</StatusBadge>}
                  {isOrphan && !isClosed && <StatusBadge tone="warning">{t('workspaces.orphan')}</StatusBadge>}
                </span>
              ),
            },
            { key: 'slug', header: t('workspaces.slug'), cell: ({ slug }) => <bdi className="wrap-anywhere">{slug}</bdi> },
            { key: 'kind', header: t('workspaces.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
            { key: 'country', header: t('workspaces.country'), cell: ({ country }) => country },
            { key: 'members', header: t('workspaces.members'), numeric: true, cell: ({ members }) => formatNumber(language, members) },
          ]}
        />
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </>
  )
}
