import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { isCountry, listCountries } from '#app/features/classifications/countries.ts'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { ListSearch } from '#app/ui/form/list-search.tsx'
import { OrganisationName } from '#app/features/organisations/components/organisation-name.tsx'
import { RegisterTabs } from '#app/features/organisations/components/register-tabs.tsx'
import { entryPath, registerPath } from '#app/features/organisations/paths.ts'
import { listRegister } from '#app/features/organisations/queries/list-register.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table } from '#app/ui/lists/table.tsx'

export const handle = { i18n: ['admin-organisations'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  requireAdmin(actor)
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const asked = url.searchParams.get('country') ?? ''
  const country = isCountry(asked) ? asked : null
  const after = url.searchParams.get('after')
  const page = await listRegister(language, { q, country, after })
  const kept = new URLSearchParams({ ...(q ? { q } : {}), ...(country ? { country } : {}) })
  return {
    title: t('admin-organisations')('list.title'),
    language,
    q,
    country: country ?? '',
    countries: listCountries(language).map(({ code, name }) => ({ value: code, label: name })),
    page,
    firstHref: after ? `${registerPath(language)}?${kept}` : undefined,
    nextHref: page.next ? `${registerPath(language)}?${new URLSearchParams([...kept, ['after', page.next]])}` : undefined,
  }
})

export const meta = documentTitle

export default function RegisterPage() {
  const { t } = useTranslation('admin-organisations')
  const { title, language, q, country, countries, page, firstHref, nextHref } = useLoaderData<typeof loader>()
  const path = registerPath(language)
  const isFiltered = q !== '' || country !== ''
  return (
    <>
      <AdminHead title={title} lead={t('list.lead')} actions={<ButtonLink href={`${path}/new`}>{t('list.add')}</ButtonLink>} />
      <RegisterTabs language={language} current="register" />
      <ListSearch
        action={path}
        label={t('list.search')}
        button={t('list.searchButton')}
        q={q}
        clear={isFiltered ? { href: path, label: t('list.clear') } : undefined}
      >
        <div className="min-w-0 grow basis-48">
          <Field name="country" label={t('list.country')}>
            <Select required={false} options={countries} emptyLabel={t('list.anyCountry')} defaultValue={country} />
          </Field>
        </div>
      </ListSearch>
      {page.items.length === 0 ? (
        <EmptyState title={t(isFiltered ? 'list.none' : 'list.empty')}>{t(isFiltered ? 'list.noneText' : 'list.emptyText')}</EmptyState>
      ) : (
        <Table
          caption={t('list.count', { count: page.total, formatted: formatNumber(language, page.total) })}
          rows={page.items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              header: t('list.name'),
              isRowHeader: true,
              cell: ({ id, name }) => <OrganisationName name={name} href={entryPath(language, id)} />,
            },
            { key: 'ref', header: t('list.identifier'), cell: ({ ref }) => <bdi className="wrap-anywhere">{ref}</bdi> },
            { key: 'country', header: t('list.country'), cell: ({ country: name }) => name },
            {
              key: 'workspaces',
              header: t('list.workspaces'),
              numeric: true,
              cell: ({ workspaces }) => formatNumber(language, workspaces),
            },
          ]}
        />
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </>
  )
}
