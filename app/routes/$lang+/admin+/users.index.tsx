import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { ListSearch } from '#app/ui/form/list-search.tsx'
import { adminPath, adminThingPath } from '#app/features/instance/paths.ts'
import { listUsers, USER_FILTERS } from '#app/features/instance/queries/list-users.server.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import { formerNumber } from '#app/features/provenance/former-person.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { Link } from '#app/ui/text/link.tsx'

export const handle = { i18n: ['provenance'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const filters = USER_FILTERS.filter((filter) => url.searchParams.getAll('only').includes(filter))
  const after = url.searchParams.get('after')
  const page = await listUsers(actor, { q, filters, after })
  const kept = new URLSearchParams([...(q ? [['q', q]] : []), ...filters.map((filter) => ['only', filter])])
  const path = adminPath(language, 'users')
  return {
    title: t('admin')('users.title'),
    language,
    q,
    filters,
    options: USER_FILTERS.map((filter) => ({ value: filter, label: t('admin')(`users.filter.${filter}`) })),
    page,
    firstHref: after ? `${path}?${kept}` : undefined,
    nextHref: page.next ? `${path}?${new URLSearchParams([...kept, ['after', page.next]])}` : undefined,
  }
})

export const meta = documentTitle

export default function UsersPage() {
  const { t } = useTranslation('admin')
  const shownName = useShownName()
  const { title, language, q, filters, options, page, firstHref, nextHref } = useLoaderData<typeof loader>()
  const path = adminPath(language, 'users')
  return (
    <>
      <AdminHead title={title} lead={t('users.lead')} />
      <ListSearch
        action={path}
        label={t('users.search')}
        button={t('list.searchButton')}
        q={q}
        clear={q || filters.length > 0 ? { href: path, label: t('list.clear') } : undefined}
      >
        <div className="basis-full">
          <CheckboxGroup name="only" legend={t('users.filters')} required={false} options={options} defaultValues={filters} />
        </div>
      </ListSearch>
      {page.items.length === 0 ? (
        <EmptyState title={t('users.none')}>{t('users.noneText')}</EmptyState>
      ) : (
        <Table
          caption={t('users.count', counted(language, page.total))}
          rows={page.items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              header: t('list.name'),
              isRowHeader: true,
              cell: ({ id, name, isAdmin, isSuspended }) => (
                <span className="flex flex-wrap items-center gap-2">
                  <Link quiet href={adminThingPath(language, 'users', id)} className="wrap-anywhere">
                    <bdi>{shownName(name)}</bdi>
                  </Link>
                  {isAdmin && <StatusBadge tone="info">{t('users.badge.admin')}</StatusBadge>}
                  {isSuspended && <StatusBadge tone="warning">{t('users.badge.suspended')}</StatusBadge>}
                </span>
              ),
            },
            {
              key: 'email',
              header: t('users.email'),
              cell: ({ name, email }) => formerNumber(name) === null && <bdi className="wrap-anywhere">{email}</bdi>,
            },
            {
              key: 'workspaces',
              header: t('users.workspaces'),
              numeric: true,
              cell: ({ workspaces }) => formatNumber(language, workspaces),
            },
            {
              key: 'seen',
              header: t('users.seen'),
              nowrap: true,
              cell: ({ seenAt }) => (seenAt ? formatShortDay(language, seenAt) : t('list.none')),
            },
            { key: 'created', header: t('users.created'), nowrap: true, cell: ({ createdAt }) => formatShortDay(language, createdAt) },
          ]}
        />
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </>
  )
}
